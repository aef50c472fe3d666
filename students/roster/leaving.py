"""Who goes from a school by a roster: what tied its staff to them ends, as by hand (`students.moves`).

Who works at the next school too stays on the team; nobody else is named, so that administrators see to it.
"""

from __future__ import annotations

from datetime import date, datetime

from staff.models import School
from students.models import Student
from students.moves.endings import Departure, EndDates
from students.roster.outcome import ImportFindings
from students.roster.sql import do, fetch, statements
from students.team.endings import EnrolmentEnding, MembershipEnding, who_may_stay

SQL = statements("leaving")


def prepare(today: date) -> None:
    """To be called before enrolments change."""
    do(SQL["stood"], today=today)


def end_ties(findings: ImportFindings, today: date, at: datetime) -> None:
    """A dozen statements for each student who is served and goes: few, in a set of thousands."""
    rows = fetch(SQL["left"], today=today)
    students = Student.objects.in_bulk([row[0] for row in rows])
    schools = School.objects.in_bulk({pk for row in rows for pk in (row[1], row[3]) if pk})
    for student, school, first, following in rows:
        to = schools.get(following)
        departure = Departure.of(students[student], EndDates.of(schools[school], first, at), to)
        stay = who_may_stay(departure.rows[MembershipEnding.key], to, first) if to else []
        # The enrolments are the roster's own.
        departure.without(EnrolmentEnding.key).keeping(stay).end(None, at)
    findings.counts["students.left"] = len(rows)
