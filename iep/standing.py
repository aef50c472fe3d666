"""How a plan stands at a moment: what is in force, what is drafted, what is to come; a tree per student.

A constant number of queries for any number of students, goals and targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from iep import describing, kinds
from iep.actions.publishing import is_decision
from iep.describing import Change, Row
from iep.models import (
    Goal,
    GoalVersion,
    Phase,
    Plan,
    PlanVersion,
    Support,
    SupportVersion,
    Target,
    TargetVersion,
)
from staff.school_time import school_day
from students.models import Enrolment, Student


@dataclass(frozen=True)
class Part:
    """One thing of a plan: the version in force, the one that will be, and the draft; each may be missing."""

    of: Any
    in_force: Any
    upcoming: Any
    draft: Any

    @property
    def says(self) -> Any:
        """The version by which it is known: in force, or else the next to be."""
        return self.in_force or self.upcoming or self.draft

    @cached_property
    def rows(self) -> list[Row]:
        return describing.rows(self.in_force) if self.in_force else []

    @property
    def facts(self) -> list[Row]:
        """The rows without the one that stands in the heading."""
        return self.rows[1:]

    @cached_property
    def draft_changes(self) -> list[Change]:
        """What the draft would change of what was published last."""
        return describing.changes(self.upcoming or self.in_force, self.draft) if self.draft else []

    @cached_property
    def upcoming_changes(self) -> list[Change]:
        return describing.changes(self.in_force, self.upcoming) if self.upcoming else []

    @property
    def is_decision(self) -> bool:
        return is_decision(self.says)


@dataclass(frozen=True)
class TargetPart(Part):
    phase: Phase | None = None
    phases: tuple[Phase, ...] = ()

    @property
    def criterion(self) -> str:
        return self.says.teaching.criterion_sentence  # type: ignore[no-any-return]


@dataclass(frozen=True)
class SupportPart(Part):
    @property
    def kind(self) -> kinds.base.AnyKind:
        return kinds.get(self.of.kind)

    @property
    def settings(self) -> kinds.Settings:
        settings: kinds.Settings = self.kind.parse(self.says.settings)
        return settings

    @property
    def settings_sentence(self) -> str:
        return self.kind.sentence(self.settings)


@dataclass(frozen=True)
class GoalPart(Part):
    targets: tuple[TargetPart, ...] = ()
    closed: tuple[TargetPart, ...] = ()


@dataclass(frozen=True)
class StudentPlan:
    plans: tuple[Part, ...] = ()
    goals: tuple[GoalPart, ...] = ()
    supports: tuple[SupportPart, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.plans or self.goals or self.supports)

    @property
    def plan(self) -> Part | None:
        """The plan that goals are written under."""
        return self.plans[0] if self.plans else None


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
        for model in (PlanVersion, GoalVersion, TargetVersion, SupportVersion)
    }
    phases = _phases(ids)
    days = _days(ids, at)
    trees = {}
    for pk in ids:
        trees[pk] = _tree(parts, phases, days.get(pk, at.date()), pk, at)
    return trees


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
    return (
        model.STUDENT_PATH,
        "published_by",
        "drafted_by",
        *(("of__goal",) if model is TargetVersion else ()),
    )


def _student_id(version: Any) -> UUID:
    of = version.of
    student_id: UUID = of.plan.student_id if isinstance(of, Goal) else of.student_id
    return student_id


def _phases(ids: Iterable[UUID]) -> dict[UUID, list[Phase]]:
    found: dict[UUID, list[Phase]] = defaultdict(list)
    for phase in Phase.objects.filter(target__student__in=ids).order_by("during"):
        found[phase.target_id].append(phase)
    return found


def _days(ids: Iterable[UUID], at: datetime) -> dict[UUID, Any]:
    """What day it is at `at` for each student who is enrolled somewhere then."""
    return {pk: school_day(row.school, at) for pk, row in Enrolment.objects.at(ids, at).items()}


def _tree(parts: Any, phases: Any, today: Any, pk: UUID, at: datetime) -> StudentPlan:
    targets = [
        TargetPart(*_split(target, versions, at), *_now(phases.get(target.pk, []), today))
        for target, versions in parts[TargetVersion][pk].items()
    ]
    goals = [
        _goal(_split(goal, versions, at), targets, at) for goal, versions in parts[GoalVersion][pk].items()
    ]
    return StudentPlan(
        plans=tuple(Part(*_split(plan, rows, at)) for plan, rows in parts[PlanVersion][pk].items()),
        goals=tuple(goals),
        supports=tuple(
            SupportPart(*_split(one, rows, at)) for one, rows in parts[SupportVersion][pk].items()
        ),
    )


def _goal(split: tuple[Any, ...], targets: Iterable[TargetPart], at: datetime) -> GoalPart:
    mine = [target for target in targets if target.of.goal_id == split[0].pk]
    of, in_force, upcoming, draft = split
    return GoalPart(
        of,
        in_force,
        upcoming,
        draft,
        targets=tuple(target for target in mine if target.of.is_open(at)),
        closed=tuple(target for target in mine if not target.of.is_open(at)),
    )


def _split(
    of: Plan | Goal | Target | Support, versions: Sequence[Any], at: datetime
) -> tuple[Any, Any, Any, Any]:
    """(thing, in force, upcoming, draft)"""
    in_force = next((v for v in versions if v.in_force and at in v.in_force), None)
    upcoming = next((v for v in versions if v.in_force and v.in_force.lower > at), None)
    return of, in_force, upcoming, next((v for v in versions if v.in_force is None), None)


def _now(phases: Sequence[Phase], today: Any) -> tuple[Phase | None, tuple[Phase, ...]]:
    return next((phase for phase in phases if phase.holds_on(today)), None), tuple(phases)
