"""Who goes from a school by a roster: what tied its staff to them ends, as by hand (`actions.closing`).

Who works at the next school too stays on the team; nobody else is named, so that administrators see to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from staff.models import School
from students.models import Student
from students.moves.closing import Ends, close, tied, who_may_stay
from students.roster.outcome import ImportFindings
from students.roster.sql import do, fetch, statements

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
        ends = Ends.of(schools[school], first, at)
        # The enrolments are the roster's own.
        found = replace(tied(students[student], ends, to), later=())
        stay = who_may_stay(found.members, to, first) if to else []
        close(found.keeping([member.pk for member in stay], ()), ends, None, at)
    findings.counts["students.left"] = len(rows)
