from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import ClockField, DayField
from staff.models import School, User
from students.models import Student


def chosen(form: forms.Form, name: str) -> set[str]:
    """What is ticked, as text, whatever was sent."""
    return {str(value) for value in form[name].value() or []}


class TripForm(forms.Form):
    """Where a trip goes, when, with whom."""

    title = forms.CharField(label=_("What"), max_length=120, help_text=_("For example: science museum."))
    where = forms.CharField(
        label=_("Where to"), max_length=200, help_text=_("The place and its address, and how you travel.")
    )
    school = forms.ModelChoiceField(label=_("School"), queryset=School.objects.none(), empty_label=None)
    day = DayField(label=_("Day"))
    begins = ClockField(label=_("Leaves at"))
    ends = ClockField(
        label=_("Back at"),
        help_text=_("Leave room for a late bus: until then the adults can open the safety cards."),
    )
    lead = forms.ModelChoiceField(
        label=_("Teacher who answers for it"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        help_text=_("Licensed. Tick them below too if they go along."),
    )
    students = forms.ModelMultipleChoiceField(
        label=_("Students"),
        queryset=Student.objects.none(),
        error_messages={"required": _("Choose at least one student.")},
    )
    adults = forms.ModelMultipleChoiceField(
        label=_("Adults who go along"),
        queryset=User.objects.none(),
        error_messages={"required": _("Choose at least one adult who goes along.")},
    )

    def __init__(
        self,
        *args: Any,
        students: Sequence[Student],
        schools: QuerySet[School],
        adults: QuerySet[User],
        leads: QuerySet[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.people = students, list(adults)
        rows = Student.objects.filter(pk__in=[one.pk for one in students])
        given = {"students": rows, "school": schools, "adults": adults, "lead": leads}
        for name, choices in given.items():
            self.fields[name].queryset = choices  # type: ignore[attr-defined]

    def chosen_students(self) -> set[str]:
        return chosen(self, "students")

    def chosen_adults(self) -> set[str]:
        return chosen(self, "adults")

    def given(self) -> dict[str, Any]:
        """What the action takes."""
        return self.cleaned_data | {"students": {one.pk for one in self.cleaned_data["students"]}}


class RollForm(forms.Form):
    """Who is here, and where the roll is called."""

    where = forms.CharField(label=_("Where are you?"), max_length=80, help_text=_("For example: at the bus."))
    here = forms.MultipleChoiceField(label=_("Who is here?"), required=False)

    def __init__(self, *args: Any, students: Sequence[Student], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["here"].choices = [(str(one.pk), one.name) for one in students]  # type: ignore[attr-defined]

    def chosen_here(self) -> set[str]:
        return chosen(self, "here")
