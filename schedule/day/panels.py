"""The day by the bells: a para's duties with their students, and a student's blocks with their adults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from schedule.day import DayBlock, DutyToday, SchoolDay, StudentDay, days_of, duties_on
from schedule.day.adults import AdultOnDuty, adults_on
from schedule.day.calendar import calendar_of
from staff.models import Role, User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student


@dataclass(frozen=True)
class Served:
    """A student in a duty, with what they do in that time."""

    student: Student
    blocks: tuple[DayBlock, ...]


@dataclass(frozen=True)
class DutyLine:
    duty: DutyToday
    served: tuple[Served, ...]

    @property
    def begins(self) -> datetime:
        return self.duty.begins

    @property
    def ends(self) -> datetime:
        return self.duty.ends


@dataclass(frozen=True)
class BlockLine:
    """A block of a student's day and the adults on duty with them in it."""

    block: DayBlock
    adults: tuple[str, ...]

    @property
    def begins(self) -> datetime:
        return self.block.begins

    @property
    def ends(self) -> datetime:
        return self.block.ends


def load_duties_today(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any]:
    day = user.today(at)
    calendar = calendar_of(day)
    # The schools of a person's posts, too: a day without school must be said to who has no duty.
    mine = calendar.of(post.school for post in user.posts(at))
    para_day, student_days = duties_on(user, day, calendar), days_of(students, day, calendar)
    lines = [_duty_line(duty, students, student_days) for duty in para_day.duties]
    busy = {served.student.pk for line in lines for served in line.served}
    schools = {d.school_id: d for d in (*mine.values(), *para_day.school_days)}
    return {
        "day": day,
        "lines": lines,
        "free": [_rest(student, student_days[student.pk]) for student in students if student.pk not in busy],
        "not_today": para_day.not_today,
        # By new bells two covers of a person may meet: the calendar goes before, and the page says so.
        "is_double": any(one.ends > other.begins for one, other in pairwise(para_day.duties)),
        "is_para": bool(user.roles(at) & {Role.PARA, Role.SUBSTITUTE}),
        "has_students": bool(students),
        **_school_words(schools.values(), student_days.values()),
    }


def _school_words(schools: Iterable[SchoolDay], days: Iterable[StudentDay]) -> dict[str, Any]:
    """Whether there is school anywhere for this person, why not, and bells that are not the usual ones."""
    known = {d.school_id: d for d in schools}
    students = list(days)
    known |= {d.school_day.school_id: d.school_day for d in students if d.school_day}
    extended = {d.school_day.school_id for d in students if d.in_extended and d.school_day}
    open_schools = [d for pk, d in known.items() if d.is_school or pk in extended]
    # A district's own row has no calendar: it says nothing where a school below it does.
    closed = [d for d in known.values() if not d.is_school and (d.kind is not None or not open_schools)]
    return {
        "has_school": bool(open_schools),
        "extended_years": [d for d in open_schools if d.is_extended],
        "no_school": [] if open_schools else [d.why_no_school() for d in closed],
        "other_bells": [d for d in open_schools if d.has_other_bells],
    }


def _duty_line(duty: DutyToday, students: Sequence[Student], days: dict[UUID, StudentDay]) -> DutyLine:
    served = [student for student in students if student.pk in duty.student_ids]
    return DutyLine(duty, tuple(Served(s, _within(duty, days[s.pk].blocks)) for s in served))


def _within(duty: DutyToday, blocks: Iterable[DayBlock]) -> tuple[DayBlock, ...]:
    return tuple(b for b in blocks if b.begins < duty.ends and duty.begins < b.ends)


@dataclass(frozen=True)
class Rest:
    """A student whom this person works with, in no duty of theirs today."""

    student: Student
    blocks: tuple[DayBlock, ...]


def _rest(student: Student, day: StudentDay) -> Rest:
    return Rest(student, day.blocks)


def load_student_day(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """The one student's blocks of today, each with the adults who are there."""
    if not students:
        return None
    student, day = students[0], user.today(at)
    calendar = calendar_of(day)
    found = days_of([student], day, calendar)[student.pk]
    return {
        "student": student,
        "day": day,
        "lines": block_lines(found, adults_on([student], day, calendar)[student.pk]),
        "not_today": found.not_today,
        "school_day": found.school_day,
        "in_extended": found.in_extended,
        "may_write": student.allows(Part.PLAN, Act.WRITE),
        "may_see_week": student.allows(Part.PLAN),
        "may_assign": student.allows(Part.PLAN, Act.ASSIGN),
        "may_tell_away": student.allows(Part.DATA, Act.LOG) or student.allows(Part.PLAN, Act.ASSIGN),
    }


def load_day_at_a_glance(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """The same without the ways to the week and to absences."""
    context = load_student_day(user, students, at)
    return {**context, "may_see_week": False} if context else None


def block_lines(day: StudentDay, adults: Sequence[AdultOnDuty]) -> list[BlockLine]:
    return [
        BlockLine(
            block,
            tuple(dict.fromkeys(a.name for a in adults if a.begins < block.ends and block.begins < a.ends)),
        )
        for block in day.blocks
    ]


PANELS = (
    Panel(
        Frame.TODAY,
        "day",
        30,
        Part.GLANCE,
        load_duties_today,
        "schedule/day/panel_today.html",
        sheet="students/today.css",
    ),
    Panel(Frame.STUDENT, "day", 40, Part.GLANCE, load_student_day, "schedule/day/panel.html"),
    Panel(Frame.GLANCE, "day", 40, Part.GLANCE, load_day_at_a_glance, "schedule/day/panel.html"),
)
