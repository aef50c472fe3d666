"""From rows to figures. Pure: no database, no clock of its own.

- A *clock* counts the school days after an event, up to and with today: contact on Monday, read on Tuesday,
  is 1. Without an event it counts from the first day of the work together, so that who is new is not late.
  It is overdue when it passes what is expected, and it looks back over `HORIZON` school days.
- A *month* is expected by its school days before today, five to a week, rounded down in favor of people.
- Only contacts of a supervisor who was licensed on that day are in any figure; the others are counted apart.
- A para who is not scheduled is not overdue: the clock is shown, and says why it does not matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from supervision.coverage.rules import Expected

HORIZON = 40
WEEK, WEEK_OF_SCHOOL = timedelta(days=7), 5


@dataclass(frozen=True, slots=True)
class ServedStudent:
    """One student whom a para serves under a supervisor. `met`, `viewed`: the last day of each, if any."""

    school: UUID
    supervisor: UUID
    para: UUID
    student: UUID
    began: date
    met: date | None
    viewed: date | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """`met`: the last day of a counted contact between the two. `is_licensed`: the supervisor, today."""

    school: UUID
    supervisor: UUID
    supervisor_name: str
    para: UUID
    para_name: str
    sort_key: str
    began: date
    met: date | None
    is_licensed: bool
    has_post: bool
    has_duty: bool
    is_absent: bool = False  # all of today


@dataclass(frozen=True, slots=True)
class Amount:
    """Contacts that count, with their minutes; those not confirmed, not agreed with, not counted."""

    contacts: int = 0
    minutes: int = 0
    unconfirmed: int = 0
    disputed: int = 0
    uncounted: int = 0


NOTHING = Amount()


@dataclass(frozen=True)
class SchoolTime:
    """A school as its clocks need it. `days`: school days, oldest first, with today's week to its end."""

    today: date
    days: Sequence[date]
    monday: date
    expected: Expected

    @cached_property
    def week_days(self) -> int:
        """School days of this week, Monday to Sunday."""
        return bisect_left(self.days, self.monday + WEEK) - bisect_left(self.days, self.monday)

    @property
    def is_closed(self) -> bool:
        """Whether this week is without school."""
        return not self.week_days

    @cached_property
    def month_days(self) -> int:
        """School days of this month before today."""
        return bisect_left(self.days, self.today) - bisect_left(self.days, self.today.replace(day=1))

    def of_month(self, per_week: int | None) -> int | None:
        # Rounded down, in favor of people; before the first school day of a month nothing is expected.
        return None if per_week is None else per_week * self.month_days // WEEK_OF_SCHOOL

    @cached_property
    def month_minutes(self) -> int | None:
        return self.of_month(self.expected.minutes)

    @cached_property
    def month_contacts(self) -> int | None:
        return self.of_month(self.expected.contacts)

    def since(self, day: date) -> int:
        """School days after `day`, up to and with today; no more than the horizon."""
        # `days` reach to the end of the week, so today is cut off by hand.
        passed = bisect_right(self.days, self.today) - bisect_right(self.days, day)
        return max(0, min(passed, HORIZON))


@dataclass(frozen=True)
class Clock:
    """`since`: the day that it runs from. `has_event`: whether that is an event, or the first day of work."""

    since: date
    has_event: bool
    days: int
    limit: int | None

    @property
    def is_overdue(self) -> bool:
        return self.limit is not None and self.days > self.limit

    @property
    def is_capped(self) -> bool:
        return self.days == HORIZON

    @property
    def over(self) -> int:
        """School days past what is expected."""
        return self.days - self.limit if self.limit is not None else 0


class State(StrEnum):
    """In the order in which they stand on the page."""

    OVERDUE = "overdue"
    SHORT = "short"
    MET = "met"
    AWAY = "away"


