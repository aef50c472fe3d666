"""What this room puts into joined pages: contacts to confirm, those with a student, a way to record one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Prefetch
from django.utils.translation import gettext_lazy as _

from datacollection.today.recorder_links import RecorderLink
from staff.models import Role, User
from staff.permissions import Part
from students.frames import Frame, Panel, Scope
from students.models import Student
from supervision.access import SUPERVISORS
from supervision.models import Contact, ContactStudent

SHEET = "supervision/today.css"
# What a para has not answered in that time they will not remember; it counts and stays marked.
ASK_FOR = timedelta(days=30)
MOST = 10
LATEST = 5


def supervises(user: User, at: datetime) -> bool:
    return bool(SUPERVISORS & user.roles(at))


def to_confirm(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Contacts that this para has said nothing of yet, newest first. Two queries; none for who is no para."""
    if Role.PARA not in user.roles(at):
        return None
    known = {student.pk: student for student in students}
    waiting = (
        Contact.objects.standing()
        .filter(para=user, confirmation=None, began_at__range=(at - ASK_FOR, at))
        .select_related("supervisor", "school")
        .prefetch_related(Prefetch("with_students", ContactStudent.objects.filter(student__in=known)))
        .order_by("-began_at", "-pk")[:MOST]
    )
    rows = [
        {"contact": c, "students": [known[row.student_id] for row in c.with_students.all()]} for c in waiting
    ]
    return {"rows": rows} if rows else None


def watching(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    """For supervisors: one tap from the student to the form of a contact. No query."""
    if not SUPERVISORS & user.roles(at):
        return {}
    return {student.pk: {"student": student} for student in students}


def latest(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """The last contacts that included the student, as far as this person may see them. One query."""
    if not students:
        return None
    may_record = bool(SUPERVISORS & user.roles(at))
    rows = list(
        Contact.objects.standing()
        .visible_to(user, at)
        .filter(with_students__student=students[0])
        .select_related("para", "supervisor")
        .order_by("-began_at", "-pk")[:LATEST]
    )
    if not rows and not may_record:
        return None
    return {"student": students[0], "contacts": rows, "may_record": may_record}


def last_contact(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    """For supervisors: the last contact that included each student, as far as they may see it. One query."""
    if not SUPERVISORS & user.roles(at):
        return {}
    known = Contact.objects.standing().visible_to(user, at).filter(began_at__lte=at)
    rows = ContactStudent.objects.filter(student__in=[s.pk for s in students], contact__in=known)
    days = dict(rows.values_list("student").annotate(day=Max("contact__school_day")))
    return {student.pk: {"day": days.get(student.pk)} for student in students}


PANELS = (
    Panel(
        Frame.TODAY,
        "contacts",
        35,
        Part.GLANCE,
        to_confirm,
        "supervision/contacts/panel_confirm.html",
        sheet=SHEET,
    ),
    Panel(
        Frame.TODAY,
        "watching",
        90,
        Part.PLAN,
        watching,
        "supervision/contacts/panel_watching.html",
        Scope.STUDENT,
        SHEET,
    ),
    Panel(
        Frame.STUDENT,
        "contacts",
        85,
        Part.PLAN,
        latest,
        "supervision/contacts/panel_latest.html",
        sheet=SHEET,
    ),
    Panel(
        Frame.LIST,
        "contact",
        20,
        Part.PLAN,
        last_contact,
        "supervision/contacts/panel_last.html",
        Scope.STUDENT,
    ),
)
WATCHING_LINK = RecorderLink(_("I’m watching now"), "supervision:contact-who", supervises)
