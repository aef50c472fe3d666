"""Plans are written, published, changed and told of, each on its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from core.publishing import newest
from core.versions import Source
from iep.comparable import actions as comparable_actions
from iep.drafts import actions as draft_actions
from iep.models import Goal, Service, Support, Target
from iep.publishing import actions as publishing_actions
from iep.targets import actions as target_actions
from paraportal.demo.spec import GoalSpec, Round, ServiceSpec, SupportSpec, TargetSpec
from paraportal.demo.spec import StudentSpec as Spec
from paraportal.demo.stage import DemoStage
from students.models import Origin
from students.safety.actions import save_safety_draft

YEAR = timedelta(days=364)
WRITING = 15 * 60  # the teacher writes at 3:00, publishes at 3:40


class Author:
    """The case manager of one student, writing. Rounds go from the oldest on."""

    def __init__(self, stage: DemoStage, spec: Spec) -> None:
        self._stage, self._spec = stage, spec
        self._by, self._student = stage.people[spec.case_manager], stage.students[spec.key]
        self._supports: list[tuple[Support, SupportSpec]] = []
        self._plan: Any = None

    def write(self) -> None:
        """Everything that was published on the first day, and the phases that followed from it."""
        first, *_ = self._spec.rounds
        begins = self._spec.begins
        at = self._stage.on(begins, WRITING)
        self._draft_plan(self._spec.present_levels, begins)
        for goal in self._spec.goals:
            self._draft_goal(goal)
        for service in self._spec.services:
            self._draft_service(service)
        for support in self._spec.supports:
            draft = draft_actions.draft_part(
                of=Support(student=self._student, kind=support.kind, plan=self._plan),
                fields=support.fields,
                by=self._by,
                at=at,
            )
            self._supports.append((draft.of, support))
        save_safety_draft(student=self._student, fields=self._spec.safety, by=self._by, at=at)
        self._publish(first)
        if self._spec.came_from:
            self._mark_comparable()

    def _mark_comparable(self) -> None:
        """The other district’s plan, as it is: every page says that the team has to decide on it."""
        begins = self._spec.begins
        comparable_actions.mark_comparable(
            plan=self._plan, came_from=self._spec.came_from, origin=Origin.IN_STATE,
            since=self._stage.calendar.D(begins), by=self._by, at=self._stage.on(begins),
        )  # fmt: skip

    def revise(self) -> None:
        """The later rounds, and the phases, in the order of their days."""
        for round_ in self._spec.rounds[1:]:
            self._change(round_.n)
            self._publish(round_)
        for target in self._targets():
            self._begin_phases(target)

    def _change(self, n: int) -> None:
        if n in self._spec.later_levels:
            self._draft_plan(self._spec.later_levels[n], n)
        for target in self._targets():
            if n in target.versions:
                self._rewrite(self._stage.targets[target.key], target.versions[n], n)
        for support, spec in self._supports:
            if n in spec.changes:
                self._rewrite(support, spec.changes[n], n)

    def _rewrite(self, of: Any, changes: Mapping[str, Any], n: int) -> None:
        """A draft that says what stands, but for `changes`."""
        fields = newest(of).content() | changes
        draft_actions.save_draft(of=of, fields=fields, by=self._by, at=self._stage.on(n, WRITING))

    def _draft_plan(self, levels: str, n: int) -> None:
        starts = self._stage.calendar.D(self._spec.begins)
        fields = {"starts_on": starts, "review_due_on": starts + YEAR, "present_levels": levels}
        draft = draft_actions.draft_plan(
            student=self._student, fields=fields, by=self._by, kind=self._spec.plan_kind,
            at=self._stage.on(n, WRITING),
        )  # fmt: skip
        self._plan = self._plan or (draft and draft.of)

    def _draft_goal(self, spec: GoalSpec) -> None:
        begins = self._spec.begins
        at = self._stage.on(begins, WRITING)
        due = {"due_on": self._stage.calendar.D(begins) + YEAR}
        goal: Goal = draft_actions.draft_part(
            of=Goal(plan=self._plan), fields={**spec.fields, **due}, by=self._by, at=at
        ).of
        for target in spec.targets:
            draft = draft_actions.draft_part(
                of=Target(goal=goal), fields=target.versions[begins], by=self._by, at=at
            )
            self._stage.targets[target.key] = draft.of

    def _draft_service(self, spec: ServiceSpec) -> None:
        begins = self._stage.calendar.D(self._spec.begins)
        fields = {
            "kind": spec.kind, "name": spec.name, "discipline": spec.discipline, "minutes": spec.minutes,
            "times": spec.times, "place": spec.place, "delivery": spec.delivery, "starts_on": begins,
            "ends_on": begins + YEAR,
        }  # fmt: skip
        at = self._stage.on(self._spec.begins, WRITING)
        draft_actions.draft_part(of=Service(plan=self._plan), fields=fields, by=self._by, at=at)

    def _publish(self, round_: Round) -> None:
        """A decision of the team where it says with whom; else the teacher's own."""
        is_decision = bool(round_.with_whom)
        publishing_actions.publish(
            student=self._student,
            by=self._by,
            source=Source.MEETING if is_decision else Source.TEACHING,
            source_date=self._stage.calendar.D(round_.n) if is_decision else None,
            source_with=round_.with_whom,
            reason=round_.reason,
            at=self._stage.on(round_.n),
        )

    def _targets(self) -> Iterator[TargetSpec]:
        for goal in self._spec.goals:
            yield from goal.targets

    def _begin_phases(self, spec: TargetSpec) -> None:
        target = self._stage.targets[spec.key]
        for phase in spec.phases:
            first = phase.first(self._stage.calendar)
            target = Target.objects.get(pk=target.pk)
            target_actions.start_phase(
                target=target,
                kind=phase.kind,
                label=phase.label,
                starts=first,
                why=phase.why,
                by=self._by,
                at=self._stage.moment(first, 7 * 60),
            )
