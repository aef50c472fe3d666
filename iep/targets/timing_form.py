"""What measures of time ask of a target: which figure is the score, and in which unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.measures.base import AnyMeasure, PointUnit, Settings
from iep.measures.duration import DurationSettings, Told, Unit
from iep.measures.ladder import Ladder
from iep.measures.latency import LatencySettings, Middle
from iep.targets.measure_form import MeasureForm, Value

MIDDLES = [
    (Middle.MEAN, _("the mean")),
    (Middle.MEDIAN, _("the median (one very large value moves it less)")),
]


def point_field() -> forms.ChoiceField:
    """What one point of the graph gathers."""
    return forms.ChoiceField(
        label=_("One point on the graph is"),
        choices=[
            (PointUnit.DAY, _("a school day")),
            (PointUnit.WEEK, _("a week")),
            (PointUnit.SESSION, _("one observation")),
        ],
        initial=PointUnit.DAY,
    )


class DurationForm(MeasureForm):
    rows = (("told", "unit"),)

    told = forms.ChoiceField(
        label=_("The score is"),
        choices=[
            (Told.TOTAL, _("the total time")),
            (Told.MEAN, _("the mean time of an episode")),
            (Told.PERCENT, _("the percent of the observed time")),
        ],
        initial=Told.TOTAL,
    )
    unit = forms.ChoiceField(
        label=_("Told in"),
        choices=[(Unit.SECONDS, _("seconds")), (Unit.MINUTES, _("minutes"))],
        initial=Unit.SECONDS,
    )
    point = point_field()

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        told = Told(cleaned["told"])
        unit = Unit.SECONDS if told is Told.PERCENT else Unit(cleaned["unit"])
        return DurationSettings(ladder=ladder, told=told, unit=unit, point=PointUnit(cleaned["point"]))

    def spared(self, value: Value) -> set[str]:
        return {"unit"} if value("told") == Told.PERCENT else set()


class LatencyForm(MeasureForm):
    fewest = _("Fewest responses")

    told = forms.ChoiceField(label=_("The score is"), choices=MIDDLES, initial=Middle.MEAN)

    def settings(self, cleaned: dict[str, Any], measure: AnyMeasure, ladder: Ladder) -> Settings:
        return LatencySettings(ladder=ladder, told=Middle(cleaned["told"]))
