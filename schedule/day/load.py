"""The day of students, from the database: a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from core.registry import Hook
from schedule.day.bells import Span
from schedule.day.calendar import Calendar, SchoolDay, calendar_of
from schedule.day.changes import schedule_away
from schedule.day.places import DayBlock, NotToday, Presence, blocks_of_day
from schedule.day.spans import common, minus
from schedule.models import WHOLE_DAY, StudentBlock
from staff.models import Rhythm
from students.models import Enrolment, Student
from students.team.related_rows import enrolled_on


@dataclass(frozen=True)
class StudentDay:
    """A student's day at their school. `school_day` is None where they are not enrolled on it.

    `in_extended`: it is a day of the extended school year, and the student's plan goes on then.
    """

    student_id: UUID
    school_day: SchoolDay | None
    grade: str = ""
    blocks: tuple[DayBlock, ...] = ()
    not_today: tuple[NotToday, ...] = ()
    away: tuple[Span, ...] = ()
    in_extended: bool = False

    @property
    def has_school(self) -> bool:
        return self.in_extended or (self.school_day is not None and self.school_day.is_school)

    @property
    def is_away(self) -> bool:
        """Whether the student is away for all of this day."""
        if WHOLE_DAY in self.away:
            return True
        # Away in pieces that together take all of the blocks.
        return bool(self.blocks) and all(block.away == Presence.AWAY for block in self.blocks)


def days_of(
    students: Iterable[Student], day: date, calendar: Calendar | None = None
) -> dict[UUID, StudentDay]:
    """Each student's day. Five queries, however many students; six on a day of an extended school year."""
    ids = [student.pk for student in students]
    enrolments, days = _schools(ids, day, calendar)
    rows: dict[UUID, list[StudentBlock]] = defaultdict(list)
    for block in _blocks(ids, day):
        rows[block.student_id].append(block)
    away, extended = schedule_away(ids, day), _extended(enrolments, days, day)
    found = {pk: _student_day(pk, enrolments.get(pk), days, rows[pk], away.get(pk, [])) for pk in ids}
    return {pk: _as_planned(one, pk in extended) for pk, one in found.items()}


def _blocks(students: Sequence[UUID], day: date) -> QuerySet[StudentBlock]:
    """Those of the weekday of `day`, and of any day of a rotation: which one it is says the calendar."""
    # Which day of a rotation it is differs by school, so all of them are read; `SchoolDay.is_day` sorts them
    # out.
    falls = Q(rhythm__in=(Rhythm.WEEK, Rhythm.EXTENDED), day=day.isoweekday()) | Q(rhythm=Rhythm.CYCLE)
    return StudentBlock.objects.on(day).filter(falls, student__in=students).select_related("period")


def with_school(students: Iterable[Student], day: date) -> set[UUID]:
    """Which of these students have school on `day`, and are not away for all of it. Four queries, or five."""
    return set(attending(students, day))


def attending(students: Iterable[Student], day: date) -> dict[UUID, SchoolDay]:
    """Students with school on `day` and not away for all of it, with that school's day.

    Four queries, or five.
    """
    ids = [student.pk for student in students]
    enrolments, days = _schools(ids, day, None)
    # Only who is away for the whole day: part of a day is still a day at school.
    away = {pk for pk, spans in schedule_away(ids, day).items() if WHOLE_DAY in spans}
    there = {pk for pk, one in enrolments.items() if days[one.school_id].is_school}
    there |= _extended(enrolments, days, day)
    return {pk: days[enrolments[pk].school_id] for pk in there - away}


@Hook
def goes_on(students: Collection[UUID], day: date, at: datetime) -> Collection[UUID]:
    """Those of the students whose plan, as it is at `at`, goes on in the extended school year on `day`."""
    return ()


def _extended(enrolments: dict[UUID, Enrolment], days: dict[UUID, SchoolDay], day: date) -> set[UUID]:
    """Students for whom `day` is one of the extended school year.

    Without such a day nothing is asked; with one, a query.
    """
    schools = {pk: days[enrolment.school_id] for pk, enrolment in enrolments.items()}
    students = frozenset(pk for pk, school in schools.items() if school.is_extended)
    if not students:
        return set()
    # A district has one zone as good as always; the latest end knows all that was published by then.
    ends = max(schools[pk].ends for pk in students)
    return set().union(*goes_on(students, day, ends))


def _as_planned(found: StudentDay, in_extended: bool) -> StudentDay:
    """Blocks of the extended school year are those of its students alone."""
    if in_extended or found.school_day is None or not found.school_day.is_extended:
        return replace(found, in_extended=in_extended)
    return replace(found, blocks=(), not_today=())


def _schools(
    ids: list[UUID], day: date, calendar: Calendar | None
) -> tuple[dict[UUID, Enrolment], dict[UUID, SchoolDay]]:
    """Enrolments on `day` by student, and what the day is at those schools."""
    enrolments = enrolled_on(ids, day)
    return enrolments, (calendar or calendar_of(day)).of(e.school for e in enrolments.values())


def _student_day(
    pk: UUID,
    enrolment: Enrolment | None,
    days: dict[UUID, SchoolDay],
    rows: list[StudentBlock],
    away: list[Span],
) -> StudentDay:
    if enrolment is None:
        return StudentDay(pk, None)
    day = days[enrolment.school_id]
    blocks, missing = blocks_of_day(rows, day)
    told = tuple(replace(block, away=_presence(block, day, away)) for block in blocks)
    return StudentDay(pk, day, enrolment.grade, told, tuple(missing), tuple(away))


def _presence(block: DayBlock, day: SchoolDay, away: list[Span]) -> Presence:
    whole, gone = (block.begins, block.ends), [day.instants(span) for span in away]
    if gone and not minus(whole, gone):
        return Presence.AWAY
    return Presence.PARTLY if any(common(whole, one) for one in gone) else Presence.THERE


def blocks_on(students: Iterable[Student], day: date) -> list[DayBlock]:
    """The blocks of these students that take place on `day`, by the clock. Five queries."""
    blocks = [block for d in days_of(students, day).values() for block in d.blocks]
    return sorted(blocks, key=lambda b: (b.begins, b.ends, b.student_id))
