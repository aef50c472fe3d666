"""The dated rows that tie one person to one student: each ground's rule, written once.

`visible_to` asks the database for the rows of one person at one moment. Sync judges hundreds of records,
each at its own moment in the past: it loads the rows of those students once (`GroundRows.load`) and asks
them in memory. Both read this table, and `POST_FOR` and `MAY` beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet

from core.registry import Registry
from staff.models import Role, User
from staff.permissions import POST_FOR, Ground
from students.profile.models import Enrolment
from students.team.models import Assignment, Discipline, Membership, TeamRole


@dataclass(frozen=True)
class DatedGround:
    """A ground that is dated rows: those of `model` that are `where`. Paths lead to the `student`, the
    `person`, and `during`.

    `by_day`: it holds for whole days; else from moment to moment. `also`: what must hold of the row in the
    database alone.
    """

    ground: Ground
    model: type[Model]
    person: str
    by_day: bool
    where: Mapping[str, str] = field(default_factory=dict)
    student: str = "student"
    during: str = "during"
    also: Mapping[str, F] = field(default_factory=dict)

    def students(self, user: User, at: datetime) -> QuerySet[Any, Any]:
        """The ids of the students whom it ties this person to at `at`."""
        mine = {self.person: user, f"{self.during}__contains": self.when(user, at)}
        return self.model._default_manager.filter(**self.where, **self.also, **mine).values(self.student)

    def when(self, user: User, at: datetime) -> date | datetime:
        return user.today(at) if self.by_day else at

    def is_in(self, row: Mapping[str, Any]) -> bool:
        return all(row[name] == value for name, value in self.where.items())


@dataclass(frozen=True)
class QueryGround:
    """A ground that is no dated row of one person and one student. `students`: as of `DatedGround`.

    Nothing is recorded on it, so sync need not ask for it.
    """

    ground: Ground
    students: Callable[[User, datetime], QuerySet[Any, Any]]


GROUNDS = Registry[Ground, DatedGround | QueryGround]("rule of the ground", key=lambda rule: rule.ground)


def dated_grounds() -> dict[Ground, DatedGround]:
    return {rule.ground: rule for rule in GROUNDS if isinstance(rule, DatedGround)}


def _team(ground: Ground, role: TeamRole, **more: str) -> DatedGround:
    return DatedGround(ground, Membership, "user", by_day=False, where={"team_role": role.value} | more)


GROUNDS_OF_TEAMS = (
    _team(Ground.CASE_MANAGER, TeamRole.CASE_MANAGER),
    _team(Ground.TEAM_TEACHER, TeamRole.TEACHER),
    _team(Ground.NURSE, TeamRole.PROVIDER, discipline=Discipline.NURSING.value),
    _team(Ground.TEAM_PROVIDER, TeamRole.PROVIDER),
    DatedGround(Ground.ASSIGNMENT, Assignment, "para", by_day=True),
    DatedGround(Ground.SUPERVISOR, Assignment, "supervisor", by_day=True),
)


@dataclass(frozen=True)
class Left:
    """Schools (or districts) that somebody has left or not yet come to, and those where they work.

    A tie to a student outlives the post that it rests on where the person has such a post elsewhere. It
    counts no more: somebody who went to another school knows of the students there.
    """

    gone: frozenset[UUID]
    here: frozenset[UUID]

    @classmethod
    def of(cls, user: User, at: datetime, ground: Ground) -> Left | None:
        """None for who never worked elsewhere, as most people. No query."""
        fit = POST_FOR[ground]
        here = frozenset(post.school_id for post in user.posts(at) if post.role in fit)
        gone = frozenset(post.school_id for post in user._posts if post.role in fit) - here
        # Most people never worked elsewhere; for them no query gets a condition more.
        return cls(gone, here) if gone else None

    def students(self, day: date) -> QuerySet[Any, Any]:
        """The ids of students at a school that was left."""
        gone, here = (
            Q(school__in=schools) | Q(school__parent__in=schools) for schools in (self.gone, self.here)
        )
        return Enrolment.objects.on(day).filter(gone).exclude(here).values("student")

    def holds(self, line: Collection[UUID | None]) -> bool:
        """Whether a school was left. `line`: the school and its district."""
        return bool(self.gone.intersection(line)) and not self.here.intersection(line)


class GroundRows:
    """The rows of dated grounds of some students, of all times. Other grounds are never found here."""

    def __init__(self) -> None:
        self._during: dict[tuple[Ground, UUID, UUID], list[Any]] = defaultdict(list)
        self._schools: dict[UUID, list[tuple[Any, tuple[UUID, UUID | None]]]] = defaultdict(list)

    @classmethod
    def load(cls, students: Collection[UUID], users: Iterable[User]) -> GroundRows:
        """The rows that can matter to these users: one query for each model; none for no students.

        One more where one of the users has had posts at several schools.
        """
        found, roles = cls(), {Role(post.role) for user in users for post in user._posts}
        open_to = {ground: tie for ground, tie in dated_grounds().items() if roles & POST_FOR[ground]}
        # A dict as an ordered set: several grounds share a model, and one query reads all of them.
        for model in {tie.model: None for tie in open_to.values()}:
            found._add(model, {g: tie for g, tie in open_to.items() if tie.model is model}, students)
        if any(len({post.school_id for post in user._posts}) > 1 for user in users):
            found._add_schools(students)
        return found

    def _add_schools(self, students: Collection[UUID]) -> None:
        rows = Enrolment.objects.filter(student__in=students)
        for student, during, *line in rows.values_list("student", "during", "school", "school__parent"):
            self._schools[student].append((during, (line[0], line[1])))

    def _add(
        self, model: type[Model], ties: Mapping[Ground, DatedGround], students: Collection[UUID]
    ) -> None:
        """Grounds of one model lead to the student by one path, under one condition."""
        one = next(iter(ties.values()))
        names = {one.student, one.during, *(n for tie in ties.values() for n in (tie.person, *tie.where))}
        rows = model._default_manager.filter(**{f"{one.student}__in": students}, **one.also)
        for row in rows.values(*names):
            for ground, tie in ties.items():
                if tie.is_in(row):
                    self._during[ground, row[tie.person], row[tie.student]].append(row[tie.during])

    def grounds(self, user: User, student: UUID, at: datetime) -> list[Ground]:
        """On which grounds this person could know of this student at `at`, were the account active then."""
        # At the moment in question: a record that was made before the account was closed still counts.
        if not user.was_active(at):
            return []
        roles, dated = {Role(post.role) for post in user.posts(at)}, dated_grounds()
        return [
            ground
            for ground in Ground  # strongest first
            if ground in dated
            and roles & POST_FOR[ground]
            and self._hold(dated[ground], user, student, at)
            and not self._has_left(ground, user, student, at)
        ]

    def _hold(self, rule: DatedGround, user: User, student: UUID, at: datetime) -> bool:
        ranges = self._during.get((rule.ground, user.pk, student))
        return bool(ranges) and any(rule.when(user, at) in during for during in ranges or ())

    def _has_left(self, ground: Ground, user: User, student: UUID, at: datetime) -> bool:
        left, day = Left.of(user, at, ground), user.today(at)
        lines = (line for during, line in self._schools.get(student, ()) if day in during)
        return left is not None and any(left.holds(line) for line in lines)
