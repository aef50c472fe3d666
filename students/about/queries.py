"""What is said about students at a moment, as several pages need it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.once_a_page import once_a_page
from students.models import AboutVersion, Student

# What an adult does by, in the order in which it is needed; the rest tells who the student is.
TO_DO = ("greet", "communicates", "offer", "helps")
WHO = ("strengths", "interests", "own_words")


@once_a_page
def abouts_of(students: Sequence[Student], at: datetime) -> dict[UUID, AboutVersion]:
    """The version in force of each student; about whom nothing is written is left out. One query."""
    rows = AboutVersion.objects.at(at).filter(of__student__in=students)
    return {row.of.student_id: row for row in rows.select_related("of", "published_by")}
