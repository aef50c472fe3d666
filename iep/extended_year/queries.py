"""What goes on in the extended school year (N3), by the decision that is in force."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from iep.models import ExtendedYearDecision, ExtendedYearVersion
from iep.plans.tree import PlanNode
from iep.versions.models import paths_of
from students.models import Student


def decided_on(students: Collection[UUID], day: date, at: datetime) -> dict[UUID, ExtendedYearVersion]:
    """By student, the decision in force at `at` by which they are taught on `day`. One query."""
    rows = ExtendedYearVersion.objects.at(at).filter(
        of__plan__student__in=students, needed=True, starts_on__lte=day, ends_on__gte=day
    )
    return {version.of.plan.student_id: version for version in rows.select_related("of__plan")}


def goes_on_by_decision(students: Collection[UUID], day: date, at: datetime) -> Collection[UUID]:
    """A hook of `schedule.day`: who of them has school on this day of the extended school year."""
    return decided_on(students, day, at).keys()


def marked_targets(students: Collection[UUID], day: date, at: datetime) -> dict[UUID, frozenset[UUID]]:
    """By student, the targets that go on then. Without students nothing is asked."""
    # On most days nobody has an extended year, and the query is saved.
    if not students:
        return {}
    return {pk: version.target_ids for pk, version in decided_on(students, day, at).items()}


def part_of(student: Student, at: datetime, *, drafts: bool, upcoming: bool) -> PlanNode | None:
    """The decision as the plan page shows it; None where nothing was ever decided or drafted. Two queries."""
    decision = ExtendedYearDecision.objects.filter(plan__student=student).select_related("plan").first()
    if decision is None:
        return None
    rows = decision.versions.select_related(*paths_of(ExtendedYearVersion), "published_by", "drafted_by")
    versions: list[Any] = list(rows)
    in_force = next((v for v in versions if v.in_force and at in v.in_force), None)
    later = next((v for v in versions if upcoming and v.in_force and v.in_force.lower > at), None)
    draft = next((v for v in versions if drafts and v.in_force is None), None)
    return PlanNode(decision, in_force, later, draft) if in_force or later or draft else None
