from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.forms import ClockField, DayField
from schedule.day.bells import Span
from schedule.models import WHOLE_DAY
from staff.models import User


class AwayForm(forms.Form):
    """From when until when somebody is away, and who said so. Why is not asked."""

    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty for one day."))
    begins = ClockField(label=_("Away from"), required=False, help_text=_("Empty: from the morning."))
    ends = ClockField(label=_("Until"), required=False, help_text=_("Empty: to the end of the day."))
    told_by = forms.CharField(
        label=_("Who said so"),
        max_length=120,
        help_text=_("For example: she called. The reason is nobody’s business, so leave it out."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].initial = day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("last") is None and "last" not in self.errors:
            cleaned["last"] = cleaned.get("first")
        return cleaned

    def minutes(self) -> Span:
        begins, ends = self.cleaned_data.get("begins"), self.cleaned_data.get("ends")
        return WHOLE_DAY[0] if begins is None else begins, WHOLE_DAY[1] if ends is None else ends

    def when(self) -> dict[str, Any]:
        names = ("first", "last", "told_by")
        return {name: self.cleaned_data[name] for name in names} | {"minutes": self.minutes()}


class StaffAwayForm(AwayForm):
    person = forms.ModelChoiceField(
        label=_("Who is away"), queryset=User.objects.none(), empty_label=_("Choose a person")
    )
    field_order = ("person", "first", "last", "begins", "ends", "told_by")

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
