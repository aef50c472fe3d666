"""The dated rows that tie one person to one student: each ground's rule, written once.

`visible_to` asks the database for the ties of one person at one moment. Sync judges hundreds of records,
each at its own moment in the past: it loads the rows of those people and students once (`Ties.load`) and
asks them in memory. Both read this table, and `POST_FOR` and `MAY` beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from staff.models import Role, User
from staff.permissions import POST_FOR, Ground
from students.models.assignment import Assignment
from students.models.membership import Membership, TeamRole

Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Tie:
    """`rows` have a `student`, a person under `person`, and `during`: days, or moments where not `by_day`."""

    rows: Callable[[], Rows]
    person: str
    by_day: bool

    def at(self, user: User, at: datetime) -> Rows:
        """The ids of the students whom it ties this person to at `at`."""
        return (
            self.rows()
            .filter(**{self.person: user, "during__contains": self.when(user, at)})
            .values("student")
        )

    def when(self, user: User, at: datetime) -> date | datetime:
        return user.today(at) if self.by_day else at

    def all(self, ground: Ground, users: Collection[User], students: Collection[UUID]) -> Rows:
        """(ground, person, student, during) of these people and students, of all times."""
        rows = self.rows().filter(**{f"{self.person}__in": users, "student__in": students})
        return rows.values_list(Value(ground.value), F(self.person), F("student"), F("during"))


def _team(role: TeamRole) -> Tie:
    return Tie(lambda: Membership.objects.filter(team_role=role), "user", by_day=False)


TIES: dict[Ground, Tie] = {
    Ground.CASE_MANAGER: _team(TeamRole.CASE_MANAGER),
    Ground.TEAM_TEACHER: _team(TeamRole.TEACHER),
    Ground.TEAM_PROVIDER: _team(TeamRole.PROVIDER),
    Ground.ASSIGNMENT: Tie(Assignment.objects.all, "para", by_day=True),
    Ground.SUPERVISOR: Tie(Assignment.objects.all, "supervisor", by_day=True),
}


class Ties:
    """Ties of some people to some students, of all times. Grounds that are no tie are never found here."""

    def __init__(self, rows: Iterable[tuple[str, UUID, UUID, Any]] = ()) -> None:
        self._during: dict[tuple[Ground, UUID, UUID], list[Any]] = defaultdict(list)
        for ground, person, student, during in rows:
            self._during[Ground(ground), person, student].append(during)

    @classmethod
    def load(cls, users: Collection[User], students: Collection[UUID]) -> Ties:
        """Two queries: rows by day and rows by moment are of different types."""
        if not users or not students:
            return cls()
        found = []
        for by_day in (True, False):
            first, *others = [tie.all(g, users, students) for g, tie in TIES.items() if tie.by_day is by_day]
            found += list(first.union(*others, all=True))
        return cls(found)

    def grounds(self, user: User, student: UUID, at: datetime) -> list[Ground]:
        """On which grounds this person could know of this student at `at`, were the account active then."""
        if not user.was_active(at):
            return []
        roles = {Role(post.role) for post in user.posts(at)}
        return [
            ground for ground in TIES if roles & POST_FOR[ground] and self._hold(ground, user, student, at)
        ]

    def _hold(self, ground: Ground, user: User, student: UUID, at: datetime) -> bool:
        ranges = self._during.get((ground, user.pk, student))
        return bool(ranges) and any(TIES[ground].when(user, at) in during for during in ranges or ())
