from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from staff.checks import FIRST_YEAR, LAST_YEAR


class DayField(forms.DateField):
    """A day by the browser's own picker, within the years that people plan in."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%m/%d/%Y"], **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(_("Write a year between 1990 and 2200."))
        return day


class ClockField(forms.TimeField):
    """A time of the wall clock; `cleaned` is minutes from midnight."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%I:%M %p"], **kwargs)

    def clean(self, value: Any) -> int | None:
        at: time | None = super().clean(value)
        return None if at is None else at.hour * 60 + at.minute


def day_asked(text: str, otherwise: date) -> date:
    """A day out of an address, or the other one where it names none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else otherwise
