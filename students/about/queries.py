"""What is said about students at a moment, as several pages need it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from students.frames import once_a_page, question
from students.models import AboutVersion, Student

# What an adult does by, in the order in which it is needed; the rest tells who the student is.
TO_DO = ("greet", "communicates", "offer", "helps")
WHO = ("strengths", "interests", "own_words")


@once_a_page
def abouts_of(students: Sequence[Student], at: datetime) -> dict[UUID, AboutVersion]:
    """The version in force of each student; about whom nothing is written is left out. One query."""
    return {row.of.student_id: row for row in about_rows([student.pk for student in students], at)}


@question
def about_rows(students: Sequence[UUID], at: datetime) -> QuerySet[AboutVersion]:
    rows = AboutVersion.objects.at(at).filter(of__student__in=students)
    return rows.select_related("of", "published_by")
