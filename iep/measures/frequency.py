"""Frequency: how often something happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .base import NOT_OBSERVED, Axis, Measure, Plot, PointUnit, Score, Settings, added, graph_point, ratio
from .registry import register
from .trials import Response, Trial
from .words import N_, duration, ngettext, number
from .words import gettext as _

HOUR = 3600  # seconds
UNEQUAL = Decimal("1.1")  # our choice: observed times that differ by more than a tenth cannot be compared


@dataclass(frozen=True, kw_only=True)
class FrequencySettings(Settings):
    """`point`: what one point of the graph gathers. For behavior, the school day or the week."""

    WHAT = N_("Frequency settings")

    point: PointUnit = graph_point()


@register
class Frequency(Measure[FrequencySettings]):
    """A count, with the observed time kept beside it.

    Source: docs/measurement.md, session scores: the score is the count; for behavior a point is the school
    day (or week), and counts from unequal time are drawn as a rate. Zero observed is not the same as not
    observed: no count in observed time is 0, no count in no time is None.
    """

    key = "frequency"
    settings_type = FrequencySettings
    title = N_("Frequency")
    unit_title = N_("times")
    pad = "pp-count-pad"
    paper_row = "count"
    responses = frozenset({Response.OCCURRENCE})

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: FrequencySettings) -> Score:
        """Numerator and `n`: occurrences. Denominator: observed seconds."""
        return counted(occurrences(trials), observed_seconds)

    def pool(self, scores: Sequence[Score], settings: FrequencySettings) -> Score:
        """The count of all sessions, and all their time. A session that was not observed adds nothing."""
        return counted(int(added(scores, "numerator")), sum(score.observed_seconds for score in scores))

    def show(self, score: Score, settings: FrequencySettings) -> str:
        """5 times in 30 min"""
        if score.score is None:
            return _(NOT_OBSERVED)
        amount = self.amount(score.score, settings)
        if not score.observed_seconds:
            return amount
        return _("%(amount)s in %(time)s") % {"amount": amount, "time": duration(score.observed_seconds)}

    def amount(self, value: Decimal, settings: FrequencySettings) -> str:
        """1 time, 5 times, 2.5 times"""
        # gettext chooses a plural by a whole number; 2.5 times takes the plural as 2 does.
        one = 1 if value == 1 else 2
        return ngettext("%(number)s time", "%(number)s times", one) % {"number": number(value)}

    def axis(self, settings: FrequencySettings) -> Axis:
        """A count, from 0."""
        return Axis(_(_AXES[settings.point]))

    def plot(self, scores: Sequence[Score], settings: FrequencySettings) -> Plot:
        """Counts, or where the observed times differ by more than a tenth, counts per hour of observation."""
        times = [score.observed_seconds for score in scores if score.observed_seconds]
        # With equal times a count is as good as a rate, and is what people counted.
        if not times or max(times) <= min(times) * UNEQUAL:
            return super().plot(scores, settings)
        hourly = (ratio(score.numerator, score.denominator, HOUR) for score in scores)
        return Plot(tuple(hourly), Axis(_("Times per hour")))

    def point_unit(self, settings: FrequencySettings) -> PointUnit:
        """As the target says; the school day unless it says something else."""
        return settings.point


_AXES = {
    PointUnit.SESSION: N_("Times per session"),
    PointUnit.DAY: N_("Times per day"),
    PointUnit.WEEK: N_("Times per week"),
}


def occurrences(trials: Iterable[Trial]) -> int:
    """How many of these say that it happened."""
    return sum(trial.response == Response.OCCURRENCE for trial in trials)


def counted(count: int, seconds: int) -> Score:
    """A count in some time; undefined when there is neither."""
    # A count without a clock is still a count. No count and no time says nothing, and is not 0.
    score = Decimal(count) if count or seconds else None
    return Score(count, Decimal(count), Decimal(seconds), score, score is not None, seconds, {})
