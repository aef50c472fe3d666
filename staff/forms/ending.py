from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from staff.forms.fields import DayField


class EndForm(forms.Form):
    """When something ends: at once, or after a last day. `starts`: its first day."""

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=_("When does it end?"),
        choices=[(NOW, _("Now, this minute")), (LATER, _("After a last day"))],
        widget=forms.RadioSelect,
        initial=LATER,
    )
    last_day = DayField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, starts: date, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = max(day, starts)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_later = cleaned.get("when") == self.LATER
        if is_later and not cleaned.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Choose the last day."))
        return cleaned

    def last(self, today: date) -> date:
        """The last day that was chosen; yesterday where it ends at once."""
        if self.cleaned_data["when"] == self.NOW:
            return today - timedelta(days=1)
        day: date = self.cleaned_data["last_day"]
        return day
