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

from core.once_a_page import once_a_page
from core.versions import Source
from iep.models import (
    FadeStep,
    Goal,
    GoalVersion,
    Phase,
    Plan,
    PlanKind,
    PlanVersion,
    Support,
    SupportVersion,
    TargetVersion,
)
from iep.parts import PLAN_PARTS, student_of
from iep.plans.tree import GoalNode, PlanNode, PlanRoot, StudentPlan, SupportNode, TargetNode
from iep.versions.models import paths_of
from staff.calendar.school_time import school_day
from students.models import Student
from students.team.related_rows import enrolled_at


@once_a_page
def load_plan_trees(
    students: Sequence[Student], at: datetime, *, drafts: bool = False, upcoming: bool = True
) -> dict[UUID, StudentPlan]:
    """Each student's plan at `at`; with drafts for those who write, without what was to come for the past."""
    ids = [student.pk for student in students]
    parts = {model: _versions(version_rows(model, ids, at, drafts, upcoming)) for model in _models()}
    plans = _plans(ids)
    phases, fades = _phases(ids), _fades(ids)
    days = _days(ids, at)
    # Asked only where a teacher changed a support since it was decided: else its version in force is the
    # decision.
    decided = decided_rows(ids, at, drafts, upcoming) if _is_taught(parts[SupportVersion]) else []
    # In ascending order the newest is the one that stays.
    stands_on = {version.of_id: version for version in decided}
    return {
        pk: _Tree(parts, phases, fades, days.get(pk, at.date()), stands_on, pk, at).grown(plans[pk])
        for pk in ids
    }


def _models() -> list[Any]:
    return [part.model for part in PLAN_PARTS if part.is_in_tree]


def _wanted(at: datetime, drafts: bool, upcoming: bool) -> Q:
    wanted = Q(in_force__contains=at)
    if upcoming:
        wanted |= Q(in_force__startswith__gt=at)
    if drafts:
        wanted |= Q(in_force=None)
    return wanted


@once_a_page
def version_rows(
    model: Any, students: Sequence[UUID], at: datetime, drafts: bool, upcoming: bool
) -> list[Any]:
    rows = model.objects.filter(_wanted(at, drafts, upcoming), **{f"{model.STUDENT_PATH}__in": students})
    # By number within a thing, so that the first version to come is also the next one.
    order = ("of__position", "of", "number") if hasattr(model.of.field.related_model, "position") else ("of",)
    return list(rows.select_related(*_needed(model)).order_by(*order))


@once_a_page
def plan_rows(students: Sequence[UUID]) -> list[Plan]:
    return list(Plan.objects.filter(student__in=students).select_related("student"))


@once_a_page
def phase_rows(students: Sequence[UUID]) -> list[Phase]:
    return list(Phase.objects.filter(target__student__in=students).order_by("during"))


@once_a_page
def fade_rows(students: Sequence[UUID]) -> list[FadeStep]:
    """Every step of a fade plan that held on some day, in the order in which they were decided."""
    # A step that was taken and left on one day has an empty range: it held on no day.
    rows = FadeStep.objects.filter(fade__target__student__in=students, during__isempty=False)
    return list(rows.select_related("fade").order_by("at", "pk"))


@once_a_page
def decided_rows(
    students: Sequence[UUID], at: datetime, drafts: bool, upcoming: bool
) -> list[SupportVersion]:
    """Versions that came from a decision, oldest first, of supports whose teacher changed them since."""
    wanted = SupportVersion.objects.filter(_wanted(at, drafts, upcoming), of__student__in=students)
    decided = SupportVersion.objects.filter(
        of__in=wanted.filter(source=Source.TEACHING).values("of"),
        source__in=(Source.MEETING, Source.AGREEMENT),
        in_force__startswith__lte=at,
    )
    return list(decided.select_related("of__plan").order_by("of", "number"))


def supports_in_force(students: Sequence[Student], at: datetime) -> list[SupportNode]:
    """Supports of these students, in the order of the plan, each with what follows it. One query."""
    wanted = Q(in_force__contains=at) | Q(in_force__startswith__gt=at)
    rows = SupportVersion.objects.filter(wanted, of__student__in=students).select_related("of")
    found: dict[Support, list[SupportVersion]] = defaultdict(list)
    for version in rows.order_by("of__position", "of", "number"):
        found[version.of].append(version)
    parts = (SupportNode(*_split(of, versions, at)) for of, versions in found.items())
    return [part for part in parts if part.in_force is not None]


def _plans(ids: Sequence[UUID]) -> dict[UUID, list[Plan]]:
    """Each student's plans, the IEP first."""
    order = list(PlanKind.values)
    found: dict[UUID, list[Plan]] = defaultdict(list)
    for plan in sorted(plan_rows(ids), key=lambda plan: order.index(plan.kind)):
        found[plan.student_id].append(plan)
    return found


def _is_taught(supports: dict[UUID, dict[Any, list[Any]]]) -> bool:
    """Did a teacher change any of them since it was decided?"""
    versions = (one for things in supports.values() for rows in things.values() for one in rows)
    return any(version.source == Source.TEACHING for version in versions)


