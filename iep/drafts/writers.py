"""Who writes which part of a plan: teachers the plan, and each discipline its own part of it (P6).

The one rule of disciplines: pages, forms and actions ask it, and nothing else decides. That somebody writes
at all stands in `staff/permissions.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from iep.parts import part_of
from staff.models import Post, Role, User
from staff.permissions import Act, Part
from students.models import Discipline, Membership, Student, TeamRole

if TYPE_CHECKING:
    from iep.plans.tree import PlanNode

TEACHING = Discipline.TEACHING.value


@dataclass(frozen=True)
class Writer:
    """What one person may write in one student's plan.

    `writes_plan`: a teacher of the team. `own`: disciplines for which this person is on the team. `staffed`:
    disciplines, teaching aside, that somebody on the team has.
    """

    user: User
    writes_plan: bool
    own: frozenset[str]
    staffed: frozenset[str]

    @property
    def disciplines(self) -> list[str]:
        """In which this person begins something new; the first is the usual one."""
        # Sorted, because the order of a set changes from one process to the next.
        return [*([TEACHING] if self.writes_plan else []), *sorted(self.own - {TEACHING})]

    def writes_in(self, discipline: str) -> bool:
        """A discipline writes its own part; a teacher what no discipline of the team does."""
        # A discipline that nobody of the team has falls to the teachers: no part of a plan is without a
        # writer (docs/decisions/0028).
        return discipline in self.own or (self.writes_plan and discipline not in self.staffed)

    def writes(self, of: Any) -> bool:
        """May this person draft changes of it?"""
        below = [child for child in part_of(of).parts_in_it() if child.is_of_discipline]
        # Passed as functions: most rules need neither the versions nor the disciplines, and each is a query.
        return self._writes(
            of,
            lambda: _draft_and_newest(of),
            lambda: {thing.discipline for child in below for thing in child.things_in(of)},
        )

    def writes_node(self, node: PlanNode) -> bool:
        """As `writes`, of a part that was loaded with its plan: asks no database."""
        return self._writes(node.of, lambda: node.versions, lambda: node.disciplines)

    def _writes(
        self, of: Any, versions: Callable[[], list[Any]], disciplines: Callable[[], set[str]]
    ) -> bool:
        part = part_of(of)
        if part.is_of_discipline:
            return self.writes_in(of.discipline)
        if self.writes_plan or part.provider_writes is None:
            return self.writes_plan
        return part.provider_writes(self, versions(), disciplines())

    def publishes(self, draft: Any, *, is_decision: bool) -> bool:
        """A teacher publishes what all have drafted; a provider what their own discipline teaches."""
        if self.writes_plan:
            return True
        # Goals, services and new supports are decisions: a provider drafts them, the case manager publishes.
        return part_of(draft).is_of_discipline and not is_decision and self.writes(draft.of)

    def owns(self, disciplines: set[str]) -> bool:
        """Whether there are disciplines, and all of them are this person's."""
        # Nothing below it belongs to nobody: the empty set is a subset of every set and would pass.
        return bool(disciplines) and disciplines <= self.own


def writer_of(user: User, student: Student, at: datetime | None = None) -> Writer | None:
    """As whom this person writes the student's plan at `at` (now); None where they write nothing of it."""
    now = at or timezone.now()
    return writer_seen(user, Student.objects.with_grounds(user, now).get(pk=student.pk), now)


def writer_seen(user: User, student: Student, at: datetime | None = None) -> Writer | None:
    """As `writer_of`, for a student who was fetched with this person's `grounds` just now. One query."""
    if not student.allows(Part.PLAN, Act.WRITE_OWN):
        return None
    team = _team(student, at or timezone.now())
    own = frozenset(discipline for pk, discipline in team if pk == user.pk)
    # Teaching is not counted: a provider of teaching must not lock the teachers out of their own part.
    staffed = frozenset(discipline for _pk, discipline in team if discipline != TEACHING)
    return Writer(user, student.allows(Part.PLAN, Act.WRITE), own, staffed)


def whose(of: Any, writer: Writer | None) -> str:
    """A sentence naming the discipline that writes `of`; empty where `writer` does, or the team."""
    if not part_of(of).is_of_discipline or (writer is not None and writer.writes(of)):
        return ""
    # Who only reads learns nothing from being told that the teacher writes it.
    if of.discipline == TEACHING and writer is None:
        return ""
    return _("%(discipline)s writes this.") % {"discipline": of.get_discipline_display()}


def _team(student: Student, at: datetime) -> list[tuple[Any, str]]:
    """(person, discipline) of the providers who are on the team at `at` and still work here."""
    # A membership may outlast the post: who works here no longer must not keep a discipline from the
    # teachers.
    posts = Post.objects.filter(role=Role.PROVIDER, during__contains=at.date())
    rows = Membership.objects.at(at).filter(student=student, team_role=TeamRole.PROVIDER)
    there = rows.filter(user__is_active=True, user__in=posts.values("user"))
    return list(there.values_list("user", "discipline"))


def _draft_and_newest(of: Any) -> list[Any]:
    """[the draft, the version that was published last], each where there is one. Two queries."""
    versions = of.versions.order_by("-number")
    return [*versions.drafts(), *versions.published()[:1]]
