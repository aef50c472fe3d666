"""What stands behind the figures of one para: each student's two clocks, with the rows that set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from datacollection.models import Session
from students.models import Student
from supervision.coverage.figures import Clock, ServedStudent, clock
from supervision.coverage.load import Coverage
from supervision.models import ContactStudent, DataView


@dataclass(frozen=True)
class StudentLine:
    """A student under one supervising teacher. Of the rows only those are given that set the clock."""

    student: Student
    supervisor: str
    met: Clock
    viewed: Clock
    contact: UUID | None
    session: UUID | None
    data_contact: UUID | None
    data_view: UUID | None


def student_lines(found: Coverage, students: Sequence[Student]) -> list[StudentLine]:
    """Of those that the para serves and that are in `students`; who waits longest first. Three queries."""
    known = {student.pk: student for student in students}
    served_students = [served for served in found.served_students if served.student in known]
    contacts, sessions, data_views = (
        _contacts(served_students),
        _sessions(served_students),
        _data_views(served_students),
    )
    names = {pair.row.supervisor: pair.row.supervisor_name for pair in found.pairs}
    lines = []
    for served in served_students:
        time, who = found.times[served.school], (served.supervisor, served.student)
        lines.append(
            StudentLine(
                student=known[served.student],
                supervisor=names[served.supervisor],
                met=clock(time, served.met, served.began, time.expected.student),
                viewed=clock(time, served.viewed, served.began, time.expected.data),
                contact=contacts.get((*who, served.met, False)),
                # No session is of date.min, so that no row is found where nobody met.
                session=sessions.get((*who, served.met or date.min)),
                data_contact=contacts.get((*who, served.viewed, True)),
                data_view=data_views.get(who),
            )
        )
    return sorted(lines, key=lambda one: (-one.met.days, -one.viewed.days, one.student.sort_key))


def _days(served_students: Iterable[ServedStudent]) -> set[date]:
    return {day for served in served_students for day in (served.met, served.viewed) if day}


def _contacts(served_students: Sequence[ServedStudent]) -> dict[tuple[UUID, UUID, date | None, bool], UUID]:
    """By (supervisor, student, day, whether it was for the data)."""
    rows = ContactStudent.objects.filter(
        student__in={served.student for served in served_students},
        contact__supervisor__in={served.supervisor for served in served_students},
        contact__school_day__in=_days(served_students),
        contact__withdrawal=None,
    ).values_list("contact__supervisor", "student", "contact__school_day", "contact__kind", "contact")
    found: dict[tuple[UUID, UUID, date | None, bool], UUID] = {}
    for supervisor, student, day, kind, contact in rows:
        found[supervisor, student, day, False] = contact
        if kind == "data_review":
            found[supervisor, student, day, True] = contact
    return found


def _sessions(served_students: Sequence[ServedStudent]) -> dict[tuple[UUID, UUID, date], UUID]:
    rows = Session.objects.filter(
        student__in={served.student for served in served_students},
        recorder__in={served.supervisor for served in served_students},
        school_day__in=_days(served_students),
    ).values_list("recorder", "student", "school_day", "pk")
    return {(recorder, student, day): pk for recorder, student, day, pk in rows}


def _data_views(served_students: Sequence[ServedStudent]) -> dict[tuple[UUID, UUID], UUID]:
    rows = DataView.objects.filter(
        teacher__in={served.supervisor for served in served_students},
        student__in={served.student for served in served_students},
    ).values_list("teacher", "student", "pk")
    return {(teacher, student): pk for teacher, student, pk in rows}
