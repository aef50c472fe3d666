"""When a target is mastered: the fields that become a `Criterion`, all that mastery can judge by."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from iep.drafts.fields import whole
from iep.measures.base import AnyMeasure, Settings
from iep.measures.criterion import MOST, Criterion
from iep.measures.criterion import Direction as Better
from iep.measures.dataplan import Rhythm
from iep.measures.ladder import ANY, Ladder
from iep.measures.mastery import Purpose

SCORE = "score"
STATISTICS = {
    SCORE: _("what the graph shows"),
    "total": _("the total time"),
    "mean": _("the mean"),
    "median": _("the median"),
    "percent": _("the percent of the observed time"),
}
# Words for what a criterion itself refuses, at the field that says it
KEYS = ("threshold", "statistic", "prompt_level", "minimum_trials")


class CriterionFields(forms.Form):
    threshold = forms.DecimalField(
        label=_("Criterion"),
        min_value=Decimal(0),
        max_digits=9,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
        help_text=_("Reaching it counts."),
    )
    x = whole(1, MOST, label=_("Reached in"), initial=3)
    y = whole(
        1,
        MOST,
        label=_("Of the last"),
        initial=3,
        help_text=_("The same number twice: in a row."),
    )
    statistic = forms.ChoiceField(label=_("Judged by"), required=False, initial=SCORE)
    prompt_level = forms.ChoiceField(
        label=_("Help that still counts"),
        required=False,
        help_text=_("For mastery alone. The graph goes on as the target scores."),
    )
    purpose = forms.ChoiceField(
        label=_("Judged in"),
        required=False,
        choices=[
            ("", _("as data is taken")),
            (Purpose.TEACHING, _("teaching sessions")),
            (Purpose.PROBE, _("probes, without teaching")),
        ],
    )
    minimum_trials = whole(
        0,
        500,
        label=_("Fewest trials"),
        initial=5,
        help_text=_("A session with fewer is not judged; it neither helps nor harms."),
    )
    staff = whole(1, MOST, label=_("Different adults"), initial=2)
    places = whole(1, MOST, label=_("Different places"), initial=1)
    days = whole(1, MOST, label=_("Different days"), initial=3)

    def offer_criterion(self, measure: AnyMeasure, ladder: Ladder) -> None:
        """The choices that this measure has."""
        fields: Any = self.fields
        fields["statistic"].choices = [(key, STATISTICS.get(key, key)) for key in measure.statistics]
        fields["prompt_level"].choices = [
            ("", _("as the target scores")),
            *((level.key, _("up to: %(level)s") % {"level": level.label}) for level in ladder.levels),
            (ANY, _("any prompt")),
        ]

    def judged(self, measure: AnyMeasure, settings: Settings) -> Settings:
        """The settings under which the criterion reads a score; as they are while nothing else is chosen."""
        try:
            read: Settings = measure.at_statistic(settings, self["statistic"].value() or SCORE)
        except (KeyError, ValueError):
            return settings
        return read

    def criterion(self, cleaned: dict[str, Any]) -> Criterion:
        return Criterion(
            threshold=cleaned["threshold"],
            direction=Better(cleaned["direction"]),
            statistic=cleaned.get("statistic") or SCORE,
            prompt_level=cleaned.get("prompt_level") or "",
            minimum_trials=cleaned.get("minimum_trials", 0),
            x=cleaned["x"],
            y=cleaned["y"],
            staff=cleaned["staff"],
            settings=cleaned["places"],
            days=cleaned["days"],
            purpose=Purpose(cleaned.get("purpose") or usual_purpose(cleaned.get("rhythm"))),
        )


def usual_purpose(rhythm: str | None) -> Purpose:
    """Which sessions are judged where nobody says: those in which data is taken."""
    return Purpose.PROBE if rhythm == Rhythm.WEEKLY_PROBE else Purpose.TEACHING


def initial_of_criterion(criterion: Criterion, rhythm: str) -> dict[str, Any]:
    is_usual = criterion.purpose is usual_purpose(rhythm)
    return {
        "threshold": criterion.threshold,
        "x": criterion.x,
        "y": criterion.y,
        "statistic": criterion.statistic,
        "prompt_level": criterion.prompt_level,
        "purpose": "" if is_usual else criterion.purpose.value,
        "minimum_trials": criterion.minimum_trials,
        "staff": criterion.staff,
        "places": criterion.settings,
        "days": criterion.days,
    }
