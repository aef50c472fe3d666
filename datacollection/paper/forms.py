"""A whole session typed in from a paper data sheet: its head. The lines stand in `rows`.

The form only turns text into domain types; `datacollection.paper.records` turns those into the same records
that a device sends.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from crispy_forms.layout import Field
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from core.ids import uuid7
from datacollection.models import Purpose
from datacollection.paper import records as paper
from datacollection.paper.rows import find_paper_layout
from iep.drafts.forms import without_tag
from iep.measures.trials import Response
from iep.models import TargetVersion
from staff.calendar.school_time import moment
from staff.models import User

MOST_COUNT = 480
SIGNS = {
    **dict.fromkeys("+1", Response.OCCURRENCE),
    **dict.fromkeys("-−–0", Response.NOT_OCCURRED),
    **dict.fromkeys("oO?", Response.NOT_OBSERVED),
}
# Older sheets are an administrator's matter: the plan that they were taken under may be long gone.
OLDEST = timedelta(days=60)
OPEN_FOR = timedelta(hours=24)


class PaperForm(forms.Form):
    """When, where and why; for counts also how many and how long, for intervals a sign for each."""

    # Made with the empty form: sending the same page twice stores the session once.
    entry = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(label=__("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    began = forms.TimeField(
        label=__("Began at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.DecimalField(
        label=__("Minutes watched"), min_value=0, max_value=600, decimal_places=2, required=False
    )
    purpose = forms.ChoiceField(label=__("Purpose"), choices=Purpose.choices, initial=Purpose.TEACHING)
    setting = forms.CharField(label=__("Where"), max_length=80, required=False)
    count = forms.IntegerField(label=__("How many times"), min_value=0, max_value=MOST_COUNT)
    marks = forms.CharField(
        label=__("The intervals"),
        max_length=2000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocapitalize": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, version: TargetVersion, user: User, **kwargs: Any) -> None:
        today = user.today()
        kwargs.setdefault("initial", {"entry": uuid7(), "day": today})
        super().__init__(*args, **kwargs)
        self._user, self._teaching = user, version.teaching
        self.fields["day"].widget.attrs |= {"max": today.isoformat(), "min": (today - OLDEST).isoformat()}
        self._narrow()
        wide = {"marks": "pp-paper-field pp-paper-wide"}
        self.helper = without_tag(
            *(Field(name, wrapper_class=wide.get(name, "pp-paper-field")) for name in self.fields)
        )

    def _narrow(self) -> None:
        """Ask for what the measure needs."""
        head = find_paper_layout(self._teaching.measure.paper_row).head
        self.fields["minutes"].required = "minutes" in head
        if "count" not in head:
            del self.fields["count"]
        if "marks" not in head:
            del self.fields["marks"]
            return
        self.fields["marks"].help_text = _(
            "A sign for each of the %(n)d intervals, in order: + it happened, - it did not, o not observed."
        ) % {"n": self._teaching.settings.intervals}  # type: ignore[attr-defined]

    def clean_marks(self) -> list[dict[str, Any]]:
        """A trial for each sign. What was not observed is a fact too; what has no sign is none."""
        signs = "".join(self.cleaned_data["marks"].split())
        unknown = next((sign for sign in signs if sign not in SIGNS), "")
        if unknown:
            raise ValidationError(_("“%(sign)s” is no sign: write +, - or o.") % {"sign": unknown})
        most = self._teaching.settings.intervals  # type: ignore[attr-defined]
        if not 0 < len(signs) <= most:
            raise ValidationError(
                _("There are %(have)d signs for %(most)d intervals.") % {"have": len(signs), "most": most}
            )
        return [{"response": SIGNS[sign], "step": step} for step, sign in enumerate(signs, start=1)]

    def clean_entry(self) -> UUID:
        entry: UUID = self.cleaned_data["entry"]
        # Its time becomes the time of the records: an old one would hide that they were entered late.
        opened, now = paper.opened_at(entry), timezone.now()
        if entry.version != 7 or not now - OPEN_FOR < opened <= now + timedelta(minutes=1):
            raise ValidationError(_("This page was open for too long. Open it again."))
        return entry

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        today = self._user.today()
        if day > today:
            raise ValidationError(_("This day has not come yet."))
        if day < today - OLDEST:
            raise ValidationError(_("This day is more than 60 days ago. Ask your administrator."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if (day := cleaned.get("day")) and (began := cleaned.get("began")):
            cleaned["began_at"] = self._instant(day, began)
        return cleaned

    def _instant(self, day: date, began: time) -> datetime:
        began_at = moment(self._user.zone, day, began.hour * 60 + began.minute)
        if began_at > timezone.now():
            self.add_error("began", _("This time has not come yet."))
        return began_at
