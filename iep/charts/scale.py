"""Axes: from days and values to places, and the ticks that people would choose."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Segment = tuple[float, float, float, float]  # x1, y1, x2, y2; of a box left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map from [low, high] to [start, end] in user units."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) * (self.end - self.start) / (self.high - self.low)


def step_for(span: float, most: int, whole: bool) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that makes at most `most` steps."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    # The millionth forgives what division leaves behind: 100 / 5 must not jump to 50.
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-6))
    return max(step, 1.0) if whole else step


def value_ticks(values: Iterable[float], low: float, high: float | None, most: int = 5) -> list[float]:
    """Ticks that hold every value: from `low` (or below) to `high` (or the next round number above)."""
    known = list(values)
    bottom = min([low, *known])
    top = max([low if high is None else high, *known])
    if top - bottom <= abs(bottom) * 1e-9:  # nothing but one level: leave room above it
        top = bottom + max(1.0, abs(bottom))
    # Where all values are whole, so are the ticks: nobody can be seen to do something 2.5 times.
    whole = all(value == int(value) for value in [*known, bottom, top])
    step = step_for(top - bottom, most, whole)
    # The millionth again: 0.3 / 0.1 is a little less than 3, and must not add a tick below it.
    first = math.floor(bottom / step + 1e-6)
    last = math.ceil(top / step - 1e-6)
    # Twelve digits drop what binary fractions leave behind: 0.30000000000000004.
    return [float(f"{n * step:.12g}") for n in range(first, last + 1)]


def value_label(value: float) -> str:
    """A tick as people write it: 0, 2.5, 12,000, and powers only beyond a million."""
    if abs(value) >= 1e6:
        return f"{value:.3g}"
    return f"{value:,.10g}"


def _days(first: date, last: date, step: int) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(step)


def _months(first: date, last: date, step: int) -> Iterator[date]:
    """First days of months; a step of three falls on January, April, July and October."""
    month = first.year * 12 + first.month - 1
    month += 0 if first.day == 1 else 1
    # Rounded up to a multiple of the step, counted from January of year 0, which is why quarters fall
    # together.
    month += -month % step
    while (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += step


def date_ticks(first: date, last: date, most: int) -> list[date]:
    """At most about `most` days to write under the axis: days, Mondays, or first days of months."""
    span = (last - first).days
    for step in (1, 2):
        if span / step < most:
            return list(_days(first, last, step))
    # The remainder in Python is never negative: this is the first Monday on or after `first`.
    monday = first + timedelta(-first.weekday() % 7)
    for step in (7, 14):
        if span / step < most:
            return list(_days(monday, last, step))
    for step in (1, 2, 3, 6, 12):
        # 30.4 days is the mean length of a month: it only decides how many labels there is room for.
        if span / (step * 30.4) < most:
            return list(_months(first, last, step))
    return list(_months(first, last, 12 * math.ceil(span / (365 * most))))


def clipped(x1: float, y1: float, x2: float, y2: float, box: Segment) -> Segment | None:
    """The part of a line inside box (left, top, right, bottom), or None. Source: Liang & Barsky 1984."""
    # Cut here and not by clip-path, which needs an id: ids of several graphs in one page would collide.
    left, top, right, bottom = box
    enter, leave = 0.0, 1.0
    dx, dy = x2 - x1, y2 - y1
    # Left, right, top and bottom in turn. `enter` and `leave` are the part of the line, 0 to 1, that is
    # inside.
    for toward, room in ((-dx, x1 - left), (dx, right - x1), (-dy, y1 - top), (dy, bottom - y1)):
        if toward == 0:
            # Parallel to this side and outside of it: no part of the line can be inside.
            if room < 0:
                return None
        elif toward < 0:
            enter = max(enter, room / toward)
        else:
            leave = min(leave, room / toward)
    if enter > leave:
        return None
    return x1 + enter * dx, y1 + enter * dy, x1 + leave * dx, y1 + leave * dy
