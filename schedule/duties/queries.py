"""Duties of students, as several panels of a page read them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from core.once_a_page import once_a_page
from schedule.models import DutyAssignment


@once_a_page
def duty_links_of(students: Sequence[UUID]) -> list[DutyAssignment]:
    """Every duty in which these students are or were served, with its school and times."""
    rows = DutyAssignment.objects.filter(assignment__student__in=students)
    return list(rows.select_related("duty__school", "duty__period", "assignment__para"))
