"""Whom a person works with today: the students on their Today page."""

from __future__ import annotations

from datetime import datetime

from staff.models import User
from staff.permissions import Ground
from students.grounds import queries as grounds
from students.models import Student

# Whoever only supervises, or administers, looks students up; the day is not theirs to run.
TODAY_GROUNDS = (
    Ground.ASSIGNMENT,
    Ground.COVER,
    Ground.SUBSTITUTE,
    Ground.CASE_MANAGER,
    Ground.TEAM_TEACHER,
    Ground.TEAM_PROVIDER,
)


def students_today(user: User, at: datetime) -> list[Student]:
    """Students whom `user` works with at `at`, by name, each with `grounds`. One query."""
    condition = grounds.within(user, at, TODAY_GROUNDS)
    if condition is None:
        return []
    return list(Student.objects.filter(condition).with_grounds(user, at).in_order())
