"""Who works with the student: the team, the assigned paras, the classroom teachers; and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from staff.models import User
from staff.permissions import Act, Ground, Part
from students.frames import Ahead, Frame, Panel, question
from students.models import Assignment, Membership, SectionMember, Student, Transfer
from students.team.related_rows import assignment_rows, assignments_of, enrolment_rows, enrolments_of


def load(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Four queries at most; one more for who leads the school."""
    if not students:
        return None
    student, day = students[0], user.today(at)
    leads = Ground.ADMINISTRATION in student.grounds
    return {
        "student": student,
        "today": day,
        "members": _members(student, at),
        "classroom": _classroom(student, day),
        "assignments": [row for row in assignments_of([student.pk])[student.pk] if not _is_over(row, day)],
        "enrolments": enrolments_of([student.pk])[student.pk][::-1],
        "may_assign": student.allows(Part.PLAN, Act.ASSIGN),
        "leads": leads,
        "planned": _planned(student, day) if leads else None,
    }


def _planned(student: Student, day: date) -> Transfer | None:
    """The next move that can still be taken back."""
    return Transfer.objects.planned(day).filter(student=student).select_related("new__school").first()


def _is_over(assignment: Assignment, day: date) -> bool:
    last = assignment.last_day
    return assignment.is_taken_back or (last is not None and last < day)


def ahead(user: User, students: Sequence[Student], at: datetime) -> list[Ahead]:
    student, day = students[0], user.today(at)
    of_student = [enrolment_rows.ahead([student.pk]), assignment_rows.ahead([student.pk])]
    return [member_rows.ahead(student, at), classroom_rows.ahead(student, day), *of_student]


@question
def member_rows(student: Student, at: datetime) -> QuerySet[Membership]:
    return Membership.objects.at(at).filter(student=student).select_related("user")


@question
def classroom_rows(student: Student, day: date) -> QuerySet[SectionMember]:
    """General education teachers of the student's classes."""
    sections = SectionMember.objects.filter(student=student, during__contains=day).values("section")
    rows = SectionMember.objects.filter(section__in=sections, user__isnull=False, during__contains=day)
    return rows.select_related("user")


def _members(student: Student, at: datetime) -> list[Membership]:
    order = {"case_manager": 0, "teacher": 1, "provider": 2}
    return sorted(member_rows(student, at), key=lambda one: (order[one.team_role], one.user.sort_key))


def _classroom(student: Student, day: date) -> list[User]:
    found = {member.user for member in classroom_rows(student, day) if member.user}
    return sorted(found, key=lambda user: user.sort_key)


PANELS = (Panel(Frame.STUDENT, "team", 80, Part.GLANCE, load, "students/team/panel.html", ahead=ahead),)
