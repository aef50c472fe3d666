"""What each measure asks of a target. A test walks the measures: each has its form here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import whole
from iep.measures.base import AnyMeasure, PointUnit, Settings
from iep.measures.discrete_trial import DiscreteTrialSettings
from iep.measures.frequency import FrequencySettings
from iep.measures.intervals import LONGEST_INTERVAL, MOST_INTERVALS, IntervalSettings
from iep.measures.ladder import DEFAULT_LADDER, Ladder
from iep.measures.permanent_product import MOST_POINTS, PermanentProductSettings
from iep.measures.rate import Per, RateSettings
from iep.targets.chain_form import TaskAnalysisForm
from iep.targets.measure_form import CountsThrough, MeasureForm, Value
from iep.targets.scale_form import RatingForm
from iep.targets.timing_form import DurationForm, LatencyForm, point_field


class DiscreteTrialForm(CountsThrough, MeasureForm):
    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return DiscreteTrialSettings(ladder=ladder, counts_through=cleaned["counts_through"])


class FrequencyForm(MeasureForm):
    point = point_field()

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return FrequencySettings(ladder=ladder, point=PointUnit(cleaned["point"]))


class RateForm(MeasureForm):
    per = forms.ChoiceField(
        label=_("Counted per"),
        choices=[(Per.MINUTE, _("minute")), (Per.HOUR, _("hour")), (Per.DAY, _("day"))],
        initial=Per.HOUR,
    )
    day_minutes = whole(
        1,
        1440,
        label=_("Minutes of a day"),
        initial=390,
        help_text=_("How long a day of observation is. A school day of 6 hours and 30 minutes has 390."),
    )

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        per = Per(cleaned["per"])
        return RateSettings(
            ladder=ladder, per=per, day_minutes=cleaned["day_minutes"] if per is Per.DAY else 0
        )

    def spared(self, value: Value) -> set[str]:
        return set() if value("per") == Per.DAY else {"day_minutes"}


class IntervalForm(MeasureForm):
    rows = (("intervals", "seconds"),)
    fewest = _("Fewest observed intervals")

    intervals = whole(1, MOST_INTERVALS, label=_("How many intervals"), initial=10)
    seconds = whole(1, LONGEST_INTERVAL, label=_("Seconds of one"), initial=30)

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return IntervalSettings(ladder=ladder, intervals=cleaned["intervals"], seconds=cleaned["seconds"])

    def problems(self, cleaned: dict[str, Any]) -> Iterator[tuple[str, str | Promise]]:
        if cleaned.get("minimum_trials", 0) > cleaned["intervals"]:
            yield (
                "minimum_trials",
                _("A session has only %(n)d intervals.") % {"n": cleaned["intervals"]},
            )


class PermanentProductForm(MeasureForm):
    out_of = whole(
        1,
        MOST_POINTS,
        label=_("Points possible"),
        initial=10,
        help_text=_("Of most work samples. Another number can be given with each."),
    )

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return PermanentProductSettings(ladder=ladder, out_of=cleaned["out_of"])


FORMS: dict[str, type[MeasureForm]] = {
    "discrete_trial": DiscreteTrialForm,
    "task_analysis": TaskAnalysisForm,
    "frequency": FrequencyForm,
    "rate": RateForm,
    "duration": DurationForm,
    "latency": LatencyForm,
    "partial_interval": IntervalForm,
    "whole_interval": IntervalForm,
    "momentary_interval": IntervalForm,
    "rating": RatingForm,
    "permanent_product": PermanentProductForm,
}


def form_for(measure: AnyMeasure) -> MeasureForm:
    return FORMS.get(measure.key, MeasureForm)()


def settings_so_far(measure: AnyMeasure, typed: dict[str, Any]) -> Settings:
    """What these values say about the measure; its defaults where they say nothing that holds."""
    form = FORMS.get(measure.key, MeasureForm)(data=typed)
    form.full_clean()
    try:
        return form.settings(form.cleaned_data, measure, DEFAULT_LADDER)
    except (KeyError, ValueError):
        default: Settings = measure.parse(None)
        return default
