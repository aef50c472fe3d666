"""How a plan stands at a moment: what is in force, what is drafted, what is to come; a tree per student.

A constant number of queries for any number of students, goals and targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from iep.models import (
    Goal,
    GoalVersion,
    Phase,
    Plan,
    PlanKind,
    PlanVersion,
    Service,
    ServiceVersion,
    Support,
    SupportVersion,
    Target,
    TargetVersion,
)
from iep.models.versioned import paths_of
from iep.tree import GoalPart, PlanPart, ServicePart, StudentPlan, SupportPart, TargetPart
from staff.school_time import school_day
from staff.versions import Source
from students.around import enrolled_at
from students.frames import once_a_page
from students.models import Student


@once_a_page
def load(
    students: Sequence[Student], at: datetime, *, drafts: bool = False, upcoming: bool = True
) -> dict[UUID, StudentPlan]:
    """Each student's plan at `at`; with drafts for those who write, without what was to come for the past."""
    ids = [student.pk for student in students]
    wanted = Q(in_force__contains=at)
    if upcoming:
        wanted |= Q(in_force__startswith__gt=at)
    if drafts:
        wanted |= Q(in_force=None)
    parts = {
        model: _versions(model, ids, wanted)
        for model in (PlanVersion, GoalVersion, ServiceVersion, TargetVersion, SupportVersion)
    }
    plans = _plans(ids)
    phases = _phases(ids)
    days = _days(ids, at)
    stands_on = _stands_on(parts[SupportVersion], at)
    return {
        pk: _Tree(parts, phases, days.get(pk, at.date()), stands_on, pk, at).grown(plans[pk]) for pk in ids
    }


def _plans(ids: Iterable[UUID]) -> dict[UUID, list[Plan]]:
    """Each student's plans, the IEP first."""
    order = list(PlanKind.values)
    found: dict[UUID, list[Plan]] = defaultdict(list)
    rows = Plan.objects.filter(student__in=ids).select_related("student")
    for plan in sorted(rows, key=lambda plan: order.index(plan.kind)):
        found[plan.student_id].append(plan)
    return found


def _stands_on(supports: dict[UUID, dict[Any, list[Any]]], at: datetime) -> dict[UUID, Any]:
    """{support: the newest version that a decision changed}, for those that a teacher changed since."""
    taught = [
        version.of_id
        for things in supports.values()
        for versions in things.values()
        for version in versions
        if version.source == Source.TEACHING
    ]
    if not taught:
        return {}
    decided = SupportVersion.objects.filter(
        of__in=taught, source__in=(Source.MEETING, Source.AGREEMENT), in_force__startswith__lte=at
    )
    # In ascending order the newest is the one that stays.
    return {v.of_id: v for v in decided.select_related("of__plan").order_by("number")}


def _versions(model: Any, ids: Iterable[UUID], wanted: Q) -> dict[UUID, dict[Any, list[Any]]]:
    """{student: {thing: its wanted versions}}"""
    path = model.STUDENT_PATH
    rows = model.objects.filter(wanted, **{f"{path}__in": ids})
    found: dict[UUID, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    order = ("of__position", "of", "number") if hasattr(model.of.field.related_model, "position") else ("of",)
    for version in rows.select_related(*_needed(model)).order_by(*order):
        found[_student_id(version)][version.of].append(version)
    return found


def _needed(model: Any) -> tuple[str, ...]:
    return (*paths_of(model), "published_by", "drafted_by")


def _student_id(version: Any) -> UUID:
    of = version.of
    student_id: UUID = of.plan.student_id if isinstance(of, Goal | Service) else of.student_id
    return student_id


def _phases(ids: Iterable[UUID]) -> dict[UUID, list[Phase]]:
    found: dict[UUID, list[Phase]] = defaultdict(list)
    for phase in Phase.objects.filter(target__student__in=ids).order_by("during"):
        found[phase.target_id].append(phase)
    return found


def _days(ids: Sequence[UUID], at: datetime) -> dict[UUID, Any]:
    """What day it is at `at` for each student who is enrolled somewhere then."""
    return {pk: school_day(row.school, at) for pk, row in enrolled_at(ids, at).items()}


@dataclass(frozen=True)
class _Tree:
    """Puts the versions of one student together, each under its plan."""

    parts: Any
    phases: Any
    today: Any
    stands_on: Any
    pk: UUID
    at: datetime

    def grown(self, plans: Sequence[Plan]) -> StudentPlan:
        targets = [
            TargetPart(*_split(target, versions, self.at), *_now(self.phases.get(target.pk, []), self.today))
            for target, versions in self.parts[TargetVersion][self.pk].items()
        ]
        supports = tuple(
            SupportPart(*_split(one, rows, self.at), stands_on=self._earlier(one, rows))
            for one, rows in self.parts[SupportVersion][self.pk].items()
        )
        trees = (self._plan(plan, targets, supports) for plan in plans)
        plan = tuple(tree for tree in trees if not tree.is_empty)
        return StudentPlan(plan, supports, tuple(sorted(targets, key=_in_the_plan)))

    def _plan(self, plan: Plan, targets: Sequence[TargetPart], supports: Sequence[SupportPart]) -> PlanPart:
        own = _split(plan, self.parts[PlanVersion][self.pk].get(plan, ()), self.at)
        says = own[1] or own[2] or own[3]
        return PlanPart(
            *own,
            goals=tuple(
                self._goal(goal, rows, targets, says) for goal, rows in self._under(GoalVersion, plan)
            ),
            services=tuple(
                ServicePart(*_split(one, rows, self.at)) for one, rows in self._under(ServiceVersion, plan)
            ),
            supports=tuple(support for support in supports if _is_of(support.of, plan)),
        )

    def _under(self, model: Any, plan: Plan) -> list[tuple[Any, Any]]:
        return [(of, rows) for of, rows in self.parts[model][self.pk].items() if of.plan_id == plan.pk]

    def _goal(self, goal: Goal, rows: Any, targets: Sequence[TargetPart], says: Any) -> GoalPart:
        mine = [target for target in targets if target.of.goal_id == goal.pk]
        return GoalPart(
            *_split(goal, rows, self.at),
            targets=tuple(target for target in mine if target.of.is_open(self.at)),
            closed=tuple(target for target in mine if not target.of.is_open(self.at)),
            plan_version=says,
        )

    def _earlier(self, support: Support, rows: Any) -> Any:
        in_force = _split(support, rows, self.at)[1]
        is_taught = in_force is not None and in_force.source == Source.TEACHING
        return self.stands_on.get(support.pk) if is_taught else None


def _in_the_plan(part: TargetPart) -> tuple[int, int, UUID]:
    return part.of.goal.position, part.of.position, part.of.pk


def _is_of(support: Support, plan: Plan) -> bool:
    """A support that names no plan stands under the IEP."""
    return support.plan_id == plan.pk or (support.plan_id is None and plan.kind == PlanKind.IEP)


def _split(
    of: Plan | Goal | Service | Target | Support, versions: Sequence[Any], at: datetime
) -> tuple[Any, Any, Any, Any]:
    """(thing, in force, upcoming, draft)"""
    in_force = next((v for v in versions if v.in_force and at in v.in_force), None)
    upcoming = next((v for v in versions if v.in_force and v.in_force.lower > at), None)
    return of, in_force, upcoming, next((v for v in versions if v.in_force is None), None)


def _now(phases: Sequence[Phase], today: Any) -> tuple[Phase | None, tuple[Phase, ...]]:
    return next((phase for phase in phases if phase.holds_on(today)), None), tuple(phases)
