"""What stands behind the figures of one para: each student's two clocks, with the rows that set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from datacollection.models import Session
from students.models import Student
from supervision.coverage.figures import Clock, Tie, clock
from supervision.coverage.load import Coverage
from supervision.models import ContactStudent, LastReview


@dataclass(frozen=True)
class StudentLine:
    """A student under one supervising teacher. Of the rows only those are given that set the clock."""

    student: Student
    supervisor: str
    met: Clock
    looked: Clock
    contact: UUID | None
    session: UUID | None
    review_contact: UUID | None
    review: UUID | None


def student_lines(found: Coverage, students: Sequence[Student]) -> list[StudentLine]:
    """For those of `found.ties` whose student is in `students`; who waits longest first. Three queries."""
    known = {student.pk: student for student in students}
    ties = [tie for tie in found.ties if tie.student in known]
    contacts, sessions, reviews = _contacts(ties), _sessions(ties), _reviews(ties)
    names = {pair.row.supervisor: pair.row.supervisor_name for pair in found.pairs}
    lines = []
    for tie in ties:
        time, who = found.times[tie.school], (tie.supervisor, tie.student)
        lines.append(
            StudentLine(
                student=known[tie.student],
                supervisor=names[tie.supervisor],
                met=clock(time, tie.met, tie.began, time.expected.student),
                looked=clock(time, tie.looked, tie.began, time.expected.data),
                contact=contacts.get((*who, tie.met, False)),
                session=sessions.get((*who, tie.met or date.min)),
                review_contact=contacts.get((*who, tie.looked, True)),
                review=reviews.get(who),
            )
        )
    return sorted(lines, key=lambda one: (-one.met.days, -one.looked.days, one.student.sort_key))


def _days(ties: Iterable[Tie]) -> set[date]:
    return {day for tie in ties for day in (tie.met, tie.looked) if day}


def _contacts(ties: Sequence[Tie]) -> dict[tuple[UUID, UUID, date | None, bool], UUID]:
    """By (supervisor, student, day, whether it was for the data)."""
    rows = ContactStudent.objects.filter(
        student__in={tie.student for tie in ties},
        contact__supervisor__in={tie.supervisor for tie in ties},
        contact__school_day__in=_days(ties),
        contact__withdrawal=None,
    ).values_list("contact__supervisor", "student", "contact__school_day", "contact__kind", "contact")
    found: dict[tuple[UUID, UUID, date | None, bool], UUID] = {}
    for supervisor, student, day, kind, contact in rows:
        found[supervisor, student, day, False] = contact
        if kind == "data_review":
            found[supervisor, student, day, True] = contact
    return found


def _sessions(ties: Sequence[Tie]) -> dict[tuple[UUID, UUID, date], UUID]:
    rows = Session.objects.filter(
        student__in={tie.student for tie in ties},
        recorder__in={tie.supervisor for tie in ties},
        school_day__in=_days(ties),
    ).values_list("recorder", "student", "school_day", "pk")
    return {(recorder, student, day): pk for recorder, student, day, pk in rows}


def _reviews(ties: Sequence[Tie]) -> dict[tuple[UUID, UUID], UUID]:
    rows = LastReview.objects.filter(
        teacher__in={tie.supervisor for tie in ties}, student__in={tie.student for tie in ties}
    ).values_list("teacher", "student", "pk")
    return {(teacher, student): pk for teacher, student, pk in rows}
