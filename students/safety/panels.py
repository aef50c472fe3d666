"""The safety cards in force, first on every page about a student and never hidden (P10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import SafetyCardVersion, SafetyFlag, Student
from students.queue.queue_item import Harm, QueueEntry, QueueItem

MOST_FLAGS = 20  # on Today; the card of each student shows all of its own


@dataclass(frozen=True)
class Card:
    """`version` None: nobody has written a card. `lines`: (label, words) of what is filled in."""

    student: Student
    version: SafetyCardVersion | None
    lines: list[tuple[str, str]]


def cards_of(students: Sequence[Student], at: datetime) -> list[Card]:
    """A card for each student, in the order given. One query."""
    rows = SafetyCardVersion.objects.at(at).filter(of__student__in=students)
    found = {version.of.student_id: version for version in rows.select_related("of", "published_by")}
    return [_card(student, found.get(student.pk)) for student in students]


def _card(student: Student, version: SafetyCardVersion | None) -> Card:
    return Card(student, version, version.lines() if version else [])


def flags_to_answer(user: User, at: datetime) -> list[SafetyFlag]:
    """Flags that nobody answered, on cards that this user writes. One query."""
    flags = SafetyFlag.objects.waiting().visible_to(user, at, act=Act.WRITE)
    return list(flags.select_related("by", "student"))


def _flag_entry(flag: SafetyFlag) -> QueueEntry:
    url = reverse("students:safety-flag-answer", args=[flag.pk])
    return QueueEntry(flag.student, flag.at, flag.words, url, by=flag.by)


FLAG_TO_ANSWER = QueueItem(
    "safety_flag", Harm.SAFETY, _("Somebody says that a safety card is wrong"), flags_to_answer, _flag_entry
)


def load_safety_today(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    cards, here = cards_of(students, at), {student.pk for student in students}
    return {
        "flags": [flag for flag in FLAG_TO_ANSWER.load(user, at) if flag.student_id in here][:MOST_FLAGS],
        "cards": [card for card in cards if card.lines],
        "without": [card for card in cards if not card.lines],
    }


def load_safety(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    (card,) = cards_of(students[:1], at)
    flags = list(SafetyFlag.objects.waiting().filter(student=students[0]))
    return {"card": card, "flags": flags, "may_write": card.student.allows(Part.SAFETY, Act.WRITE)}


def load_safety_at_a_glance(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """The same to read only: what leads away from the page stands on the student's own."""
    context = load_safety(user, students, at)
    return {**context, "may_write": False} if context else None


PANELS = (
    Panel(
        Frame.TODAY,
        "safety",
        10,
        Part.SAFETY,
        load_safety_today,
        "students/safety/panel_today.html",
        sheet="students/today.css",
    ),
    Panel(Frame.STUDENT, "safety", 10, Part.SAFETY, load_safety, "students/safety/panel.html"),
    Panel(Frame.CARD, "safety", 10, Part.SAFETY, load_safety, "students/safety/panel.html"),
    Panel(Frame.GLANCE, "safety", 10, Part.SAFETY, load_safety_at_a_glance, "students/safety/panel.html"),
)
