"""When a target is mastered: a criterion as data. How points are judged against it stands in `mastery`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Self

from core.declared import Declared, WrongSettings, choice, key, number, whole

from .base import AnyMeasure, PointUnit, Score, Settings
from .mastery import Mastery, Point, PointWords, Purpose, Wanted, judge
from .words import N_, joined, ngettext
from .words import gettext as _

MOST = 99  # sessions, people, places or days a criterion may ask for


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"


@dataclass(frozen=True)
class Criterion(Declared):
    """What has to be seen, how often, with whom, before a target counts as mastered.

    Source: docs/measurement.md, mastery. The default of 90 % follows Longino et al. 2021 (tacts: 80 % over 3
    sessions deteriorated, 90 and 100 % held to a month).

    `threshold`: in the unit of the measure, itself included. `prompt_level`: the last level that still
    counts ("any" for all), empty as the target scores. `minimum_trials`: a session with fewer is not
    evaluated. `x` of `y` evaluated points must meet it; the same number twice means in a row. `staff`,
    `settings`, `days`: how many different ones among the points of the run that meet it. `purpose`:
    teaching or probe, never both.
    """

    WHAT = N_("Criterion")

    threshold: Decimal = number(
        Decimal(90), low=0, high=1_000_000, label=N_("Criterion"), help=N_("Reaching it counts.")
    )
    direction: Direction = choice(Direction.INCREASE)  # the target asks for it
    statistic: str = key("score", longest=40, required=False, label=N_("Judged by"))
    prompt_level: str = key(
        "",
        longest=40,
        required=False,
        label=N_("Help that still counts"),
        help=N_("For mastery alone. The graph goes on as the target scores."),
    )
    minimum_trials: int = whole(
        0,
        low=0,
        high=500,
        label=N_("Fewest trials"),
        initial=5,
        help=N_("A session with fewer is not judged; it neither helps nor harms."),
    )
    x: int = whole(3, low=1, high=MOST, label=N_("Reached in"))
    y: int = whole(3, low=1, high=MOST, label=N_("Of the last"), help=N_("The same number twice: in a row."))
    staff: int = whole(1, low=1, high=MOST, label=N_("Different adults"), initial=2)
    settings: int = whole(1, low=1, high=MOST, label=N_("Different places"), asked_as="places")
    days: int = whole(1, low=1, high=MOST, label=N_("Different days"), initial=3)
    purpose: Purpose = choice(
        Purpose.TEACHING,
        label=N_("Judged in"),
        unset=N_("as data is taken"),
        words={Purpose.TEACHING: N_("teaching sessions"), Purpose.PROBE: N_("probes, without teaching")},
    )

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.x > self.y:
            yield "x", _("It cannot be reached more often than there are sessions.")

    @classmethod
    def from_json(cls, data: object, **given: object) -> Self:
        """What was stored; what is not stated is the default. ValueError in words that name the key.

        "consecutive": n may stand for x and y.
        """
        return super().from_json(_with_run(data) if isinstance(data, Mapping) else data, **given)

    def check_fits(self, measure: AnyMeasure, settings: Settings) -> None:
        """Raise ValueError when this measure cannot be judged by this criterion."""
        if self.statistic not in measure.statistics:
            words = _("must be one of: %(choices)s") % {"choices": ", ".join(measure.statistics)}
            raise WrongSettings(self.WHAT, ("statistic", words))
        maximum = measure.axis(self._read_by(measure, settings)).maximum
        if maximum is not None and self.threshold > maximum:
            words = _("cannot be more than %(most)s") % {"most": f"{maximum:f}"}
            raise WrongSettings(self.WHAT, ("threshold", words))
        if self.minimum_trials and not measure.has_opportunities:
            words = _("only a measure with opportunities can ask for a minimum of them")
            raise WrongSettings(self.WHAT, ("minimum_trials", words))

    def judged(self, score: Score) -> Score:
        """The score, marked as evaluated or not: defined, and taken from enough trials."""
        # Too few trials make a session silent, not bad: it is left out, and neither helps nor breaks the run.
        evaluated = score.score is not None and score.n >= self.minimum_trials
        return score if score.evaluated is evaluated else replace(score, evaluated=evaluated)

    def is_met_by(self, value: Decimal) -> bool:
        """Does this one value reach the threshold?"""
        # The threshold itself counts, in both directions.
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
        # Only another level or figure is computed anew; else the stored score stands as it was scored then.
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
        # Where mean and total read alike in words ("90 s"), the sentence has to say which of them is meant.
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


def _with_run(data: Mapping[str, object]) -> dict[str, object]:
    """The same with x and y in place of n consecutive; stating both would be two truths."""
    # JSON writes "not stated" as null too.
    stated = {name: value for name, value in data.items() if value is not None}
    n = stated.pop("consecutive", None)
    if n is None:
        if ("x" in stated) != ("y" in stated):
            raise WrongSettings(
                Criterion.WHAT, ("y" if "x" in stated else "x", _("x and y are stated together"))
            )
        return stated
    if "x" in stated or "y" in stated:
        raise WrongSettings(Criterion.WHAT, ("consecutive", _("cannot stand beside x and y")))
    return {**stated, "x": n, "y": n}
