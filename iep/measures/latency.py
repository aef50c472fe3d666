"""Latency: how long from the cue to the response."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.declared import choice

from .base import NOT_OBSERVED, PLACES, Axis, Measure, Misfit, Score, Settings, added, ratio, tallied
from .histogram import histogram, median
from .registry import register
from .trials import Response, Trial
from .words import N_, length, ngettext, number
from .words import gettext as _

MS = 1000


class Middle(StrEnum):
    """Which middle of several values is the score."""

    MEAN = "mean"
    MEDIAN = "median"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {Middle.MEAN: _("mean"), Middle.MEDIAN: _("median")}[self]


def middle_told() -> Any:
    """The declared choice of which middle is the score; the mean, if nobody chooses."""
    words = {
        Middle.MEAN: N_("the mean"),
        Middle.MEDIAN: N_("the median (one very large value moves it less)"),
    }
    return choice(Middle.MEAN, label=N_("The score is"), words=words, decides=True)


@dataclass(frozen=True, kw_only=True)
class LatencySettings(Settings):
    """`told`: mean or median. A single very long response moves the mean, not the median."""

    WHAT = N_("Latency settings")

    told: Middle = middle_told()


@register
class Latency(Measure[LatencySettings]):
    """Seconds from the cue to the response.

    Source: docs/measurement.md, session scores: mean and median of responses; no-response counted apart. A
    cue without a response has no latency, and stands in no denominator. Without a response the score is None.

    The numerator is seconds, the denominator (and `n`) responses. Tallies: no_response, no_opportunity, and
    `ms.VALUE`: how many responses took so many milliseconds, so that medians pool exactly (histogram.py).
    """

    key = "latency"
    settings_type = LatencySettings
    title = N_("Latency")
    unit_title = N_("seconds")
    fewest = N_("Fewest responses")
    pad = "pp-timer-pad"
    paper_row = "latency"
    has_opportunities = True
    plans_trials = True
    responses = frozenset({Response.OCCURRENCE, Response.NO_RESPONSE, Response.NO_OPPORTUNITY})
    statistics = ("score", *Middle)

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: LatencySettings) -> Score:
        """Numerator: seconds of all responses. Denominator and `n`: responses."""
        seen = list(trials)
        times = [
            trial.seconds
            for trial in seen
            if trial.response is Response.OCCURRENCE and trial.seconds is not None
        ]
        tallies = {
            "no_response": sum(trial.response is Response.NO_RESPONSE for trial in seen),
            "no_opportunity": sum(trial.response is Response.NO_OPPORTUNITY for trial in seen),
            # Whole milliseconds, half even: keys of a histogram have to be integers.
            **histogram("ms", (int((seconds * MS).to_integral_value()) for seconds in times)),
        }
        return _score(len(times), sum(times, Decimal(0)), observed_seconds, tallies, settings)

    def pool(self, scores: Sequence[Score], settings: LatencySettings) -> Score:
        """All responses of all sessions as one score."""
        # A mean of means would weigh a session of one response like a session of ten.
        n, seconds = sum(score.n for score in scores), sum(score.observed_seconds for score in scores)
        return _score(n, added(scores, "numerator"), seconds, tallied(scores), settings)

    def reread(self, score: Score, settings: LatencySettings) -> Score:
        """The other middle, from the same values."""
        return _score(score.n, score.numerator, score.observed_seconds, score.tallies, settings)

    def retold(self, score: Score, settings: LatencySettings) -> Score:
        """The figure that these settings name, from the same values."""
        return self.reread(score, settings)

    def at_statistic(self, settings: LatencySettings, statistic: str) -> LatencySettings:
        """Mean or median as the score."""
        if statistic in list(Middle):
            return replace(settings, told=Middle(statistic))
        return super().at_statistic(settings, statistic)

    def misfit(self, trial: Trial, settings: LatencySettings) -> Misfit | None:
        """A response that does not say how long it took. At once is 0 seconds."""
        timed = trial.response is not Response.OCCURRENCE or trial.seconds is not None
        return super().misfit(trial, settings) or (None if timed else Misfit.SECONDS)

    def detail(self, trial: Trial, settings: LatencySettings) -> str:
        """12.5 s"""
        return "" if trial.seconds is None else length(trial.seconds)

    def show(self, score: Score, settings: LatencySettings) -> str:
        """Mean 4.2 s, median 3.5 s of 8 responses; 2 without a response"""
        none = score.tallies.get("no_response", 0)
        without = ngettext("%(n)d without a response", "%(n)d without a response", none) % {"n": none}
        middle = median("ms", score.tallies)
        # The mean comes from the exact sum, the median from rounded milliseconds.
        mean = ratio(score.numerator, score.denominator)
        if mean is None or middle is None:
            return _("No response") if none else _unseen(score)
        said = _("Mean %(mean)s, median %(median)s of %(responses)s") % {
            "mean": length(mean),
            "median": length(middle / MS),
            "responses": self.counted(score.n),
        }
        return f"{said}; {without}" if none else said

    def amount(self, value: Decimal, settings: LatencySettings) -> str:
        """5 s (median)"""
        return _("%(time)s (%(middle)s)") % {
            "time": _("%(number)s s") % {"number": number(value)},
            "middle": settings.told.label,
        }

    def axis(self, settings: LatencySettings) -> Axis:
        """Seconds, from 0."""
        return Axis(_(_AXES[settings.told]))

    def sentence(self, settings: LatencySettings) -> str:
        """The time from the cue to the response is taken; the score is the mean of the responses."""
        return _("The time from the cue to the response is taken; the score is the %(middle)s.") % {
            "middle": settings.told.label
        }

    def counted(self, n: int) -> str:
        """8 responses"""
        return ngettext("%(n)d response", "%(n)d responses", n) % {"n": n}


_AXES = {Middle.MEAN: N_("Mean seconds to respond"), Middle.MEDIAN: N_("Median seconds to respond")}


def _unseen(score: Score) -> str:
    return _("No opportunity") if score.tallies.get("no_opportunity") else _(NOT_OBSERVED)


def _score(
    n: int, total: Decimal, seconds: int, tallies: Mapping[str, int], settings: LatencySettings
) -> Score:
    if settings.told is Middle.MEDIAN:
        middle = median("ms", tallies)
        score = None if middle is None else (middle / MS).quantize(PLACES)
    else:
        score = ratio(total, Decimal(n))
    return Score(n, total, Decimal(n), score, score is not None, seconds, tallies)
