"""What the three interval measures share: equal intervals, each scored yes, no or not observed.

The measures are `partial_interval`, `whole_interval` and `momentary_interval`: they score alike and differ in
what a yes means, and so in what their percentages get wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from core.declared import whole

from .base import NOT_OBSERVED, Axis, Measure, Misfit, Score, Settings, added, percent, ratio, tallied
from .task_analysis import latest_by_step, misplaced
from .trials import Response, Trial
from .words import N_, length, ngettext, number
from .words import gettext as _


@dataclass(frozen=True, kw_only=True)
class IntervalSettings(Settings):
    """`intervals`: how many. `seconds`: the length of one."""

    WHAT = N_("Interval settings")
    ROWS = (("intervals", "seconds"),)

    intervals: int = whole(10, low=1, high=500, label=N_("How many intervals"))
    seconds: int = whole(30, low=1, high=3600, label=N_("Seconds of one"))


class Interval(Measure[IntervalSettings]):
    """Percent of observed intervals that were scored yes.

    Source: docs/measurement.md, session scores: scored yes / observed intervals; a missed interval is "not
    observed", never a guess, and stands in no denominator. Of several trials for one interval the last
    counts. An interval without a trial was not observed either.

    Numerator: intervals scored yes. Denominator and `n`: observed intervals. Tallies: occurred,
    not_occurred, not_observed.
    """

    settings_type = IntervalSettings
    unit_title = N_("percent")
    fewest = N_("Fewest observed intervals")
    pad = "pp-interval-pad"
    paper_row = "intervals"
    has_opportunities = True
    responses = frozenset({Response.OCCURRENCE, Response.NOT_OCCURRED, Response.NOT_OBSERVED})
    rule: ClassVar[str]  # what a yes means; English, marked for translation

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: IntervalSettings) -> Score:
        """The last word about each interval; intervals that the target does not have are ignored."""
        latest = latest_by_step(trials, settings.intervals, self.responses).values()
        yes = sum(trial.response is Response.OCCURRENCE for trial in latest)
        no = sum(trial.response is Response.NOT_OCCURRED for trial in latest)
        # An interval without any trial counts as not observed: a device that was put away saw nothing.
        tallies = {"occurred": yes, "not_occurred": no, "not_observed": settings.intervals - yes - no}
        return _score(Decimal(yes), Decimal(yes + no), observed_seconds, tallies)

    def pool(self, scores: Sequence[Score], settings: IntervalSettings) -> Score:
        """Intervals of all sessions together. Source: docs/measurement.md, "pool, do not average"."""
        numerator, denominator = added(scores, "numerator"), added(scores, "denominator")
        seconds = sum(score.observed_seconds for score in scores)
        return _score(numerator, denominator, seconds, tallied(scores))

    def misfit(self, trial: Trial, settings: IntervalSettings) -> Misfit | None:
        """An interval that the target does not have."""
        return super().misfit(trial, settings) or misplaced(trial, settings.intervals)

    def detail(self, trial: Trial, settings: IntervalSettings) -> str:
        """Interval 4"""
        return "" if trial.step is None else _("Interval %(n)d") % {"n": trial.step}

    def show(self, score: Score, settings: IntervalSettings) -> str:
        """40 % of intervals (4 of 10; 2 not observed)"""
        if score.score is None:
            return _(NOT_OBSERVED)
        missed = score.tallies.get("not_observed", 0)
        words = {
            "amount": self.amount(score.score, settings),
            "count": number(score.numerator),
            "of": number(score.denominator),
            "missed": missed,
        }
        if missed:
            return _("%(amount)s (%(count)s of %(of)s; %(missed)d not observed)") % words
        return _("%(amount)s (%(count)s of %(of)s)") % words

    def amount(self, value: Decimal, settings: IntervalSettings) -> str:
        """40 % of intervals"""
        return _("%(percent)s of intervals") % {"percent": percent(value)}

    def axis(self, settings: IntervalSettings) -> Axis:
        """0 to 100."""
        return Axis(_("Percent of intervals"), Decimal(0), Decimal(100))

    def sentence(self, settings: IntervalSettings) -> str:
        """20 intervals of 30 s, 10 min together. Yes: at any time in the interval."""
        return _("%(intervals)s of %(length)s, %(all)s together. %(rule)s") % {
            "intervals": self.counted(settings.intervals),
            "length": length(Decimal(settings.seconds)),
            "all": length(Decimal(settings.seconds * settings.intervals)),
            "rule": _(self.rule),
        }

    def most_trials(self, settings: IntervalSettings) -> int:
        """Each interval is scored once."""
        return settings.intervals

    def counted(self, n: int) -> str:
        """10 intervals"""
        return ngettext("%(n)d interval", "%(n)d intervals", n) % {"n": n}


def _score(yes: Decimal, observed: Decimal, seconds: int, tallies: Mapping[str, int]) -> Score:
    score = ratio(yes, observed, 100)
    return Score(int(observed), yes, observed, score, score is not None, seconds, tallies)
