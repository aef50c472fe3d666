"""A student's plan as a tree of parts: each with what is in force, what is to come, and what is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from iep.goals import measurable
from iep.models import FadeStep, GoalVersion, Phase, PlanKind, ServiceVersion, SupportVersion
from iep.parts import PLAN_PARTS, LabeledWords, PlanPart, PlanSection, part_of
from iep.plans import kinds as plan_kinds
from iep.supports.kinds import SUPPORT_KINDS, AnyKind, SupportSettings
from iep.versions import describing
from iep.versions.describing import Change
from iep.versions.models import Layer


def _before(end: datetime | None) -> datetime | None:
    """The last instant before an end that is to come; None for what is over, or has no end."""
    return end - timedelta(microseconds=1) if end is not None and end > timezone.now() else None


@dataclass(frozen=True)
class PlanNode:
    """One thing of a plan: the version in force, the one that will be, and the draft; each may be missing."""

    of: Any
    in_force: Any
    upcoming: Any
    draft: Any

    @property
    def says(self) -> Any:
        """The version by which it is known: in force, or else the next to be."""
        return self.in_force or self.upcoming or self.draft

    @property
    def versions(self) -> list[Any]:
        return [version for version in (self.in_force, self.upcoming, self.draft) if version]

    @property
    def edit_url(self) -> str:
        return part_of(self.of).url_of(self.of)

    @property
    def disciplines(self) -> set[str]:
        """Of what stands in it."""
        return set()

    @cached_property
    def rows(self) -> list[LabeledWords]:
        return describing.rows(self.in_force) if self.in_force else []

    @property
    def facts(self) -> list[LabeledWords]:
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
    def last_moment(self) -> datetime | None:
        """The last instant with it, where an end is decided that is to come."""
        # With a version to come, the end of the one in force is a change of words and not an end of the
        # thing.
        return None if self.in_force is None or self.upcoming else _before(self.in_force.in_force.upper)

    @property
    def is_decision(self) -> bool:
        """Is it the team's to decide, not the teacher's alone?"""
        return bool(self.says.LAYER == Layer.IEP)

    @property
    def layer(self) -> str:
        return plan_kinds.layer_words(self.says)

    @property
    def decided(self) -> Any:
        """The version in force where it came from a decision; a support may stand on an earlier one."""
        return self.in_force if self.in_force and self.is_decision else None

    @property
    def source(self) -> str:
        """IEP team meeting, Jan 12, 2026: Ana Lund (mother)"""
        version = self.decided
        if version is None or version.source_date is None:
            return ""
        on = describing.day(version.source_date)
        return f"{plan_kinds.source_words(version)}, {on}: {version.source_with}"


@dataclass(frozen=True)
class TargetNode(PlanNode):
    phase: Phase | None = None
    phases: tuple[Phase, ...] = ()
    fade: FadeStep | None = None

    @property
    def last_moment(self) -> datetime | None:
        return _before(self.of.closed_at)

    @property
    def criterion(self) -> str:
        return self.says.teaching.criterion_sentence  # type: ignore[no-any-return]


@dataclass(frozen=True)
class SupportNode(PlanNode):
    """`stands_on`: the last version that a decision changed, where the teacher changed how since."""

    stands_on: Any = None

    @property
    def decided(self) -> Any:
        return self.stands_on or self.in_force

    @property
    def taught(self) -> list[LabeledWords]:
        """What of it the teacher may change the same minute."""
        return self.in_force.taught_rows() if self.in_force else []

    @property
    def facts_decided(self) -> list[LabeledWords]:
        taught = self.taught
        return [row for row in self.facts if row not in taught]

    @property
    def kind(self) -> AnyKind:
        return SUPPORT_KINDS.get(self.of.kind)

    @property
    def settings(self) -> SupportSettings:
        settings: SupportSettings = self.kind.parse(self.says.settings)
        return settings

    @property
    def settings_sentence(self) -> str:
        return self.kind.sentence(self.settings)


@dataclass(frozen=True)
class GoalNode(PlanNode):
    targets: tuple[TargetNode, ...] = ()
    closed: tuple[TargetNode, ...] = ()
    plan_version: Any = None

    @property
    def disciplines(self) -> set[str]:
        return {target.of.discipline for target in (*self.targets, *self.closed)}

    @cached_property
    def missing(self) -> list[str]:
        """What cannot be measured yet, of the draft where there is one."""
        targets = [target.draft or target.says for target in self.targets]
        return measurable.missing(measurable.facts_of(self.draft or self.says, self.plan_version, targets))


@dataclass(frozen=True)
class NodeGroup:
    """What of one kind stands under a plan."""

    part: PlanPart[Any]
    section: PlanSection
    nodes: tuple[PlanNode, ...]

    @property
    def new_url(self) -> str:
        """Name of the page on which another is begun."""
        return f"iep:{self.part.key}-new"


@dataclass(frozen=True)
class PlanRoot(PlanNode):
    """A plan of one kind with all that is written under it. It may have no version of its own yet.

    `under`: by key of their part, those that have a section on the page.
    """

    under: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    @property
    def groups(self) -> list[NodeGroup]:
        return [NodeGroup(part, part.section, self.under[part.key]) for part in PLAN_PARTS if part.section]

    @property
    def goals(self) -> tuple[GoalNode, ...]:
        return self.under[GoalVersion.KIND]

    @property
    def name(self) -> str:
        return str(self.of.get_kind_display())

    @property
    def is_iep(self) -> bool:
        return bool(self.of.kind == PlanKind.IEP)

    @property
    def words(self) -> plan_kinds.KindWords:
        return plan_kinds.WORDS[self.of.kind]

    @property
    def layer(self) -> str:
        return str(self.words.decision)

    @property
    def is_empty(self) -> bool:
        return not (self.says or any(self.under.values()))


@dataclass(frozen=True)
class StudentPlan:
    """`plans`: the IEP first. `supports`, `targets`: all of them, in whichever plan they stand."""

    plans: tuple[PlanRoot, ...] = ()
    supports: tuple[SupportNode, ...] = ()
    targets: tuple[TargetNode, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.plans or self.supports)

    @property
    def has_iep(self) -> bool:
        return any(plan.is_iep for plan in self.plans)

    def nodes_of(self, key: str) -> list[Any]:
        """Those of a part, in whichever plan they stand; supports also in none."""
        if key == SupportVersion.KIND:
            return list(self.supports)
        return [node for plan in self.plans for node in plan.under[key]]

    @property
    def goals(self) -> list[GoalNode]:
        return self.nodes_of(GoalVersion.KIND)

    @property
    def services(self) -> list[PlanNode]:
        return self.nodes_of(ServiceVersion.KIND)

    @property
    def loose(self) -> list[SupportNode]:
        """Supports that stand in none of the plans."""
        held = {support.of.pk for plan in self.plans for support in plan.under[SupportVersion.KIND]}
        return [support for support in self.supports if support.of.pk not in held]

    @property
    def kinds_to_begin(self) -> list[tuple[str, str]]:
        """(kind, its name) of plans that the student does not have."""
        have = {plan.of.kind for plan in self.plans}
        return [(kind.value, str(kind.label)) for kind in PlanKind if kind.value not in have]
