"""Who and what is around students, now and before: rows that several panels of a page read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from core.once_a_page import once_a_page
from staff.calendar.school_time import school_day
from students.models import Assignment, Enrolment


@once_a_page
def enrolments_of(students: Sequence[UUID]) -> dict[UUID, list[Enrolment]]:
    """Every enrolment of each student, oldest first, with its school and district. One query."""
    rows = Enrolment.objects.filter(student__in=students, during__isempty=False)
    return _by_student(students, rows.select_related("school__parent").order_by("during"))


def enrolled_on(students: Sequence[UUID], day: date) -> dict[UUID, Enrolment]:
    """Where each student is enrolled on `day`; who is enrolled nowhere is left out."""
    return {pk: e for pk, rows in enrolments_of(students).items() for e in rows if e.holds_on(day)}


def enrolled_at(students: Sequence[UUID], at: datetime) -> dict[UUID, Enrolment]:
    """The same, by the day that it is at that school at `at`."""
    return {
        pk: e
        for pk, rows in enrolments_of(students).items()
        for e in rows
        if e.holds_on(school_day(e.school, at))
    }


@once_a_page
def assignments_of(students: Sequence[UUID]) -> dict[UUID, list[Assignment]]:
    """Every assignment of each student, in order of beginning, with para and supervisor. One query."""
    rows = Assignment.objects.filter(student__in=students).select_related("para", "supervisor")
    return _by_student(students, rows.order_by("during", "para__sort_key"))


def _by_student(students: Iterable[UUID], rows: Iterable[Enrolment | Assignment]) -> dict[UUID, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for row in rows:
        found[row.student_id].append(row)
    return {pk: found[pk] for pk in students}
