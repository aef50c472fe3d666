"""Who the student is: on their page, on Today, on the card and at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from staff.models import User
from staff.permissions import Act, Part
from students.about.queries import abouts_of
from students.frames import Frame, Panel, Scope
from students.models import Student


def load_about(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """One query. Left out where nothing is written, but for who may write it."""
    if not students:
        return None
    student = students[0]
    version, may_write = abouts_of([student], at).get(student.pk), student.allows(Part.PLAN, Act.WRITE)
    if version is None and not may_write:
        return None
    return {"student": student, "version": version, "may_write": may_write}


def load_about_at_a_glance(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """The same to read only; left out where nothing is written."""
    context = load_about(user, students, at)
    return {**context, "may_write": False} if context and context["version"] else None


def load_about_today(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    """One query."""
    return {pk: {"version": version} for pk, version in abouts_of(students, at).items()}


PANELS = (
    Panel(
        Frame.TODAY,
        "about",
        30,
        Part.GLANCE,
        load_about_today,
        "students/about/panel_today.html",
        Scope.STUDENT,
        sheet="students/card/card.css",
    ),
    Panel(
        Frame.STUDENT,
        "about",
        11,
        Part.GLANCE,
        load_about,
        "students/about/panel.html",
        sheet="students/card/card.css",
    ),
    Panel(Frame.CARD, "about", 80, Part.GLANCE, load_about, "students/about/panel.html"),
    Panel(Frame.GLANCE, "about", 20, Part.GLANCE, load_about_at_a_glance, "students/about/panel.html"),
)
