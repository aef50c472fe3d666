"""The day of students and of a para, from the database: a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from staff.models import Rhythm, User
from students.around import enrolled_on
from students.day.calendar import Calendar, SchoolDay
from students.day.places import DayBlock, DutyToday, NotToday, blocks_of_day, duty_of_day
from students.models import DatedLinkedQuerySet, DutyAssignment, Enrolment, Student, StudentBlock
from students.models.duty import Duty


@dataclass(frozen=True)
class StudentDay:
    """A student's day at their school. `school_day` is None where they are not enrolled on it."""

    student_id: UUID
    school_day: SchoolDay | None
    grade: str = ""
    blocks: tuple[DayBlock, ...] = ()
    not_today: tuple[NotToday, ...] = ()


@dataclass(frozen=True)
class ParaDay:
    """A para's day. `school_days`: those of the schools whose duties fall on the date, by school."""

    duties: tuple[DutyToday, ...]
    not_today: tuple[NotToday, ...]
    school_days: tuple[SchoolDay, ...]


def days_of(
    students: Iterable[Student], day: date, calendar: Calendar | None = None
) -> dict[UUID, StudentDay]:
    """Each student's day. Four queries, however many students there are."""
    ids = [student.pk for student in students]
    enrolments, days = _schools(ids, day, calendar)
    rows: dict[UUID, list[StudentBlock]] = defaultdict(list)
    for block in on_date(StudentBlock.objects.on(day), days.values(), day).filter(student__in=enrolments):
        rows[block.student_id].append(block)
    return {pk: _student_day(pk, enrolments.get(pk), days, rows[pk]) for pk in ids}


def with_school(students: Iterable[Student], day: date) -> set[UUID]:
    """Which of these students have school on `day`. Three queries."""
    enrolments, days = _schools([student.pk for student in students], day, None)
    return {pk for pk, enrolment in enrolments.items() if days[enrolment.school_id].is_school}


def _schools(
    ids: list[UUID], day: date, calendar: Calendar | None
) -> tuple[dict[UUID, Enrolment], dict[UUID, SchoolDay]]:
    """Enrolments on `day` by student, and what the day is at those schools."""
    enrolments = enrolled_on(ids, day)
    return enrolments, (calendar or Calendar(day)).of(e.school for e in enrolments.values())


def _student_day(
    pk: UUID, enrolment: Enrolment | None, days: dict[UUID, SchoolDay], rows: list[StudentBlock]
) -> StudentDay:
    if enrolment is None:
        return StudentDay(pk, None)
    day = days[enrolment.school_id]
    blocks, missing = blocks_of_day(rows, day)
    return StudentDay(pk, day, enrolment.grade, tuple(blocks), tuple(missing))


def blocks_on(students: Iterable[Student], day: date) -> list[DayBlock]:
    """The blocks of these students that take place on `day`, by the clock. Four queries."""
    blocks = [block for d in days_of(students, day).values() for block in d.blocks]
    return sorted(blocks, key=lambda b: (b.begins, b.ends, b.student_id))


def duties_on(para: User, day: date, calendar: Calendar | None = None) -> ParaDay:
    """Where `para` is on `day`, by the clock, with which students. Four queries.

    A student is served while their assignment holds; a duty whose students' assignments have all ended is
    left out, one that never had students (lunch, recess) is not.
    """
    found = list(Duty.objects.on(day).filter(para=para).select_related("school", "period"))
    days = (calendar or Calendar(day)).of(duty.school for duty in found)
    served, ever = _served(found, day)
    there: list[DutyToday] = []
    missing: list[NotToday] = []
    for duty in found:
        if duty.pk in ever and not served[duty.pk]:
            continue
        placed = duty_of_day(duty, served[duty.pk], days[duty.school_id])
        if isinstance(placed, DutyToday):
            there.append(placed)
        elif placed is not None:
            missing.append(placed)
    there.sort(key=lambda d: (d.begins, d.ends))
    return ParaDay(tuple(there), tuple(missing), tuple(days.values()))


def _served(duties: Sequence[Duty], day: date) -> tuple[dict[UUID, list[UUID]], set[UUID]]:
    """Students served on `day` by duty, and the duties that serve or served anybody at all."""
    served: dict[UUID, list[UUID]] = defaultdict(list)
    ever = set()
    links = DutyAssignment.objects.filter(duty__in=duties).select_related("assignment__student")
    for link in links.order_by("assignment__student__sort_key", "pk"):
        ever.add(link.duty_id)
        if link.assignment.holds_on(day):
            served[link.duty_id].append(link.assignment.student_id)
    return served, ever


def on_date(rows: DatedLinkedQuerySet, days: Iterable[SchoolDay], day: date) -> DatedLinkedQuerySet:
    """Those that repeat on the weekday of `day`, or on the day of the rotation of one of these schools."""
    cycle_days = {d.cycle_day for d in days if d.is_school and d.cycle_day}
    weekly = Q(rhythm=Rhythm.WEEK, day=day.isoweekday())
    return rows.filter(weekly | Q(rhythm=Rhythm.CYCLE, day__in=cycle_days)).select_related("period")
