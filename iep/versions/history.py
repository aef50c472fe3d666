"""Everything that was ever in force in a student's plan, newest first (P1: nothing is lost)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from iep.endings.models import ENDED_PATHS
from iep.models import VERSIONS, Ending, EndingTakenBack
from iep.versions.models import paths_of
from staff.permissions import Part
from students.models import Student


def versions_of(student: Student) -> list[Any]:
    """Published versions of all parts that the student's `grounds` let one see; a query for each kind."""
    found: list[Any] = []
    for model in VERSIONS:
        if student.allows(Part(model.PART)):
            rows = model.objects.published().filter(**{model.STUDENT_PATH: student})
            found += rows.select_related(*paths_of(model), "published_by", "based_on")
    return sorted(found, key=lambda version: (version.in_force.lower, version.pk), reverse=True)


def events_of(student: Student) -> list[Any]:
    """Versions and endings together, newest first."""
    events = [*(_endings(student) if student.allows(Part.PLAN) else ()), *versions_of(student)]
    return sorted(events, key=lambda one: (_began(one), one.pk), reverse=True)


def _endings(student: Student) -> list[Any]:
    """What ended or will, and what was taken back of that."""
    endings = list(student.endings.select_related("by", "taken_back__by", *ENDED_PATHS))
    return [*endings, *(one.taken_back for one in endings if hasattr(one, "taken_back"))]


def _began(event: Any) -> datetime:
    is_fact = isinstance(event, Ending | EndingTakenBack)
    began: datetime = event.at if is_fact else event.in_force.lower
    return began
