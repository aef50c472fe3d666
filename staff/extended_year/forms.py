from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.calendar.forms import WEEKDAYS
from staff.extended_year.actions import YearPlan
from staff.models import BellSchedule, ExtendedYear, School

FIXED = ("first", "weekdays", "bell")  # once it has begun
MOST = 40


class DaysOffField(forms.CharField):
    """A date a line; cleans to a tuple of dates."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(day.isoformat() for day in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(gettext_now("Write at most 40 days."))
        return tuple(sorted({_parsed(line) for line in lines}))


def _parsed(line: str) -> date:
    try:
        return date.fromisoformat(line)
    except ValueError:
        words = gettext_now("“%(line)s” is no date. Write it as 2027-07-05.") % {"line": line[:20]}
        raise ValidationError(words) from None


class ExtendedYearForm(forms.Form):
    """Its days and its bells. `begun`: only its end and the days off ahead can change."""

    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("For example “July session”. Everybody reads it.")
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"))
    weekdays = forms.MultipleChoiceField(
        label=_("On"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple, initial=["1", "2", "3", "4"]
    )
    bell = forms.ModelChoiceField(
        label=_("Bells"), queryset=BellSchedule.objects.none(), empty_label=_("Choose the bells")
    )
    days_off = DaysOffField(
        label=_("Days off in between"), help_text=_("One a line, for example 2027-07-05. May be empty.")
    )

    def __init__(
        self, *args: Any, school: School, year: ExtendedYear | None = None, begun: bool = False, **kwargs: Any
    ) -> None:
        if year is not None:
            kwargs["initial"] = {
                "name": year.name,
                "first": year.starts,
                "last": year.last_day,
                "weekdays": [str(day) for day in year.weekdays],
                "bell": year.bell_id,
                "days_off": year.days_off,
            }
        super().__init__(*args, **kwargs)
        self.fields["bell"].queryset = BellSchedule.objects.filter(school=school).order_by("name")  # type: ignore[attr-defined]
        for name in FIXED if begun else ():
            self.fields[name].disabled = True

    def plan(self) -> YearPlan:
        cleaned = self.cleaned_data
        return YearPlan(
            name=cleaned["name"],
            first=cleaned["first"],
            last=cleaned["last"],
            weekdays=tuple(int(day) for day in cleaned["weekdays"]),
            bell=cleaned["bell"],
            days_off=cleaned["days_off"],
        )