@dataclass(frozen=True)
class Pair:
    """A para and one supervising teacher. `student`, `data`: of those students who wait longest."""

    row: PairRow
    time: SchoolTime
    contact: Clock
    student: Clock
    data: Clock
    students: int
    week: Amount
    month: Amount

    @property
    def is_away(self) -> bool:
        return self.row.is_absent or not (self.row.has_post and self.row.has_duty)

    @property
    def clocks(self) -> tuple[Clock, Clock, Clock]:
        return self.contact, self.student, self.data

    @cached_property
    def is_short(self) -> bool:
        """Whether the month has brought less than expected."""
        pairs = (
            (self.month.minutes, self.time.month_minutes),
            (self.month.contacts, self.time.month_contacts),
        )
        return any(wanted is not None and given < wanted for given, wanted in pairs)

    @cached_property
    def state(self) -> State:
        # Before overdue: a para who is not scheduled is never late.
        if self.is_away:
            return State.AWAY
        if any(clock.is_overdue for clock in self.clocks):
            return State.OVERDUE
        return State.SHORT if self.is_short else State.MET

    @property
    def order(self) -> tuple[object, ...]:
        """Overdue first; of those the para whom nobody met for longest."""
        places = list(State)
        clocks = (-self.contact.over, -self.student.over, -self.data.over)
        return (
            places.index(self.state),
            *clocks,
            self.row.sort_key,
            str(self.row.para),
            str(self.row.supervisor),
        )


@dataclass(frozen=True)
class Total:
    """The pairs of a school, or of a teacher."""

    key: UUID
    name: str
    pairs: int
    overdue: int
    para: int
    student: int
    data: int
    short: int
    away: int


def pairs_of(
    rows: Iterable[PairRow],
    served_students: Iterable[ServedStudent],
    amounts: Mapping[tuple[UUID, UUID], tuple[Amount, Amount]],
    times: Mapping[UUID, SchoolTime],
) -> list[Pair]:
    """Every pair with its figures, overdue first. `amounts`: (week, month) by (school, para)."""
    of_pair: dict[tuple[UUID, UUID, UUID], list[ServedStudent]] = defaultdict(list)
    for served in served_students:
        of_pair[served.school, served.supervisor, served.para].append(served)
    found = [
        _pair(row, of_pair[row.school, row.supervisor, row.para], amounts, times[row.school]) for row in rows
    ]
    return sorted(found, key=lambda pair: pair.order)


def _pair(
    row: PairRow,
    served_students: Sequence[ServedStudent],
    amounts: Mapping[tuple[UUID, UUID], tuple[Amount, Amount]],
    time: SchoolTime,
) -> Pair:
    week, month = amounts.get((row.school, row.para), (NOTHING, NOTHING))
    expects = time.expected
    return Pair(
        row=row,
        time=time,
        contact=clock(time, row.met, row.began, expects.para),
        student=_slowest(
            [clock(time, served.met, served.began, expects.student) for served in served_students]
        ),
        data=_slowest([clock(time, served.viewed, served.began, expects.data) for served in served_students]),
        students=len(served_students),
        week=week,
        month=month,
    )


def clock(time: SchoolTime, event: date | None, began: date, limit: int | None) -> Clock:
    """A clock from the last `event`, or where there is none from `began`, the first day of the work."""
    # Work that began again after the last event starts the clock anew: who is new is not late.
    has_event = event is not None and event >= began
    since = event if event is not None and has_event else began
    return Clock(since, has_event, time.since(since), limit)


def _slowest(clocks: Sequence[Clock]) -> Clock:
    """The clock that has run longest; ties are broken so that the order of `clocks` does not matter."""
    # Of clocks that stand alike the earlier start, then the one that had no event.
    return max(clocks, key=lambda one: (one.days, -one.since.toordinal(), not one.has_event))


def totals(pairs: Iterable[Pair], key: str, names: Mapping[UUID, str]) -> list[Total]:
    """Pairs by `key` ("school", "supervisor"), most overdue first."""
    groups: dict[UUID, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[getattr(pair.row, key)].append(pair)
    found = [_total(pk, names[pk], group) for pk, group in groups.items()]
    return sorted(found, key=lambda total: (-total.overdue, -total.short, total.name))


def _total(pk: UUID, name: str, group: Sequence[Pair]) -> Total:
    here = [pair for pair in group if not pair.is_away]
    return Total(
        key=pk,
        name=name,
        pairs=len(group),
        overdue=sum(pair.state == State.OVERDUE for pair in here),
        para=sum(pair.contact.is_overdue for pair in here),
        student=sum(pair.student.is_overdue for pair in here),
        data=sum(pair.data.is_overdue for pair in here),
        short=sum(pair.is_short for pair in here),
        away=len(group) - len(here),
    )
