"""Rows of the list of students: what one must see without opening the student."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from staff.permissions import Part
from students.models import Assignment, Enrolment, Student
from students.safety.panels import Card, cards_of
from students.team.related_rows import enrolled_on


@dataclass(frozen=True)
class StudentRow:
    student: Student
    enrolment: Enrolment | None
    adults: tuple[str, ...]
    card: Card | None

    @property
    def is_whole(self) -> bool:
        """Whether this person may open more than the glance page."""
        return self.student.allows(Part.PLAN)


def student_rows(students: Sequence[Student], day: date, at: datetime) -> list[StudentRow]:
    """A row for each, in the order given. Three queries, however many there are."""
    enrolments = enrolled_on([student.pk for student in students], day)
    adults = _adults(students, day)
    visible = [student for student in students if student.allows(Part.SAFETY)]
    cards = {card.student.pk: card for card in cards_of(visible, at)}
    return [StudentRow(s, enrolments.get(s.pk), tuple(adults[s.pk]), cards.get(s.pk)) for s in students]


def _adults(students: Sequence[Student], day: date) -> dict[UUID, list[str]]:
    """Names of the paras assigned on `day`."""
    names: dict[UUID, list[str]] = defaultdict(list)
    found = Assignment.objects.on(day).filter(student__in=students).select_related("para")
    for assignment in found.order_by("para__sort_key"):
        names[assignment.student_id].append(assignment.para.name)
    return names
