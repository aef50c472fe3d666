"""The common rules of chance in the demo district."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from paraportal.demo.bells import BellTable, Span
from paraportal.demo.calendar import SUMMER, DemoCalendar

SESSION_SD = 0.06
HAPPENS = 0.88  # of due sessions
AFTER_BREAK, AFTER_SUMMER = 0.12, 0.15
DAYS_AFTER_BREAK, DAYS_AFTER_SUMMER = 3, 8
SUBSTITUTE_DAYS = 4


@dataclass(frozen=True)
class Crew:
    """Who records: 65 %, 25 % and 10 % of the sessions, but nobody on a day when they are away."""

    main: str
    second: str
    teacher: str

    def on_leave(self, rng: Random) -> dict[str, frozenset[int]]:
        """Each para's four days with a substitute, as school days ago."""
        return {
            para: frozenset(rng.sample(range(4, 105), SUBSTITUTE_DAYS)) for para in (self.main, self.second)
        }

    def pick(self, rng: Random, n: int, away: dict[str, frozenset[int]]) -> str:
        chosen = rng.choices((self.main, self.second, self.teacher), (65, 25, 10))[0]
        order = (chosen, self.second, self.main, self.teacher)
        return next(one for one in order if n not in away.get(one, ()))


def line(n: int, first: tuple[int, float], last: tuple[int, float]) -> float:
    """The value on the straight line between (school days ago, value) and (..., value); flat beyond."""
    (n0, v0), (n1, v1) = first, last
    share = min(1.0, max(0.0, (n0 - n) / (n0 - n1)))
    return v0 + (v1 - v0) * share


def penalty(calendar: DemoCalendar, day: date) -> float:
    """What a long break takes off the probability of a good response."""
    gap, back = calendar.after_break(day)
    if gap >= SUMMER and back <= DAYS_AFTER_SUMMER:
        return AFTER_SUMMER
    return AFTER_BREAK if gap and back <= DAYS_AFTER_BREAK else 0.0


def good(rng: Random, calendar: DemoCalendar, day: date, trend: float) -> float:
    """The probability of the good response in one session."""
    return min(0.98, max(0.02, trend + rng.gauss(0, SESSION_SD) - penalty(calendar, day)))


def held_days(
    rng: Random, calendar: DemoCalendar, first: int, attendance: float
) -> Iterator[tuple[int, date]]:
    """(school days ago, date) of due sessions that took place, from `first` on."""
    for n, day in calendar.last(first):
        if rng.random() < attendance and rng.random() < HAPPENS:
            yield n, day


def span_of(bells: BellTable, calendar: DemoCalendar, day: date, period: str) -> Span | None:
    """The minutes of a period on that day, None where its bells lack it."""
    bell = calendar.by_date[day].bell
    return bells.span(bell, period) if bell else None


def counts(rng: Random, days: int, mean: float, most: int) -> list[int]:
    """`days` counts from 0 to `most` that come as near to `mean` as whole numbers can."""
    values = [min(most, _poisson(rng, mean)) for _ in range(days)]
    wanted = round(mean * days)
    while sum(values) != wanted:
        step = 1 if sum(values) < wanted else -1
        at = rng.randrange(days)
        values[at] = min(most, max(0, values[at] + step))
    return values


def _poisson(rng: Random, mean: float) -> int:
    """Knuth's method; for small means."""
    limit, product, k = 2.718281828459045**-mean, rng.random(), 0
    while product > limit:
        product *= rng.random()
        k += 1
    return k
