"""Coverage from the database: three queries, however many students and paras there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from staff.calendar.school_time import school_day, school_days
from staff.models import School, User
from staff.policies.values import Policies
from supervision.coverage import sql
from supervision.coverage.figures import HORIZON, Amount, Pair, PairRow, SchoolTime, ServedStudent, pairs_of
from supervision.coverage.rules import CONTACT_POLICIES, expected

# A school year and the summer after it hold more than HORIZON school days: no need to look further back.
LOOK_BACK = timedelta(days=400)


@dataclass(frozen=True)
class Coverage:
    """`pairs`: overdue first. `served_students`: those behind them. `floor`: the first day read."""

    at: datetime
    schools: Mapping[UUID, School]
    times: Mapping[UUID, SchoolTime]
    pairs: Sequence[Pair]
    served_students: Sequence[ServedStudent]
    floor: date

    @property
    def school_names(self) -> dict[UUID, str]:
        return {pk: school.name for pk, school in self.schools.items()}


def coverage(
    schools: Iterable[School], at: datetime, *, supervisor: User | None = None, para: User | None = None
) -> Coverage:
    """Coverage of these `schools` at `at`; of one supervisor's pairs, or of one para's, where they are given.

    Who may look at it is the caller's to ask. Raises ValueError for a policy that cannot be read.
    """
    found = {school.pk: school for school in schools}
    times = _times(found, at)
    floor = min((_floor(time) for time in times.values()), default=at.date())
    parameters = {
        "schools": list(found),
        "today": [times[pk].today for pk in found],
        "monday": [times[pk].monday for pk in found],
        "month": [times[pk].today.replace(day=1) for pk in found],
        "floor": floor,
        "at": at,
        "supervisor": supervisor.pk if supervisor else None,
        "para": para.pk if para else None,
    }
    served_students, rows, amounts = _read(parameters)
    return Coverage(at, found, times, pairs_of(rows, served_students, amounts, times), served_students, floor)


Amounts = dict[tuple[UUID, UUID], tuple[Amount, Amount]]


def _read(parameters: Mapping[str, Any]) -> tuple[list[ServedStudent], list[PairRow], Amounts]:
    """Served students, pairs, and amounts by (school, para). One query."""
    served_students: list[ServedStudent] = []
    pairs: list[PairRow] = []
    amounts: Amounts = {}
    with connection.cursor() as cursor:
        cursor.execute(sql.COVERAGE, parameters)
        for sort, school, supervisor, para, student, *row in cursor.fetchall():
            texts, days, answers, numbers = row[:3], row[3:6], row[6:10], row[10:]
            # One statement with three sorts of rows: each sort fills its own columns, the others are empty.
            if sort == "tie":
                served_students.append(ServedStudent(school, supervisor, para, student, *days))
            elif sort == "pair":
                teacher, name, sort_key = texts
                pairs.append(PairRow(school, supervisor, teacher, para, name, sort_key, *days[:2], *answers))
            else:
                week, month = (map(int, numbers[:5]), map(int, numbers[5:]))
                amounts[school, para] = Amount(*week), Amount(*month)
    return served_students, pairs, amounts


def _floor(time: SchoolTime) -> date:
    """The first day that any figure of a school needs."""
    past = time.days[: bisect_right(time.days, time.today)]
    # A district's own row has no calendar, and no clock that would look back.
    horizon = past[-HORIZON:][0] if past else time.today
    return min(horizon, time.monday, time.today.replace(day=1))


def _times(schools: Mapping[UUID, School], at: datetime) -> dict[UUID, SchoolTime]:
    today = {pk: school_day(school, at) for pk, school in schools.items()}
    if not today:
        return {}
    # Schools of several zones may have different dates today; a week more reaches the end of this one.
    first, last = min(today.values()) - LOOK_BACK, max(today.values()) + timedelta(days=7)
    calendars = school_days(schools, first, last)
    policies = Policies.load(schools.values(), [policy.key for policy in CONTACT_POLICIES])
    return {
        pk: SchoolTime(
            today=day,
            days=calendars[pk],
            monday=day - timedelta(days=day.weekday()),
            expected=expected(policies, schools[pk], day),
        )
        for pk, day in today.items()
    }
