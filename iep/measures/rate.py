"""Rate: how often something happened per minute, hour or day of observation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .base import NOT_OBSERVED, Axis, Measure, Score, Settings, added, ratio
from .frequency import occurrences
from .ladder import DEFAULT_LADDER, Ladder
from .reading import Reader, is_unset
from .registry import register
from .trials import Response, Trial
from .words import N_, duration, ngettext, number
from .words import gettext as _


class Per(StrEnum):
    """The time that a rate is told for."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, kw_only=True)
class RateSettings(Settings):
    """`day_minutes`: how long a day of observation is, for a rate per day; 0 where no day is told of."""

    per: Per = Per.HOUR
    day_minutes: int = 0

    def __post_init__(self) -> None:
        if self.per is Per.DAY and not self.day_minutes:
            raise ValueError(_("Rate settings, “day_minutes”: a rate per day must say how long a day is."))

    @property
    def seconds(self) -> int:
        """The length of the unit in seconds."""
        return {Per.MINUTE: 60, Per.HOUR: 3600, Per.DAY: self.day_minutes * 60}[self.per]

    def to_json(self) -> dict[str, object]:
        """{"v": 1, "per": "hour"}, with "day_minutes" for a rate per day."""
        day = {"day_minutes": self.day_minutes} if self.per is Per.DAY else {}
        return {"v": 1, "per": self.per.value, **day}


@register
class Rate(Measure[RateSettings]):
    """Occurrences over observed time.

    Source: docs/measurement.md, session scores: count / observed time, per minute, hour or day as the
    target says (never an integer division; a pause is not observed time). With no observed time the rate is
    None, however many were counted.

    The numerator is the count, the denominator observed seconds, so that rates pool exactly.
    """

    key = "rate"
    title = N_("Rate")
    unit_title = N_("times in a unit of time")
    pad = "pp-count-pad"
    paper_row = "count"
    responses = frozenset({Response.OCCURRENCE})

    def parse(self, data: object, ladder: Ladder = DEFAULT_LADDER) -> RateSettings:
        """{"v": 1, "per": "minute" | "hour"} or {"v": 1, "per": "day", "day_minutes": 390}"""
        if is_unset(data):
            return RateSettings(ladder=ladder)
        reader = Reader(_("Rate settings"), data)
        per = reader.word("per", Per.HOUR)
        day_minutes = reader.whole("day_minutes", 0, low=0, high=1440)
        reader.done()
        return RateSettings(ladder=ladder, per=per, day_minutes=day_minutes)

    def score(self, trials: Iterable[Trial], observed_seconds: int, settings: RateSettings) -> Score:
        """Numerator and `n`: occurrences. Denominator: observed seconds."""
        return _score(occurrences(trials), observed_seconds, settings)

    def pool(self, scores: Sequence[Score], settings: RateSettings) -> Score:
        """All counts over all time. A count without observed time would raise the rate, so it stays out."""
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


_AXES = {Per.MINUTE: N_("Times per minute"), Per.HOUR: N_("Times per hour"), Per.DAY: N_("Times per day")}


def _amount(value: Decimal, per: Per) -> str:
    form = 1 if value == 1 else 2
    words = {
        Per.MINUTE: ngettext("%(number)s time per minute", "%(number)s times per minute", form),
        Per.HOUR: ngettext("%(number)s time per hour", "%(number)s times per hour", form),
        Per.DAY: ngettext("%(number)s time per day", "%(number)s times per day", form),
    }
    return words[per] % {"number": number(value, 2)}


def _score(count: int, seconds: int, settings: RateSettings) -> Score:
    rate = ratio(Decimal(count), Decimal(seconds), settings.seconds)
    return Score(count, Decimal(count), Decimal(seconds), rate, rate is not None, seconds, {})
