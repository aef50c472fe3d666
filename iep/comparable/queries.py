"""Comparable services as pages show them: since when, from where, for how many days (N2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.once_a_page import once_a_page
from iep.models import ComparableServices
from iep.plans.tree import StudentPlan
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel, Scope
from students.models import Student, Transfer, TransferKind


@dataclass(frozen=True)
class ComparableMark:
    """`days`: of the calendar, since the services began here."""

    row: ComparableServices
    days: int


@dataclass(frozen=True)
class OnPlan:
    """What the page of a plan says and offers. `brought`: they came with a plan that nobody has marked."""

    mark: ComparableMark | None
    brought: Transfer | None
    may_mark: bool
    may_end: bool


@once_a_page
def marks_of(students: Sequence[UUID], at: datetime, day: date) -> dict[UUID, ComparableMark]:
    """Of those students whose services are comparable ones on `day`. One query."""
    rows = ComparableServices.objects.standing(at, day).filter(version__of__student__in=students)
    marks = (ComparableMark(row, (day - row.since).days) for row in rows.select_related("version__of"))
    return {mark.row.version.of.student_id: mark for mark in marks}


def manages(student: Student) -> bool:
    """Whether one of the student's `grounds` is the case manager's: who writes the plan and assigns to it."""
    return student.allows(Part.PLAN, Act.WRITE) and student.allows(Part.PLAN, Act.ASSIGN)


def on_plan(user: User, student: Student, plan: StudentPlan, at: datetime) -> OnPlan:
    """`plan`: as it stands at `at`. Two queries at most."""
    marked = ComparableServices.objects.filter(version__of__student=student)
    rows, day = list(marked.select_related("version__of", "end")), user.today(at)
    iep = next((part.in_force for part in plan.plans if part.is_iep), None)
    standing = [row for row in rows if iep and not row.is_ended(day)]
    # A plan that was ever marked, even one whose mark has ended, is not offered to be marked again.
    if rows or not manages(student):
        mark = ComparableMark(standing[0], (day - standing[0].since).days) if standing else None
        return OnPlan(mark, None, False, bool(mark) and manages(student))
    # A version that is based on an earlier one was written here: only a first version can be another
    # district's.
    return OnPlan(None, brought_by(student), iep is not None and iep.based_on_id is None, False)


def brought_by(student: Student) -> Transfer | None:
    """The arrival with a plan of another district that somebody wrote down; the last one."""
    came = Transfer.objects.standing().filter(student=student, kind=TransferKind.ARRIVE).exclude(origin="")
    return came.order_by("-first").first()


def with_each(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, Any]:
    # Without students the day and the loader need not be asked at all.
    found = marks_of([student.pk for student in students], at, user.today(at)) if students else {}
    return {pk: {"mark": mark} for pk, mark in found.items()}


def of_one(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    return next(iter(with_each(user, students[:1], at).values()), None)


def in_list(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, Any]:
    """For the case manager, who is to bring it to an end."""
    return with_each(user, [student for student in students if manages(student)], at)


PANELS = (
    # After what to record, which stands first and open
    Panel(Frame.TODAY, "comparable", 15, Part.PLAN, with_each, "iep/comparable/panel.html", Scope.STUDENT),
    Panel(Frame.CARD, "comparable", 29, Part.PLAN, of_one, "iep/comparable/panel.html"),
    Panel(Frame.STUDENT, "comparable", 29, Part.PLAN, of_one, "iep/comparable/panel.html"),
    Panel(Frame.LIST, "comparable", 5, Part.PLAN, in_list, "iep/comparable/panel_row.html", Scope.STUDENT),
)
