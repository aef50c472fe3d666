"""Delegated care, after safety: whether it is mine to do, how, and whose it is otherwise (P11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from staff.models import User
from staff.permissions import Act, Part
from students.care.queries import care_of, ends_soon
from students.frames import Frame, Panel
from students.models import Student


def load_care_today(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Three queries at most. Left out where nothing is delegated."""
    if not students:
        return None
    writes = {student.pk for student in students if student.allows(Part.CARE, Act.WRITE)}
    tasks = care_of(user, students, user.today(at))
    ending = list(ends_soon(user, at)[:20]) if writes else []
    return (
        {"tasks": tasks, "writes": writes, "ending": ending, "today": user.today(at)}
        if tasks or ending
        else None
    )


def load_care(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Two queries. Left out where nothing is delegated, but for who may delegate."""
    if not students:
        return None
    may_write = students[0].allows(Part.CARE, Act.WRITE)
    tasks = care_of(user, students[:1], user.today(at))
    return {"student": students[0], "tasks": tasks, "may_write": may_write} if tasks or may_write else None


PANELS = (
    Panel(
        Frame.TODAY,
        "care",
        12,
        Part.CARE,
        load_care_today,
        "students/care/panel_today.html",
        sheet="students/today.css",
    ),
    Panel(Frame.STUDENT, "care", 12, Part.CARE, load_care, "students/care/panel.html"),
    Panel(Frame.CARD, "care", 75, Part.CARE, load_care, "students/care/panel.html"),
)
