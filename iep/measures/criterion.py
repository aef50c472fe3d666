"""When a target is mastered: a criterion as data. How points are judged against it stands in `mastery`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NoReturn

from .base import AnyMeasure, PointUnit, Score, Settings
from .mastery import Mastery, Point, PointWords, Purpose, Wanted, judge
from .reading import Reader, is_unset, plain
from .words import gettext as _
from .words import joined, ngettext

MOST = 99  # sessions, people, places or days a criterion may ask for


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What has to be seen, how often, with whom, before a target counts as mastered.

    Source: docs/measurement.md, mastery. The default of 90 % follows Longino et al. 2021 (tacts: 80 % over 3
    sessions deteriorated, 90 and 100 % held to a month).

    `threshold`: in the unit of the measure, itself included. `prompt_level`: the last level that still
    counts ("any" for all), empty as the target scores. `minimum_trials`: a session with fewer is not
    evaluated. `x` of `y` evaluated points must meet it; the same number twice means in a row. `staff`,
    `settings`, `days`: how many different ones among the points of the run that meet it. `purpose`:
    teaching or probe, never both.
    """

    threshold: Decimal = Decimal(90)
    direction: Direction = Direction.INCREASE
    statistic: str = "score"
    prompt_level: str = ""
    minimum_trials: int = 0
    x: int = 3
    y: int = 3
    staff: int = 1
    settings: int = 1
    days: int = 1
    purpose: Purpose = Purpose.TEACHING

    def __post_init__(self) -> None:
        if self.x > self.y:
            _fail("x", _("cannot be more than y: %(x)d of %(y)d") % {"x": self.x, "y": self.y})

    def to_json(self) -> dict[str, object]:
        """All fields, with "v": 1; the threshold as text, so that it stays exact."""
        return {
            "v": 1,
            "threshold": plain(self.threshold),
            "direction": self.direction.value,
            "statistic": self.statistic,
            "prompt_level": self.prompt_level,
            "minimum_trials": self.minimum_trials,
            "x": self.x,
            "y": self.y,
            "staff": self.staff,
            "settings": self.settings,
            "days": self.days,
            "purpose": self.purpose.value,
        }

    @classmethod
    def from_json(cls, data: object) -> "Criterion":
        """What was stored; what is not stated is the default. ValueError in words that name the key.

        "consecutive": n may stand for x and y.
        """
        if is_unset(data):
            return cls()
        reader = Reader(_("Criterion"), data)
        x, y = _read_run(reader)
        criterion = cls(
            threshold=reader.number("threshold", Decimal(90), low=0, high=1_000_000),
            direction=reader.word("direction", Direction.INCREASE),
            statistic=reader.text("statistic", "score", most=40),
            prompt_level=reader.text("prompt_level", most=40),
            minimum_trials=reader.whole("minimum_trials", 0, low=0, high=500),
            x=x,
            y=y,
            staff=reader.whole("staff", 1, low=1, high=MOST),
            settings=reader.whole("settings", 1, low=1, high=MOST),
            days=reader.whole("days", 1, low=1, high=MOST),
            purpose=reader.word("purpose", Purpose.TEACHING),
        )
        reader.done()
        return criterion

    def check_fits(self, measure: AnyMeasure, settings: Settings) -> None:
        """Raise ValueError when this measure cannot be judged by this criterion."""
        if self.statistic not in measure.statistics:
            _fail("statistic", _("must be one of: %(words)s") % {"words": ", ".join(measure.statistics)})
        maximum = measure.axis(self._read_by(measure, settings)).maximum
        if maximum is not None and self.threshold > maximum:
            _fail("threshold", _("cannot be more than %(most)s") % {"most": plain(maximum)})
        if self.minimum_trials and not measure.has_opportunities:
            _fail("minimum_trials", _("only a measure with opportunities can ask for a minimum of them"))

    def judged(self, score: Score) -> Score:
        """The score, marked as evaluated or not: defined, and taken from enough trials."""
        evaluated = score.score is not None and score.n >= self.minimum_trials
        return score if score.evaluated is evaluated else replace(score, evaluated=evaluated)

    def is_met_by(self, value: Decimal) -> bool:
        """Does this one value reach the threshold?"""
        return value >= self.threshold if self.direction is Direction.INCREASE else value <= self.threshold

    def evaluate(self, points: Iterable[Point], measure: AnyMeasure, settings: Settings) -> Mastery:
        """Is it met, and in one sentence why, or why not yet?

        Points of another purpose, baseline and points that are not evaluated neither help nor break a run.
        """
        read_by = self._read_by(measure, settings)
        candidates = [point for point in points if point.purpose is self.purpose and not point.is_baseline]
        in_time = sorted(candidates, key=lambda point: point.on)
        judged = [(point, self._meets(point.score, measure, read_by)) for point in in_time]
        return judge(judged, self._wanted(measure.point_unit(settings)))

    def _wanted(self, unit: PointUnit) -> Wanted:
        return Wanted(self.x, self.y, self.staff, self.settings, self.days, PointWords(unit, self.purpose))

    def value(self, score: Score, measure: AnyMeasure, settings: Settings) -> Decimal | None:
        """What this criterion looks at in a score; None where the point is not evaluated."""
        return self._value(score, measure, self._read_by(measure, settings))

    def _value(self, score: Score, measure: AnyMeasure, settings: Settings) -> Decimal | None:
        is_other = self.prompt_level or self.statistic != "score"
        read = self.judged(measure.reread(score, settings) if is_other else score)
        return read.score if read.evaluated else None

    def _meets(self, score: Score, measure: AnyMeasure, settings: Settings) -> bool | None:
        """None: this point is not evaluated."""
        value = self._value(score, measure, settings)
        return None if value is None else self.is_met_by(value)

    def _read_by(self, measure: AnyMeasure, settings: Settings) -> Settings:
        """The settings under which points are read: the target's, with this criterion's level and figure."""
        read_by: Settings = measure.at_statistic(settings, self.statistic)
        return measure.at_level(read_by, self.prompt_level) if self.prompt_level else read_by

    def sentence(self, measure: AnyMeasure, settings: Settings) -> str:
        """In words for parents: At least 90 % independent, 3 sessions in a row, with 2 different adults."""
        amount = self._amount(measure, settings)
        text = _("At least %(amount)s") if self.direction is Direction.INCREASE else _("At most %(amount)s")
        run = self._wanted(measure.point_unit(settings)).run_in_words()
        parts = [text % {"amount": amount}, run, self._breadth(), self._minimum(measure)]
        return _("%(sentence)s.") % {"sentence": ", ".join(part for part in parts if part)}

    def _amount(self, measure: AnyMeasure, settings: Settings) -> str:
        """The threshold in words; which figure of a session it is, where the amount alone does not say so."""
        amount = measure.amount(self.threshold, self._read_by(measure, settings))
        figures = {"total": _("%(amount)s in total"), "mean": _("%(amount)s on average")}
        figures["median"] = _("%(amount)s as the median")
        alike = [measure.at_statistic(settings, one) for one in measure.statistics if one in figures]
        if self.statistic in figures and {measure.amount(self.threshold, one) for one in alike} == {amount}:
            return figures[self.statistic] % {"amount": amount}
        return amount

    def _breadth(self) -> str:
        different = [
            _("with %(n)d different adults") % {"n": self.staff} if self.staff > 1 else "",
            _("in %(n)d different settings") % {"n": self.settings} if self.settings > 1 else "",
            _("on %(n)d different days") % {"n": self.days} if self.days > 1 else "",
        ]
        named = [part for part in different if part]
        return joined(named) if named else ""

    def _minimum(self, measure: AnyMeasure) -> str:
        if not self.minimum_trials:
            return ""
        text = ngettext("with at least %(trials)s", "with at least %(trials)s each", self.minimum_trials)
        return text % {"trials": measure.counted(self.minimum_trials)}


def _read_run(reader: Reader) -> tuple[int, int]:
    """x of y, or n consecutive; stating both would be two truths."""
    consecutive = reader.optional_whole("consecutive", low=1, high=MOST)
    y = reader.optional_whole("y", low=1, high=MOST)
    x = reader.optional_whole("x", low=1, high=MOST)
    if consecutive is not None:
        if (x, y) != (None, None):
            reader.fail("consecutive", _("cannot stand beside x and y"))
        return consecutive, consecutive
    if (x is None) != (y is None):
        reader.fail("y" if y is None else "x", _("x and y are stated together"))
    return (3, 3) if x is None or y is None else (x, y)


def _fail(key: str, why: str) -> NoReturn:
    raise ValueError(_("%(what)s, “%(key)s”: %(why)s.") % {"what": _("Criterion"), "key": key, "why": why})
