"""Rate: how often something happened per minute, hour or day of observation."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.declared import choice, whole

from .base import NOT_OBSERVED, Axis, Measure, Score, Settings, added, ratio
from .frequency import occurrences
from .registry import register
from .trials import Response, Trial
from .words import N_, duration, ngettext, number
from .words import gettext as _


class RatePer(StrEnum):
    """The time that a rate is told for."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, kw_only=True)
class RateSettings(Settings):
    """`day_minutes`: how long a day of observation is, for a rate per day; 0 where no day is told of."""

    WHAT = N_("Rate settings")

    per: RatePer = choice(
        RatePer.HOUR,
        label=N_("Counted per"),
        words={RatePer.MINUTE: N_("minute"), RatePer.HOUR: N_("hour"), RatePer.DAY: N_("day")},
    )
    day_minutes: int = whole(
        0,
        low=1,
        high=1440,
        label=N_("Minutes of a day"),
        initial=390,
        help=N_("How long a day of observation is. A school day of 6 hours and 30 minutes has 390."),
        only_if=("per", RatePer.DAY),
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.per is RatePer.DAY and not self.day_minutes:
            yield "day_minutes", _("a rate per day must say how long a day is")

    @property
    def seconds(self) -> int:
        """The length of the unit in seconds."""
        # A day is as long as the target says: a school day is not 24 hours.
        return {RatePer.MINUTE: 60, RatePer.HOUR: 3600, RatePer.DAY: self.day_minutes * 60}[self.per]


@register
class Rate(Measure[RateSettings]):
    """Occurrences over observed time.

    Source: docs/measurement.md, session scores: count / observed time, per minute, hour or day as the
    target says (never an integer division; a pause is not observed time). With no observed time the rate is
    None, however many were counted.

    The numerator is the count, the denominator observed seconds, so that rates pool exactly.
    """

    key = "rate"
    settings_type = RateSettings
    title = N_("Rate")
    unit_title = N_("times in a unit of time")
    pad = "pp-count-pad"
    paper_row = "count"
    responses = frozenset({Response.OCCURRENCE})

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: RateSettings) -> Score:
        """Numerator and `n`: occurrences. Denominator: observed seconds."""
        return _score(occurrences(trials), observed_seconds, settings)

    def pool(self, scores: Sequence[Score], settings: RateSettings) -> Score:
        """All counts over all observed time, of the scores that have any."""
        # Their occurrences would enter the numerator and nothing the denominator: the pooled rate would be
        # too high.
        timed = [score for score in scores if score.observed_seconds]
        return _score(
            int(added(timed, "numerator")), sum(score.observed_seconds for score in timed), settings
        )

    def retold(self, score: Score, settings: RateSettings) -> Score:
        """The same count in the same time, per another unit."""
        return _score(score.n, score.observed_seconds, settings)

    def show(self, score: Score, settings: RateSettings) -> str:
        """2.5 times per hour (5 in 2 h)"""
        if score.score is None:
            return _(NOT_OBSERVED)
        return _("%(amount)s (%(count)s in %(time)s)") % {
            "amount": self.amount(score.score, settings),
            "count": number(score.numerator),
            "time": duration(score.observed_seconds),
        }

    def amount(self, value: Decimal, settings: RateSettings) -> str:
        """1 time per hour, 2.5 times per minute"""
        return _amount(value, settings.per)

    def axis(self, settings: RateSettings) -> Axis:
        """A rate, from 0."""
        return Axis(_(_AXES[settings.per]))


_AXES = {
    RatePer.MINUTE: N_("Times per minute"),
    RatePer.HOUR: N_("Times per hour"),
    RatePer.DAY: N_("Times per day"),
}


def _amount(value: Decimal, per: RatePer) -> str:
    form = 1 if value == 1 else 2
    words = {
        RatePer.MINUTE: ngettext("%(number)s time per minute", "%(number)s times per minute", form),
        RatePer.HOUR: ngettext("%(number)s time per hour", "%(number)s times per hour", form),
        RatePer.DAY: ngettext("%(number)s time per day", "%(number)s times per day", form),
    }
    return words[per] % {"number": number(value, 2)}


def _score(count: int, seconds: int, settings: RateSettings) -> Score:
    rate = ratio(Decimal(count), Decimal(seconds), settings.seconds)
    return Score(count, Decimal(count), Decimal(seconds), rate, rate is not None, seconds, {})
