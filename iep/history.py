"""Everything that was ever in force in a student's plan, newest first (P1: nothing is lost)."""

from __future__ import annotations

from typing import Any

from iep.models import VERSIONS
from iep.models.versioned import paths_of
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
