"""Which blocks of a day a new pass offers, and which of them are ticked at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schedule.day import Calendar, DayBlock, DutyToday, StaffDay
from schedule.day.places import blocks_of_day
from schedule.day.spans import common
from schedule.models import StudentBlock
from schedule.passes.forms import Choice
from staff.models import User
from staff.permissions import Act, Part
from students import access
from students.models import Student
from students.team.related_rows import enrolled_on

MOST = 30  # students on one form; who has more begins from a para or a student


@dataclass(frozen=True)
class Offer:
    choices: Sequence[Choice]
    ticked: Sequence[UUID]


def choices_for(user: User, day: date, instead: str, student: str) -> Offer:
    """Blocks of `day` of students whom `user` assigns people to, by name and clock.

    `instead` (id of a para who is away): their students alone, and ticked what the para is missed in.
    `student`: that one alone, and all of theirs ticked. Seventeen queries at most.
    """
    gaps = _gaps(_id(instead), day)
    mine = access.students_of(user, part=Part.PLAN, act=Act.ASSIGN)
    if gaps:
        mine = mine.filter(pk__in={pk for gap in gaps for pk in gap.student_ids})
    elif one := _id(student):
        mine = mine.filter(pk=one)
    choices = _placed(list(mine[:MOST]), day)
    begins_with = _id(student) if not gaps else None
    ticked = [
        row.pk
        for someone, blocks in choices
        for row, placed in blocks
        if someone.pk == begins_with
        or any(someone.pk in gap.student_ids and _meets(gap, placed) for gap in gaps)
    ]
    return Offer(choices, ticked)


def _id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _gaps(para: UUID | None, day: date) -> list[DutyToday]:
    return [gap.duty for gap in StaffDay.load([para], day).gaps(para)] if para else []


def _meets(gap: DutyToday, block: DayBlock) -> bool:
    return common((gap.begins, gap.ends), (block.begins, block.ends)) is not None


def _placed(students: Sequence[Student], day: date) -> list[Choice]:
    """Each of the students with what takes place on `day`; who has nothing then is left out."""
    schools = enrolled_on([student.pk for student in students], day)
    days = Calendar(day).of(enrolment.school for enrolment in schools.values())
    rows = StudentBlock.objects.on(day).filter(student__in=schools).select_related("period")
    found: dict[UUID, list[tuple[StudentBlock, DayBlock]]] = {student.pk: [] for student in students}
    for row in rows:
        for placed in blocks_of_day([row], days[schools[row.student_id].school_id])[0]:
            found[row.student_id].append((row, placed))
    for blocks in found.values():
        blocks.sort(key=lambda pair: pair[1].begins)
    return [(student, found[student.pk]) for student in students if found[student.pk]]
