"""The school calendar of Kettle Ridge: pure, from a day and a seed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from random import Random

ONE = timedelta(days=1)
LONG_BREAK = 5  # days without school after which things are harder for a while
SUMMER = 30


class Bell(StrEnum):
    REGULAR = "Regular"
    EARLY = "Early release"


@dataclass(frozen=True)
class Day:
    """A weekday of a school year. `bell` is None without school; `number` counts school days of the year."""

    date: date
    bell: Bell | None
    number: int = 0
    note: str = ""


@dataclass(frozen=True)
class DemoCalendar:
    """Two school years, the one of `today` and the one before. `D(0)` is the last school day before today.

    Today itself is for whoever tries the software: nothing was recorded on it yet.
    """

    today: date
    days: tuple[Day, ...]

    @classmethod
    def around(cls, today: date, seed: int) -> DemoCalendar:
        year = year_of(today)
        days = {d.date: d for y in (year - 1, year) for d in _year(y, today, seed)}
        return cls(today, tuple(days[date] for date in sorted(days)))

    @cached_property
    def by_date(self) -> dict[date, Day]:
        return {day.date: day for day in self.days}

    @cached_property
    def past(self) -> list[date]:
        """School days before today, oldest first."""
        return [day.date for day in self.days if day.bell and day.date < self.today]

    def D(self, n: int) -> date:  # noqa: N802 - the name that the district's description gives it
        """The school day `n` school days before the last one."""
        return self.past[-1 - n]

    def last(self, n: int) -> list[tuple[int, date]]:
        """(how many school days ago, date) from `n` to 0."""
        return [(back, self.D(back)) for back in range(n, -1, -1)]

    def weekly(self, weekday: int, count: int, *, only: bool = False) -> list[date]:
        """A school day in each of the last `count` weeks that had one, oldest first.

        The `weekday` (0 is Monday), or where there was no school the nearest day; `only`: no other.
        """
        weeks: dict[date, list[date]] = {}
        for day in self.past:
            if not only or day.weekday() == weekday:
                weeks.setdefault(day - day.weekday() * ONE, []).append(day)
        days = [min(week, key=lambda day: abs(day.weekday() - weekday)) for week in weeks.values()]
        return days[-count:]

    @property
    def year(self) -> int:
        return year_of(self.today)

    def after_break(self, day: date) -> tuple[int, int]:
        """(length of the last long break in days, school days since it; the first day back is 1)."""
        at = bisect_left(self.past, day)
        for back in range(at, 0, -1):
            gap = (self.past[back] - self.past[back - 1]).days - 1
            if gap >= LONG_BREAK:
                return gap, at - back + 1
        return 0, at + 1


def year_of(day: date) -> int:
    """The year in which the school year of `day` began; it turns on July 1."""
    return day.year if day.month >= 7 else day.year - 1


def first_day(year: int) -> date:
    """September 1, or the Monday after it."""
    return _weekday_from(date(year, 9, 1))


def last_day(year: int) -> date:
    """June 9, or the Friday before it."""
    day = date(year + 1, 6, 9)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _year(year: int, today: date, seed: int) -> Iterator[Day]:
    closed = _closed(year) | _snow(year, today, seed)
    number = 0
    for day in _weekdays(first_day(year), last_day(year)):
        if day in closed:
            yield Day(day, None, note=closed[day])
            continue
        number += 1
        is_early = day.weekday() == 2 or day == last_day(year)
        note = "Last day of school" if day == last_day(year) else ""
        yield Day(day, Bell.EARLY if is_early else Bell.REGULAR, number, note)
    yield from _summer_school(year)
    if year == year_of(today) and _needs_school(today, closed, year):
        yield Day(today, Bell.REGULAR, number + 1, "Open house: a school day for trying things out")


def _needs_school(today: date, closed: dict[date, str], year: int) -> bool:
    """Whether `today` is no school day, so that the calendar has to make it one."""
    # A demo that is first started on a Sunday or in summer would show an empty Today.
    is_weekday = today.weekday() < 5 and first_day(year) <= today <= last_day(year)
    return not is_weekday or today in closed


def _closed(year: int) -> dict[date, str]:
    """Weekdays without school, with what the calendar calls them."""
    thanksgiving = _nth(year, 11, 3, 4)
    spring = _nth(year + 1, 3, 0, 4)
    return {
        _nth(year, 9, 0, 1): "Labor Day",
        _nth(year, 10, 4, 4): "Staff learning day",
        **dict.fromkeys(_weekdays(thanksgiving - ONE, thanksgiving + ONE), "Thanksgiving break"),
        **dict.fromkeys(_weekdays(date(year, 12, 23), date(year + 1, 1, 1)), "Winter break"),
        _nth(year + 1, 1, 0, 3): "Martin Luther King Jr. Day",
        **dict.fromkeys(_weekdays(spring, spring + 4 * ONE), "Spring break"),
        _nth(year + 1, 5, 0, 5): "Memorial Day",
    }


def _snow(year: int, today: date, seed: int) -> dict[date, str]:
    """Two snow days a winter; nobody knows of those to come."""
    rng = Random(f"snow {seed} {year}")
    closed = _closed(year)
    found = {}
    for first, last in (
        (date(year + 1, 1, 5), date(year + 1, 1, 31)),
        (date(year + 1, 2, 1), date(year + 1, 2, 26)),
    ):
        day = rng.choice([d for d in _weekdays(first, last) if d not in closed])
        # Snow days to come are not known: nobody plans around them.
        if day < today:
            found[day] = "Snow day"
    return found


def _summer_school(year: int) -> Iterator[Day]:
    """No school day for most, so the calendar only says so."""
    for day in summer_days(year):
        yield Day(day, None, note="Extended school year, for students whose plan has it")


def summer_days(year: int) -> list[date]:
    """Four weeks in July after the school year that began in `year`, Monday to Thursday."""
    start = _nth(year + 1, 7, 0, 2)
    return [day for day in _weekdays(start, start + 25 * ONE) if day.weekday() < 4]


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th `weekday` (0 is Monday) of the month; the last where there are fewer."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    return day if day.month == month else day - 7 * ONE


def _weekday_from(day: date) -> date:
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _weekdays(first: date, last: date) -> list[date]:
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < 5]
