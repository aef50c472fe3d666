"""Duties of students, as several panels of a page read them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from schedule.models import DutyAssignment
from students.frames.ahead import question


@question
def duty_links_of(students: Sequence[UUID]) -> QuerySet[DutyAssignment]:
    """Every duty in which these students are or were served, with its school and times."""
    rows = DutyAssignment.objects.filter(assignment__student__in=students)
    return rows.select_related("duty__school", "duty__period", "assignment__para")
