from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.models import Post, Role, School, User
from students.models import Membership, Origin

Grouped = list[tuple[str, list[tuple[str, str]]]]


class _CaseManagerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Teachers under the names of their schools."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), empty_label=_("Choose a person"), **kwargs)

    def offer(self, schools: Iterable[School], day: date) -> None:
        found = list(schools)
        goes_on = Q(during__upper_inf=True) | Q(during__endswith__gt=day)
        posts = Post.objects.filter(goes_on, school__in=found, role=Role.TEACHER, user__is_active=True)
        rows = list(
            posts.select_related("user", "school").order_by("school__name", "school", "user__sort_key")
        )
        self.queryset = User.objects.filter(pk__in={post.user_id for post in rows})
        by_school = groupby(rows, key=lambda post: str(post.school))
        grouped = [(name, _once((str(p.user_id), str(p.user)) for p in some)) for name, some in by_school]
        self.choices = [("", str(self.empty_label)), *grouped]


def _once(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(pairs))


class MoveForm(forms.Form):
    """To which school, from when, and who manages the case there. `keep`: asked on the second page."""

    to = forms.ModelChoiceField(
        label=_("School"), queryset=School.objects.none(), empty_label=_("Choose a school")
    )
    grade = forms.CharField(label=_("Grade"), max_length=10)
    first = DayField(
        label=_("First day there"),
        help_text=_("Today, a day ahead, or up to two weeks back if you only hear of it now."),
    )
    case_manager = _CaseManagerField(
        label=_("Case manager there"),
        help_text=_("A licensed special education teacher of that school."),
    )
    keep = forms.ModelMultipleChoiceField(
        label=_("Stays on the team"), queryset=Membership.objects.none(), required=False
    )

    def __init__(self, *args: Any, schools: QuerySet[School], day: date, team: QuerySet[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = schools  # type: ignore[attr-defined]
        self.fields["case_manager"].offer(schools, day)  # type: ignore[attr-defined]
        self.fields["keep"].queryset = team  # type: ignore[attr-defined]

    def asked_first(self) -> list[forms.BoundField]:
        """The fields of the first page."""
        return [self[name] for name in ("to", "grade", "first", "case_manager")]


class LeaveForm(forms.Form):
    """After which day, and where to, if somebody knows."""

    last_day = DayField(
        label=_("Last day"), help_text=_("The last day on which the student is enrolled here.")
    )
    where = forms.CharField(
        label=_("Where to"),
        max_length=200,
        required=False,
        help_text=_("The new school or district, if you know it. Administrators read this."),
    )

    def asked_first(self) -> list[forms.BoundField]:
        return list(self)


class ArriveForm(forms.Form):
    """A student of no school here: to which school, whose case, where from. `is_known`: was here before."""

    legal_name = forms.CharField(label=_("Legal name"), max_length=200)
    used_name = forms.CharField(
        label=_("Name used"), max_length=200, required=False, help_text=_("Where it is another.")
    )
    sort_as = forms.CharField(
        label=_("Sorted as"),
        max_length=200,
        required=False,
        help_text=_("For example: Cruz, Diego. Empty: as the name is written."),
    )
    birth_date = DayField(label=_("Date of birth"), required=False)
    school = forms.ModelChoiceField(
        label=_("School"), queryset=School.objects.none(), empty_label=_("Choose a school")
    )
    grade = forms.CharField(label=_("Grade"), max_length=10)
    first = DayField(label=_("First day"))
    case_manager = _CaseManagerField(
        label=_("Case manager"),
        required=False,
        help_text=_("Without one only administrators see the student."),
    )
    origin = forms.ChoiceField(
        label=_("Comes with a plan of another district"),
        choices=[("", _("No, or not known")), *Origin.choices],
        required=False,
    )
    where = forms.CharField(
        label=_("Which district"),
        max_length=200,
        required=False,
        help_text=_("Its name, with the state where it is another one."),
    )

    OF_A_PERSON = ("legal_name", "used_name", "sort_as", "birth_date")

    def __init__(
        self, *args: Any, schools: QuerySet[School], day: date, is_known: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools  # type: ignore[attr-defined]
        self.fields["case_manager"].offer(schools, day)  # type: ignore[attr-defined]
        self.fields["first"].initial = day
        for name in self.OF_A_PERSON if is_known else ():
            del self.fields[name]

    def names(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.OF_A_PERSON}

    def enrolment(self) -> dict[str, Any]:
        return {name: given for name, given in self.cleaned_data.items() if name not in self.OF_A_PERSON}
