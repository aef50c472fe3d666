from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DayField
from staff.calendar.actions import DayPlan
from staff.models import BellSchedule, CalendarDay, DayKind, School

WEEKDAYS = [
    ("1", _("Monday")), ("2", _("Tuesday")), ("3", _("Wednesday")), ("4", _("Thursday")),
    ("5", _("Friday")), ("6", _("Saturday")), ("7", _("Sunday")),
]  # fmt: skip


class DaysForm(forms.Form):
    """One day, or all days of some weekdays in a range. Filled in with what `day` is now."""

    first = DayField(label=_("Day"))
    last = DayField(label=_("Through"), required=False, help_text=_("Leave empty to change this one day."))
    weekdays = forms.MultipleChoiceField(
        label=_("On"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For several days. None ticked: Monday to Friday."),
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=DayKind.choices, widget=forms.RadioSelect)
    bell = forms.ModelChoiceField(
        label=_("Bells"), queryset=BellSchedule.objects.none(), required=False, empty_label=_("No bells")
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=120,
        required=False,
        help_text=_("Everybody reads it, for example “Snow day”."),
    )
    cycle_first = forms.IntegerField(
        label=_("Day of the rotation"),
        min_value=1,
        max_value=10,
        required=False,
        help_text=_("Days are numbered on from it. Leave empty to keep the numbers that are there."),
    )
    cycle_length = forms.IntegerField(
        label=_("Days in the rotation"), min_value=1, max_value=10, required=False
    )

    def __init__(self, *args: Any, school: School, day: date, now: CalendarDay | None, **kwargs: Any) -> None:
        bells = list(BellSchedule.objects.filter(school=school).order_by("-is_regular", "name"))
        kwargs["initial"] = {
            "first": day,
            "kind": now.kind if now else DayKind.SCHOOL,
            "bell": (now.bell_id if now and now.bell_id else None) or (bells[0].pk if bells else None),
            "note": now.note if now else "",
        }
        super().__init__(*args, **kwargs)
        self.has_bells = bool(bells)
        self.fields["bell"].queryset = BellSchedule.objects.filter(school=school)  # type: ignore[attr-defined]
        self.fields["bell"].choices = [("", _("No bells")), *((b.pk, b.name) for b in bells)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("cycle_first") and not cleaned.get("cycle_length") and cleaned.get("last"):
            self.add_error("cycle_length", _("Say after how many days the rotation begins anew."))
        length = cleaned.get("cycle_length")
        if length and (cleaned.get("cycle_first") or 1) > length:
            self.add_error("cycle_first", _("The rotation has fewer days."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """What the action takes: days, weekdays and plan."""
        cleaned = self.cleaned_data
        first, last = cleaned["first"], cleaned["last"] or cleaned["first"]
        ticked = {int(day) for day in cleaned["weekdays"]} or {1, 2, 3, 4, 5}
        return {
            "first": first,
            "last": last,
            "weekdays": ticked if last > first else {first.isoweekday()},
            "plan": DayPlan(
                kind=DayKind(cleaned["kind"]),
                bell=cleaned["bell"],
                note=cleaned["note"],
                cycle_first=cleaned["cycle_first"],
                cycle_length=cleaned["cycle_length"] or cleaned["cycle_first"] or 1,
            ),
        }
