"""Who works with the student: the team, the assigned paras, the classroom teachers; and since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from staff.models import User
from staff.permissions import Act, Ground, Part
from students.frames import Frame, Panel
from students.models import Assignment, Membership, SectionMember, Student, Transfer
from students.team.related_rows import assignments_of, enrolments_of


def load_team(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
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


def _members(student: Student, at: datetime) -> list[Membership]:
    order = {"case_manager": 0, "teacher": 1, "provider": 2}
    members = Membership.objects.at(at).filter(student=student).select_related("user")
    return sorted(members, key=lambda member: (order[member.team_role], member.user.sort_key))


def _classroom(student: Student, day: date) -> list[User]:
    """General education teachers of the student's classes."""
    sections = SectionMember.objects.filter(student=student, during__contains=day).values("section")
    members = SectionMember.objects.filter(section__in=sections, user__isnull=False, during__contains=day)
    teachers = {member.user for member in members.select_related("user") if member.user}
    return sorted(teachers, key=lambda user: user.sort_key)


PANELS = (Panel(Frame.STUDENT, "team", 80, Part.GLANCE, load_team, "students/team/panel.html"),)
