"""How a target stands, in one word for a row of a list: a hint where to look, never a verdict.

The choice of these limits is ours; a teacher opens the graph and decides.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from .aim import AimLine
from .criterion import Direction
from .trend import trend
from .words import N_
from .words import gettext as _

LATEST = 3  # points whose median is where the student is now
TREND = 10  # points that say where it goes
NEAR = Fraction(1, 5)  # of the whole way from start to goal
RECENT = 10  # school days after which data is no longer recent


class Standing(StrEnum):
    """In the order in which a target needs somebody: what harms a student most comes first."""

    OFF_TRACK = "off_track"
    NO_RECENT_DATA = "no_recent_data"
    WATCH = "watch"
    STARTING = "starting"
    ON_TRACK = "on_track"
    MASTERED = "mastered"

    @property
    def label(self) -> str:
        """What the screen says."""
        return _(_LABELS[self])

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return _TONES[self]


_LABELS = {
    Standing.OFF_TRACK: N_("Off track"),
    Standing.NO_RECENT_DATA: N_("No recent data"),
    Standing.WATCH: N_("Watch"),
    Standing.STARTING: N_("Starting"),
    Standing.ON_TRACK: N_("On track"),
    Standing.MASTERED: N_("Mastered"),
}
_TONES = {
    Standing.OFF_TRACK: "bad",
    Standing.NO_RECENT_DATA: "none",
    Standing.WATCH: "watch",
    Standing.STARTING: "info",
    Standing.ON_TRACK: "good",
    Standing.MASTERED: "good",
}

Values = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True, slots=True)
class Course:
    """Where a target should go. `aim` None: no baseline, then the first points stand for one. `due`: of the
    goal, None where it has none."""

    goal: Decimal
    direction: Direction
    aim: AimLine | None
    due: date | None


def standing(values: Values, course: Course, *, is_mastered: bool, days_without: int) -> Standing:
    """From what was scored (oldest first, one purpose, only what may count) and the school days since.

    Mastered is who met the criterion and holds it. Who has fewer than `LATEST` points is starting. On track:
    the median of the latest points has reached the aim line of that day. Watch: it is short of it by no more
    than a fifth of the whole way, or the trend is as steep as the aim. Off track: the rest.
    """
    if is_mastered:
        return Standing.MASTERED
    # Before the count of points: old data is no ground to say where a student stands. Without any it is a
    # start.
    if values and days_without > RECENT:
        return Standing.NO_RECENT_DATA
    if len(values) < LATEST:
        return Standing.STARTING
    now = Fraction(statistics.median(value for _day, value in values[-LATEST:]))
    return _against(now, values, course)


def _against(now: Fraction, values: Values, course: Course) -> Standing:
    sign = 1 if course.direction is Direction.INCREASE else -1
    line = course.aim or _from_first(values, course)
    last = values[-1][0]
    # After the due date the aim is the goal itself: the line ends there and does not rise further.
    wanted = line.at(min(last, line.due)) if line else None
    short = sign * ((Fraction(course.goal) if wanted is None else wanted) - now)
    if short <= 0:
        return Standing.ON_TRACK
    # Without a due date there is no way to be far behind on: the goal is not reached, more is not known.
    if line is None:
        return Standing.WATCH
    way = abs(Fraction(line.goal) - Fraction(line.start_value))
    return Standing.WATCH if short <= NEAR * way or _gains(values, line, sign) else Standing.OFF_TRACK


def _from_first(values: Values, course: Course) -> AimLine | None:
    first = values[:LATEST]
    start, due = first[-1][0], course.due
    if due is None or due <= start:
        return None
    return AimLine(start, statistics.median(value for _day, value in first), due, course.goal)


def _gains(values: Values, line: AimLine, sign: int) -> bool:
    """Whether the latest points rise (or fall) as fast as the aim asks."""
    found = trend(values[-TREND:])
    # An aim that asks for no change, or a change the other way, is not met by any trend: hence > 0.
    return found is not None and sign * found.per_week >= sign * float(line.per_week) > 0


def worst(standings: Sequence[Standing]) -> Standing | None:
    """Of a student with several targets: the one that needs somebody first."""
    order = list(Standing)
    return min(standings, key=order.index, default=None)
