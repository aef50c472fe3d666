from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import EndForm
from schedule.blocks.forms import SlotsForm
from schedule.day.words import day_in_words
from schedule.duties.models import Duty, DutyKind
from staff.models import Role, School, User
from students.team.forms import people_with


class DutyForm(SlotsForm):
    """A duty that serves no one student: lunch, recess, the bus, a club, time for data."""

    para = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    kind = forms.ChoiceField(
        label=_("What"), choices=[(kind.value, kind.label) for kind in DutyKind if kind != DutyKind.SUPPORT]
    )
    place = forms.CharField(label=_("Place"), max_length=80)

    field_order = ("para", "kind", "place", "days", "period", "begins", "ends", "first", "last")

    def __init__(self, *args: Any, school: School, day: date, **kwargs: Any) -> None:
        super().__init__(*args, school=school, day=day, **kwargs)
        self.fields["para"].queryset = people_with([Role.PARA], school, day)  # type: ignore[attr-defined]


class DutyEndForm(EndForm):
    """On which of its days a duty ends, when, and who does it from then on, if anybody."""

    days = forms.MultipleChoiceField(label=_("Days"), widget=forms.CheckboxSelectMultiple)
    to = forms.ModelChoiceField(
        label=_("Who does it from then on"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody: it ends"),
    )
    field_order = ("days", "when", "last_day", "to")

    def __init__(self, *args: Any, duties: Sequence[Duty], day: date, **kwargs: Any) -> None:
        super().__init__(*args, starts=duties[0].starts, day=day, **kwargs)
        names = [(str(duty.pk), day_in_words(duty.rhythm, duty.day)) for duty in duties]
        self.fields["days"].choices = names  # type: ignore[attr-defined]
        self.fields["days"].initial = [key for key, _name in names]
        paras = people_with([Role.PARA], duties[0].school, day).exclude(pk=duties[0].para_id)
        self.fields["to"].queryset = paras  # type: ignore[attr-defined]

    def chosen(self, duties: Sequence[Duty]) -> list[Duty]:
        return [duty for duty in duties if str(duty.pk) in self.cleaned_data["days"]]
