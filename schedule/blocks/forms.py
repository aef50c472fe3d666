from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ClockField, DayField, EndForm
from schedule.blocks.actions import Content
from schedule.blocks.week import day_key, day_name, days_to_choose
from schedule.day import Slot
from schedule.day.words import span_in_words
from schedule.models import StudentBlock, SupervisionLevel, SupportLevel
from staff.models import Period, Rhythm, School


class PeriodField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {span_in_words((obj.minutes.lower, obj.minutes.upper))}"


class SlotsForm(forms.Form):
    """When something that repeats takes place: on which days, in which period or at which times."""

    days = forms.MultipleChoiceField(label=_("Days"), widget=forms.CheckboxSelectMultiple)
    period = PeriodField(
        label=_("Period"),
        queryset=Period.objects.none(),
        required=False,
        empty_label=_("No period: the times stay the same on all bells"),
        help_text=_("What stands in a period moves with it on early release and other bells."),
    )
    begins = ClockField(label=_("Begins"), required=False, help_text=_("Empty: with the period."))
    ends = ClockField(label=_("Ends"), required=False, help_text=_("Empty: with the period."))
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty if there is no end yet."))

    def __init__(self, *args: Any, school: School, day: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"first": day, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = days_to_choose(school, day)  # type: ignore[attr-defined]
        periods = Period.objects.filter(bell__school=school, bell__is_regular=True).select_related("bell")
        self.fields["period"].queryset = periods  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        period = cleaned.get("period")
        for name, minute in (("begins", "lower"), ("ends", "upper")):
            if cleaned.get(name) is None and name not in self.errors:
                if period is None:
                    self.add_error(name, _("Enter a time, or choose a period."))
                else:
                    cleaned[name] = getattr(period.minutes, minute)
        return cleaned

    def slots(self) -> Sequence[Slot]:
        cleaned = self.cleaned_data
        minutes = (cleaned["begins"], cleaned["ends"])
        keys = (key.split("-") for key in cleaned["days"])
        return [Slot(Rhythm(rhythm), int(day), minutes, cleaned["period"]) for rhythm, day in keys]


class BlockForm(SlotsForm):
    """A block of the day: when, what, and the two levels."""

    activity = forms.CharField(label=_("Activity"), max_length=120)
    place = forms.CharField(label=_("Place"), max_length=80, required=False)
    materials = forms.CharField(
        label=_("Materials"), max_length=300, required=False, help_text=_("What must be there, and ready.")
    )
    vocabulary = forms.CharField(
        label=_("Vocabulary"), max_length=300, required=False, help_text=_("Words that are being learned.")
    )
    support = forms.ChoiceField(
        label=_("Support"),
        choices=SupportLevel.choices,
        help_text=_("Who helps with what there is to do."),
    )
    supervision = forms.ChoiceField(
        label=_("Supervision"),
        choices=SupervisionLevel.choices,
        help_text=_("How closely an adult must watch, for safety. It is apart from support."),
    )

    field_order = (
        "days", "period", "begins", "ends", "activity", "place", "materials", "vocabulary", "support",
        "supervision", "first", "last",
    )  # fmt: skip

    def __init__(self, *args: Any, replaces: Sequence[StudentBlock] = (), **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(replaces), **kwargs)
        days: Any = self.fields["days"]
        names = dict(days.choices) | {day_key(b): day_name(b.rhythm, b.day) for b in replaces}
        days.choices = list(names.items())

    def content(self) -> Content:
        cleaned = self.cleaned_data
        return Content(
            activity=cleaned["activity"],
            support=SupportLevel(cleaned["support"]),
            supervision=SupervisionLevel(cleaned["supervision"]),
            place=cleaned["place"],
            materials=cleaned["materials"],
            vocabulary=cleaned["vocabulary"],
        )

    def replaced(self, blocks: Sequence[StudentBlock]) -> list[StudentBlock]:
        """Those of `blocks` whose day is ticked; the others stay as they are."""
        return [block for block in blocks if day_key(block) in self.cleaned_data["days"]]


class BlockEndForm(EndForm):
    """On which of its days a block ends, and when."""

    days = forms.MultipleChoiceField(label=_("Days"), widget=forms.CheckboxSelectMultiple)
    field_order = ("days", "when", "last_day")

    def __init__(self, *args: Any, blocks: Sequence[StudentBlock], **kwargs: Any) -> None:
        super().__init__(*args, starts=blocks[0].starts, **kwargs)
        names = [(day_key(block), day_name(block.rhythm, block.day)) for block in blocks]
        self.fields["days"].choices = names  # type: ignore[attr-defined]
        self.fields["days"].initial = [key for key, _name in names]

    def chosen(self, blocks: Sequence[StudentBlock]) -> list[StudentBlock]:
        return [block for block in blocks if day_key(block) in self.cleaned_data["days"]]


def _initial(blocks: Sequence[StudentBlock]) -> dict[str, Any]:
    if not blocks:
        return {}
    block = blocks[0]
    begins, ends = block.minutes.lower, block.minutes.upper
    return {
        "days": [day_key(block) for block in blocks],
        "period": block.period_id,
        "begins": f"{begins // 60:02}:{begins % 60:02}",
        "ends": f"{ends // 60:02}:{ends % 60:02}",
        "activity": block.activity,
        "place": block.place,
        "materials": block.materials,
        "vocabulary": block.vocabulary,
        "support": block.support_level,
        "supervision": block.supervision_level,
        "last": block.last_day,
    }
