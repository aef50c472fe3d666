"""Whom to ask about a student, and what of the communication with the family is for every adult to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from staff.models import User
from staff.permissions import Part
from students.family.queries import adults_of, rights_of
from students.frames import Frame, Panel
from students.models import Membership, Student, TeamRole
from students.team.related_rows import assignments_of


def load_card(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Two queries, beside what the page has. Never a number, an address or an order: only words (F1)."""
    if not students or not students[0].allows(Part.PLAN):
        return None
    student, day = students[0], user.today(at)
    adults = adults_of(student, day)
    receive = [adult for adult in adults if adult.may_receive]
    return {
        **_people(user, student, at),
        "languages": list(dict.fromkeys(adult.language for adult in receive)),
        "needs_interpreter": any(adult.needs_interpreter for adult in receive),
        "student_decides": rights_of(student, adults, day).student_holds,
    }


def load_whom_to_ask(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """One query, beside what the page has."""
    return _people(user, students[0], at) if students else None


def _people(user: User, student: Student, at: datetime) -> dict[str, Any]:
    """The case manager, the paras of the day; and for a para the teacher who supervises this work."""
    day = user.today(at)
    rows = [
        row for row in assignments_of([student.pk])[student.pk] if row.holds_on(day) and row.para.is_active
    ]
    managers = Membership.objects.at(at).filter(student=student, team_role=TeamRole.CASE_MANAGER)
    return {
        "student": student,
        "managers": [row.user.name for row in managers.select_related("user").order_by("user__sort_key")],
        "supervisors": list(dict.fromkeys(row.supervisor.name for row in rows if row.para_id == user.pk)),
        "paras": list(dict.fromkeys(row.para.name for row in rows)),
    }


PANELS = (
    Panel(Frame.CARD, "ask", 70, Part.PLAN, load_card, "students/team/ask_card.html"),
    Panel(Frame.GLANCE, "ask", 50, Part.GLANCE, load_whom_to_ask, "students/team/ask_glance.html"),
)
