"""Trend lines. All numbers are floats: a trend is drawn and read as a hint, nothing is scored by it."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

Numbers = Sequence[float]


@dataclass(frozen=True, slots=True)
class TrendLine:
    """y = slope * x + intercept."""

    slope: float
    intercept: float

    def at(self, x: float) -> float:
        """The y at `x`."""
        return self.slope * x + self.intercept


def ols(xs: Numbers, ys: Numbers) -> TrendLine | None:
    """Ordinary least squares; None with fewer than two different x.

    Source: docs/measurement.md, trend. Check: y = 58, 70, 79, 85, 93, 94, 105, 110, 122, 130 (Huitema and
    McKean 2000, phase A) on x = 1..10 gives 7.442424 and 53.666667.
    """
    # Points of a single day have no slope over days.
    if len(set(xs)) < 2:
        return None
    slope, intercept = statistics.linear_regression(xs, ys)
    return TrendLine(slope, intercept)


def theil_sen(xs: Numbers, ys: Numbers) -> TrendLine | None:
    """Median of the slopes of all pairs (pairs of one x have none); None with fewer than two different x.

    The intercept is the median of y - slope * x. One bad day moves it little. Source: docs/measurement.md,
    trend (Theil 1950, Sen 1968). Check: the series of `ols` gives 7.428571 and 55.142857.
    """
    pairs = combinations(zip(xs, ys, strict=True), 2)
    # Two points of one day would be divided by zero, and say nothing about change over days.
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairs if x1 != x2]
    if not slopes:
        return None
    slope = statistics.median(slopes)
    return TrendLine(slope, statistics.median(y - slope * x for x, y in zip(xs, ys, strict=True)))


@dataclass(frozen=True, slots=True)
class Trend:
    """A line over calendar days, counted from `origin`."""

    origin: date
    line: TrendLine

    @property
    def per_week(self) -> float:
        """The change in a week of seven calendar days."""
        return self.line.slope * 7

    def at(self, day: date) -> float:
        """The value on `day`."""
        return self.line.at((day - self.origin).days)


Fit = Callable[[Numbers, Numbers], TrendLine | None]


def trend(points: Sequence[tuple[date, Decimal | None]], fit: Fit = theil_sen) -> Trend | None:
    """The trend through dated values; None when there is none. A value of None is no point.

    Source: docs/measurement.md, trend: x is calendar days, never the ordinal of the session; the slope is
    told per week.
    """
    known = [(day, float(value)) for day, value in points if value is not None]
    if not known:
        return None
    # Days are counted from the first point: ordinals of dates near 740,000 would cost digits.
    origin = min(day for day, _ in known)
    line = fit([(day - origin).days for day, _ in known], [value for _, value in known])
    return None if line is None else Trend(origin, line)
