"""The aim line: from where the student started to where the goal says, on the date it says."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AimLine:
    """A straight line over calendar days. Values are exact (Fraction): data is judged against it."""

    start: date
    start_value: Decimal
    due: date
    goal: Decimal

    @property
    def per_week(self) -> Fraction:
        """The change that the aim asks for in a week of seven calendar days."""
        return self._per_day * 7

    @property
    def _per_day(self) -> Fraction:
        # Fractions: a float that is off by its last bit could put a student below a line that they have
        # reached.
        return (Fraction(self.goal) - Fraction(self.start_value)) / (self.due - self.start).days

    def at(self, day: date) -> Fraction | None:
        """The aim on `day`; None before the start and after the due date."""
        if not self.start <= day <= self.due:
            return None
        return Fraction(self.start_value) + self._per_day * (day - self.start).days


def aim_line(
    baseline: Sequence[tuple[date, Decimal | None]], due: date, goal: Decimal, *, start: date | None = None
) -> AimLine | None:
    """The aim line; None without a baseline point, or when the due date is not after the start.

    Source: docs/measurement.md, trend and aim: from (baseline date, median of the last 3 baseline points)
    to (due date, criterion). The baseline date is the day of the last baseline point unless `start` names
    another. One or two points are used as they are. Points come in any order; a value of None is no point.
    """
    # The median of the last 3 baseline points; one or two are used as they are (docs/measurement.md, trend
    # and aim).
    known = sorted((day, value) for day, value in baseline if value is not None)
    if not known:
        return None
    first = start or known[-1][0]
    # A line from a day to itself has no slope: the division by days would fail.
    if due <= first:
        return None
    return AimLine(first, statistics.median(value for _, value in known[-3:]), due, goal)