def _versions(rows: Iterable[Any]) -> dict[UUID, dict[Any, list[Any]]]:
    """{student: {thing: its wanted versions}}"""
    found: dict[UUID, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for version in rows:
        found[student_of(version.of).pk][version.of].append(version)
    return found


def _needed(model: Any) -> tuple[str, ...]:
    return (*paths_of(model), "published_by", "drafted_by")


def _phases(ids: Sequence[UUID]) -> dict[UUID, list[Phase]]:
    found: dict[UUID, list[Phase]] = defaultdict(list)
    for phase in phase_rows(ids):
        found[phase.target_id].append(phase)
    return found


def _fades(ids: Sequence[UUID]) -> dict[UUID, list[FadeStep]]:
    found: dict[UUID, list[FadeStep]] = defaultdict(list)
    for step in fade_rows(ids):
        found[step.fade.target_id].append(step)
    return found


def _days(ids: Sequence[UUID], at: datetime) -> dict[UUID, Any]:
    """What day it is at `at` for each student who is enrolled somewhere then."""
    return {pk: school_day(row.school, at) for pk, row in enrolled_at(ids, at).items()}


@dataclass(frozen=True)
class _Tree:
    """Puts the versions of one student together, each under its plan."""

    parts: Any
    phases: Any
    fades: Any
    today: Any
    stands_on: Any
    pk: UUID
    at: datetime

    def grown(self, plans: Sequence[Plan]) -> StudentPlan:
        targets = [
            TargetNode(
                *_split(target, versions, self.at),
                *_now(self.phases.get(target.pk, []), self.today),
                fade=next((s for s in self.fades.get(target.pk, ()) if s.holds_on(self.today)), None),
            )
            for target, versions in self.parts[TargetVersion][self.pk].items()
        ]
        supports = tuple(
            SupportNode(*_split(one, rows, self.at), stands_on=self._earlier(one, rows))
            for one, rows in self.parts[SupportVersion][self.pk].items()
        )
        trees = (self._plan(plan, targets, supports) for plan in plans)
        plan = tuple(tree for tree in trees if not tree.is_empty)
        return StudentPlan(plan, supports, tuple(sorted(targets, key=_in_the_plan)))

    def _plan(self, plan: Plan, targets: Sequence[TargetNode], supports: Sequence[SupportNode]) -> PlanRoot:
        own = _split(plan, self.parts[PlanVersion][self.pk].get(plan, ()), self.at)
        says = own[1] or own[2] or own[3]
        under: dict[str, tuple[Any, ...]] = {
            part.key: tuple(
                PlanNode(*_split(of, rows, self.at)) for of, rows in self._under(part.model, plan)
            )
            for part in PLAN_PARTS
            if part.section
        }
        goals = self._under(GoalVersion, plan)
        under[GoalVersion.KIND] = tuple(self._goal(goal, rows, targets, says) for goal, rows in goals)
        under[SupportVersion.KIND] = tuple(support for support in supports if _is_of(support.of, plan))
        return PlanRoot(*own, under=under)

    def _under(self, model: Any, plan: Plan) -> list[tuple[Any, Any]]:
        return [(of, rows) for of, rows in self.parts[model][self.pk].items() if _is_of(of, plan)]

    def _goal(self, goal: Goal, rows: Any, targets: Sequence[TargetNode], says: Any) -> GoalNode:
        mine = [target for target in targets if target.of.goal_id == goal.pk]
        return GoalNode(
            *_split(goal, rows, self.at),
            targets=tuple(target for target in mine if target.of.is_open(self.at)),
            closed=tuple(target for target in mine if not target.of.is_open(self.at)),
            plan_version=says,
        )

    def _earlier(self, support: Support, rows: Any) -> Any:
        in_force = _split(support, rows, self.at)[1]
        is_taught = in_force is not None and in_force.source == Source.TEACHING
        return self.stands_on.get(support.pk) if is_taught else None


def _in_the_plan(part: TargetNode) -> tuple[int, int, UUID]:
    return part.of.goal.position, part.of.position, part.of.pk


def _is_of(of: Any, plan: Plan) -> bool:
    """A support that names no plan stands under the IEP."""
    # A support that was written before there was a plan names none.
    return of.plan_id == plan.pk or (of.plan_id is None and plan.kind == PlanKind.IEP)


def _split(of: Any, versions: Sequence[Any], at: datetime) -> tuple[Any, Any, Any, Any]:
    """(thing, in force, upcoming, draft)"""
    # A draft has no range at all, which is why each of these asks for `in_force` first.
    in_force = next((v for v in versions if v.in_force and at in v.in_force), None)
    upcoming = next((v for v in versions if v.in_force and v.in_force.lower > at), None)
    return of, in_force, upcoming, next((v for v in versions if v.in_force is None), None)


def _now(phases: Sequence[Phase], today: Any) -> tuple[Phase | None, tuple[Phase, ...]]:
    return next((phase for phase in phases if phase.holds_on(today)), None), tuple(phases)
