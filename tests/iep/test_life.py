"""Whatever is drafted, published, amended, closed, ended and handed over: what was in force at any moment can
be told, and it is what the para's day pack said at that moment.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datacollection.today.pack import make_pack
from iep.drafts import actions as draft_actions
from iep.endings import actions as ending_actions
from iep.models import Goal, Service, Support, Target
from iep.parts import PLAN_PARTS
from iep.plans import plan_loader as standing
from iep.publishing import actions as publishing_actions
from iep.targets import actions as target_actions
from students.models import Assignment, Membership, SafetyCardVersion, TeamRole
from tests.iep.plan_form_helpers import MEETING, goal_fields, service_fields, support_fields, target_fields

TEACHING = {"source": "teaching", "reason": "Flat."}
STEP = timedelta(minutes=7)
THINGS = {"goal": Goal, "service": Service, "target": Target, "support": Support}
CHANGES = {
    "goal": lambda n: goal_fields(area=f"Area {n}"),
    "service": lambda n: service_fields(minutes=n % 480 + 1),
    "target": lambda n: target_fields(name=f"Target {n}"),
    "support": lambda n: support_fields(what=f"Support {n}"),
}
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["draft", "draft", "amend", "amend", "publish", "publish", "close", "end", "discard", "hand over"]
        ),
        st.sampled_from(list(THINGS)),
        st.integers(0, 5),
    ),
    min_size=4,
    max_size=10,
)


@dataclass
class Life:
    """One student's plan through time. `said`: what the para's pack held at each moment."""

    district: Any
    at: datetime
    by: Any
    n: int = 0
    said: list[tuple[datetime, frozenset[Any], frozenset[str]]] = field(default_factory=list)
    told: list[tuple[datetime, dict[Any, Any]]] = field(default_factory=list)

    @property
    def student(self) -> Any:
        return self.district.student

    def step(self, verb: str, thing: str, which: int) -> None:
        self.at, self.n = self.at + STEP, self.n + 1
        try:
            with transaction.atomic():
                getattr(self, verb.replace(" ", "_"))(thing, which)
        except ValidationError:
            pass  # refused in words: nothing happened
        self.at += STEP
        self.look()

    def pick(self, thing: str, which: int) -> Any:
        rows = THINGS[thing].objects.filter(**{THINGS[thing].STUDENT_PATH: self.student}).order_by("pk")
        return rows[which % len(rows)] if rows else None

    def draft(self, thing: str, which: int) -> None:
        by, at, fields = self.by, self.at, CHANGES[thing](self.n)
        if thing == "goal":
            draft_actions.draft_part(of=Goal(plan=self.district.plan), fields=fields, by=by, at=at)
        elif thing == "service":
            draft_actions.draft_part(of=Service(plan=self.district.plan), fields=fields, by=by, at=at)
        elif thing == "support":
            draft_actions.draft_part(
                of=Support(student=self.student, kind="accommodation"), fields=fields, by=by, at=at
            )
        else:
            draft_actions.draft_part(of=Target(goal=self.pick("goal", which)), fields=fields, by=by, at=at)

    def amend(self, thing: str, which: int) -> None:
        of = self.pick(thing, which)
        if of is not None:
            draft_actions.save_draft(of=of, fields=CHANGES[thing](self.n), by=self.by, at=self.at)

    def publish(self, _thing: str, which: int) -> None:
        source = TEACHING if which == 0 else MEETING
        publishing_actions.publish(student=self.student, by=self.by, at=self.at, **source)

    def close(self, _thing: str, which: int) -> None:
        if target := self.pick("target", which):
            target_actions.close_target(target=target, by=self.by, at=self.at)

    def end(self, thing: str, which: int) -> None:
        if thing != "target" and (of := self.pick(thing, which)):
            ending_actions.end_part(of=of, by=self.by, at=self.at, **MEETING)

    def discard(self, thing: str, which: int) -> None:
        of = self.pick(thing, which)
        draft = of and of.versions.drafts().first()
        if draft is not None:
            draft_actions.discard_draft(draft=draft, by=self.by, at=self.at)

    def hand_over(self, _thing: str, which: int) -> None:
        """The caseload goes to the other teacher, and back; the one before may no longer write."""
        one, other = self.district.case_manager, self.district.other_teacher
        now = Membership.objects.at(self.at).get(student=self.student, team_role=TeamRole.CASE_MANAGER)
        now.during = DateTimeTZRange(now.during.lower, self.at, "[)")
        now.save()
        before, self.by = self.by, other if self.by == one else one
        Membership.objects.create(
            student=self.student,
            user=self.by,
            team_role=TeamRole.CASE_MANAGER,
            during=DateTimeTZRange(self.at, None, "[)"),
            by=self.by,
        )
        with pytest.raises(PermissionDenied):
            publishing_actions.publish(student=self.student, by=before, at=self.at, **MEETING)

    def look(self) -> None:
        """What the para is given now, and what can be told to be in force now."""
        pack, _students = make_pack(self.district.para, uuid.uuid4(), self.at)
        targets = [one["version"] for one in pack["targets"] if one["student"] == self.student.pk]
        supports = {
            support.in_force.what
            for support in standing.load_plan_trees([self.student], self.at)[self.student.pk].supports
            if support.in_force
        }
        assert all(what in pack["html"] for what in supports)
        self.said.append((self.at, frozenset(targets), frozenset(supports)))
        self.told.append((self.at, in_force(self.student, self.at)))


def in_force(student: Any, at: datetime) -> dict[Any, Any]:
    """{version: all that it says} of every part, at a moment."""
    return {
        version.pk: version.content()
        for model in (part.model for part in PLAN_PARTS)
        if model is not SafetyCardVersion
        for version in model.objects.at(at).filter(**{model.STUDENT_PATH: student})
    }


def as_told(student: Any, at: datetime) -> tuple[frozenset[Any], frozenset[str]]:
    plan = standing.load_plan_trees([student], at, upcoming=False)[student.pk]
    targets = {t.in_force.pk for goal in plan.goals for t in goal.targets if t.in_force}
    return frozenset(targets), frozenset(s.in_force.what for s in plan.supports if s.in_force)


@pytest.mark.slow
def test_what_was_in_force_is_what_the_para_was_given(district):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=steps)
    def live(steps):
        with transaction.atomic():
            life = Life(district, district.now, district.case_manager)
            life.look()
            for step in steps:
                life.step(*step)
            for at, targets, supports in life.said:
                assert as_told(life.student, at) == (targets, supports)
            for at, said in life.told:
                assert in_force(life.student, at) == said
            connection.check_constraints()
            transaction.set_rollback(True)

    assert Assignment.objects.filter(para=district.para, student=district.student).exists()
    live()
