"""A month of a school's calendar, week by week, and a school year in numbers."""

from __future__ import annotations

import calendar as python_calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from staff.models import CalendarDay, School


@dataclass(frozen=True)
class MonthCell:
    """A date in the grid; `row` is None where the calendar has no such day, which is then no school day."""

    date: date
    row: CalendarDay | None
    is_today: bool
    is_in_month: bool

    @property
    def is_school(self) -> bool:
        return self.row is not None and self.row.is_school

    @property
    def is_half(self) -> bool:
        return self.row is not None and self.row.kind == "half"

    @property
    def has_other_bells(self) -> bool:
        return self.is_school and bool(self.row and self.row.bell and not self.row.bell.is_regular)


@dataclass(frozen=True)
class MonthOf:
    """`first`: its first day. `days`: how many of it are school days."""

    first: date
    weeks: Sequence[Sequence[MonthCell]]
    days: int

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1)


def month_of(school: School, day: date, today: date) -> MonthOf:
    """The month of `day`, in weeks from Sunday. One query."""
    first = day.replace(day=1)
    # A month is shown in whole weeks, so that up to six days of each neighbor are read along.
    return _month(first, _rows(school, first - timedelta(days=7), first + timedelta(days=38)), today)


def year_of(school: School, day: date, today: date) -> list[MonthOf]:
    """The twelve months of the school year of `day`, from July. One query."""
    begins = date(day.year if day.month >= 7 else day.year - 1, 7, 1)
    rows = _rows(school, begins - timedelta(days=7), begins + timedelta(days=375))
    firsts = [
        date(begins.year + (begins.month + n - 1) // 12, (begins.month + n - 1) % 12 + 1, 1)
        for n in range(12)
    ]
    return [_month(first, rows, today) for first in firsts]


def _month(first: date, rows: Mapping[date, CalendarDay], today: date) -> MonthOf:
    weeks = python_calendar.Calendar(firstweekday=6).monthdatescalendar(first.year, first.month)
    cells = [
        [MonthCell(one, rows.get(one), one == today, one.month == first.month) for one in week]
        for week in weeks
    ]
    return MonthOf(first, cells, sum(c.is_in_month and c.is_school for week in cells for c in week))


def _rows(school: School, first: date, last: date) -> dict[date, CalendarDay]:
    found = CalendarDay.objects.filter(school=school, date__range=(first, last)).select_related("bell")
    return {row.date: row for row in found}
