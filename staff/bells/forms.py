from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ClockField, DayField
from staff.bells.actions import BellTimes
from staff.models import BellSchedule

EMPTY_LINES = 3  # to write new periods into, without any script


class BellForm(forms.Form):
    """The name, and for bells that are in use the day from which other times hold."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("For example “Early release”."))
    follow = forms.BooleanField(label=_("The times change from a day on"), required=False)
    first = DayField(label=_("First day with the new times"), required=False)
    # Where the action says what is wrong with the periods as a whole.
    periods = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, bell: BellSchedule | None, is_used: bool, day: date, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"name": bell.name if bell else "", "first": day}
        super().__init__(*args, **kwargs)
        if not is_used:
            del self.fields["follow"], self.fields["first"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("follow") and not cleaned.get("first") and "first" not in self.errors:
            self.add_error("first", _("Choose the first day."))
        return cleaned


class PeriodForm(forms.Form):
    """A line of a schedule. Without a name it is no period."""

    name = forms.CharField(label=_("Period"), max_length=60, required=False)
    begins = ClockField(label=_("Begins"), required=False)
    ends = ClockField(label=_("Ends"), required=False)

    def number(self, n: int) -> None:
        """Say in the labels which line this is: a summary of errors names fields of many lines."""
        for name, words in (
            ("name", _("Period %(n)d")),
            ("begins", _("Period %(n)d begins")),
            ("ends", _("Period %(n)d ends")),
        ):
            self.fields[name].label = words % {"n": n}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = [name for name in ("name", "begins", "ends") if cleaned.get(name) not in (None, "")]
        if given and not self.errors:
            for name in ("name", "begins", "ends"):
                if name not in given:
                    self.add_error(name, _("Fill this in, or empty the whole line."))
        return cleaned


class BasePeriods(forms.BaseFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        """No two periods of one name."""
        seen: set[str] = set()
        for form in self.forms:
            name = " ".join((form.cleaned_data.get("name") or "").split()) if form.is_valid() else ""
            if name and name in seen:
                form.add_error("name", _("There is a period of this name already."))
            seen.add(name)

    def spans(self) -> dict[str, tuple[int, int]]:
        """Minutes from midnight by period."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return {" ".join(row["name"].split()): (row["begins"], row["ends"]) for row in rows}


Periods = forms.formset_factory(
    PeriodForm, formset=BasePeriods, extra=EMPTY_LINES, max_num=30, absolute_max=40
)


def periods_of(bell: BellSchedule | None, data: Any = None) -> Any:
    """The lines of `bell` and some empty ones."""
    rows = bell.periods.all() if bell else ()
    initial = [
        {"name": p.name, "begins": _clock(p.minutes.lower), "ends": _clock(p.minutes.upper)} for p in rows
    ]
    lines = Periods(data, initial=initial, prefix="p")
    for n, line in enumerate(lines.forms, start=1):
        line.number(n)
    return lines


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def times(form: BellForm, periods: BasePeriods) -> BellTimes:
    return BellTimes(form.cleaned_data["name"], periods.spans())
