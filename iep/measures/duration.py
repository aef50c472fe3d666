"""Duration: how long something lasted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from core.declared import choice

from .base import (
    NOT_OBSERVED,
    Axis,
    Measure,
    Misfit,
    Plot,
    PointUnit,
    Score,
    Settings,
    added,
    graph_point,
    percent,
    ratio,
)
from .frequency import UNEQUAL
from .registry import register
from .trials import Response, Trial
from .words import N_, length, ngettext, number
from .words import gettext as _


class DurationFigure(StrEnum):
    """What the score of a duration is."""

    TOTAL = "total"
    MEAN = "mean"
    PERCENT = "percent"

    @property
    def label(self) -> str:
        """What the screen says."""
        return {
            DurationFigure.TOTAL: _("the total time"),
            DurationFigure.MEAN: _("the mean time of an episode"),
            DurationFigure.PERCENT: _("the percent of the observed time"),
        }[self]


class Unit(StrEnum):
    """The unit in which a time is told."""

    SECONDS = "seconds"
    MINUTES = "minutes"


@dataclass(frozen=True, kw_only=True)
class DurationSettings(Settings):
    """`told`: which figure is the score. `unit`: of a total or a mean. `point`: what a point gathers."""

    WHAT = N_("Duration settings")
    ROWS = (("told", "unit"),)

    told: DurationFigure = choice(DurationFigure.TOTAL, label=N_("The score is"), decides=True)
    unit: Unit = choice(
        Unit.SECONDS,
        label=N_("Told in"),
        words={Unit.SECONDS: N_("seconds"), Unit.MINUTES: N_("minutes")},
        only_if=("told", DurationFigure.TOTAL, DurationFigure.MEAN),
        always_stored=True,
        decides=True,
    )
    point: PointUnit = graph_point()

    @property
    def seconds(self) -> int:
        """The length of the unit in seconds."""
        return 60 if self.unit is Unit.MINUTES else 1


@register
class Duration(Measure[DurationSettings]):
    """How long episodes lasted: together, on average, or as a part of the observed time.

    Source: docs/measurement.md, session scores: total, mean per episode, % of observed time (Cooper, Heron
    & Heward: total duration per session, duration per occurrence, percentage of time). Watched without an
    episode, the total is 0 and 0 % of the time, and the mean is None. A total of no observed time and no
    episode is None; so is a percentage of no time. Episodes longer than the observed time give more than
    100 %: the record contradicts itself, and nothing is cut to fit.

    The numerator is the total in seconds, the denominator observed seconds, `n` the episodes: all three
    figures follow from them, so all three pool exactly.
    """

    key = "duration"
    settings_type = DurationSettings
    title = N_("Duration")
    unit_title = N_("seconds")
    pad = "pp-timer-pad"
    paper_row = "episode"
    responses = frozenset({Response.OCCURRENCE})
    statistics = ("score", *DurationFigure)

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: DurationSettings) -> Score:
        """Numerator: seconds of all episodes. Denominator: observed seconds. `n`: episodes."""
        episodes = [
            trial.seconds
            for trial in trials
            if trial.response is Response.OCCURRENCE and trial.seconds is not None
        ]
        return _score(len(episodes), sum(episodes, Decimal(0)), observed_seconds, settings)

    def pool(self, scores: Sequence[Score], settings: DurationSettings) -> Score:
        """All episodes, and all the time. A percentage leaves out episodes without any observed time."""
        kept = (
            # An episode over no observed time would raise the percentage without adding to its denominator.
            [one for one in scores if one.observed_seconds]
            if settings.told is DurationFigure.PERCENT
            else scores
        )
        n, seconds = sum(score.n for score in kept), sum(score.observed_seconds for score in kept)
        return _score(n, added(kept, "numerator"), seconds, settings)

    def reread(self, score: Score, settings: DurationSettings) -> Score:
        """Another figure, or another unit, from the same sums."""
        return _score(score.n, score.numerator, score.observed_seconds, settings)

    def retold(self, score: Score, settings: DurationSettings) -> Score:
        """The figure that these settings name, from the same values."""
        return self.reread(score, settings)

    def at_statistic(self, settings: DurationSettings, statistic: str) -> DurationSettings:
        """Total, mean or percent as the score."""
        if statistic in list(DurationFigure):
            return replace(settings, told=DurationFigure(statistic))
        return super().at_statistic(settings, statistic)

    def misfit(self, trial: Trial, settings: DurationSettings) -> Misfit | None:
        """An episode that does not say how long it was."""
        # An episode of 0 seconds is refused as well: it did not last.
        return super().misfit(trial, settings) or (None if trial.seconds else Misfit.SECONDS)

    def detail(self, trial: Trial, settings: DurationSettings) -> str:
        """12.5 s"""
        return "" if trial.seconds is None else length(trial.seconds)

    def show(self, score: Score, settings: DurationSettings) -> str:
        """2 min 5 s in 3 episodes (mean 41.7 s), 7 % of 30 min"""
        if not score.n:
            return _("No episode") if score.observed_seconds else _(NOT_OBSERVED)
        episodes = ngettext("%(n)d episode", "%(n)d episodes", score.n) % {"n": score.n}
        said = _("%(total)s in %(episodes)s") % {"total": length(score.numerator), "episodes": episodes}
        mean = ratio(score.numerator, Decimal(score.n))
        if mean is not None and score.n > 1:
            said = _("%(said)s (mean %(mean)s)") % {"said": said, "mean": length(mean)}
        share = ratio(score.numerator, score.denominator, 100)
        if share is None:
            return said
        return _("%(said)s, %(percent)s of %(time)s") % {
            "said": said,
            "percent": percent(share),
            "time": length(score.denominator),
        }

    def amount(self, value: Decimal, settings: DurationSettings) -> str:
        """90 s; 2.5 min; 20 % of the observed time"""
        if settings.told is DurationFigure.PERCENT:
            return _("%(percent)s of the observed time") % {"percent": percent(value)}
        unit = _("%(number)s min") if settings.unit is Unit.MINUTES else _("%(number)s s")
        return unit % {"number": number(value)}

    def axis(self, settings: DurationSettings) -> Axis:
        """A time from 0, or 0 to 100 percent."""
        if settings.told is DurationFigure.PERCENT:
            return Axis(_("Percent of observed time"), Decimal(0), Decimal(100))
        return Axis(_(_AXES[settings.told, settings.unit]))

    def unit_of(self, settings: DurationSettings) -> str:
        """percent, seconds, minutes"""
        if settings.told is DurationFigure.PERCENT:
            return _("percent")
        return _("minutes") if settings.unit is Unit.MINUTES else self.unit

    def plot(self, scores: Sequence[Score], settings: DurationSettings) -> Plot:
        """The figures; totals of unequal observed times as percent of that time (our choice)."""
        times = [score.observed_seconds for score in scores if score.observed_seconds]
        # Ten minutes of one hour and of five are not the same: a total of unequal time is drawn as a part of
        # it.
        unequal = bool(times) and max(times) > min(times) * UNEQUAL
        if settings.told is not DurationFigure.TOTAL or not unequal:
            return super().plot(scores, settings)
        shares = self.at_statistic(settings, DurationFigure.PERCENT)
        return super().plot([self.reread(score, shares) for score in scores], shares)

    def sentence(self, settings: DurationSettings) -> str:
        """Each episode is timed; the score is the total time."""
        return _("Each episode is timed; the score is %(told)s.") % {"told": settings.told.label}

    def point_unit(self, settings: DurationSettings) -> PointUnit:
        """As the target says; the school day unless it says something else."""
        return settings.point

    def counted(self, n: int) -> str:
        """3 episodes"""
        return ngettext("%(n)d episode", "%(n)d episodes", n) % {"n": n}


_AXES = {
    (DurationFigure.TOTAL, Unit.SECONDS): N_("Seconds in total"),
    (DurationFigure.TOTAL, Unit.MINUTES): N_("Minutes in total"),
    (DurationFigure.MEAN, Unit.SECONDS): N_("Seconds per episode"),
    (DurationFigure.MEAN, Unit.MINUTES): N_("Minutes per episode"),
}


def _score(n: int, total: Decimal, seconds: int, settings: DurationSettings) -> Score:
    match settings.told:
        case DurationFigure.PERCENT:
            score = ratio(total, Decimal(seconds), 100)
        case DurationFigure.MEAN:
            score = ratio(total, Decimal(n * settings.seconds))
        case DurationFigure.TOTAL:
            # Watched without an episode is 0 seconds; neither watched nor timed is undefined.
            score = ratio(total, Decimal(settings.seconds)) if n or seconds else None
    return Score(n, total, Decimal(seconds), score, score is not None, seconds, {})
