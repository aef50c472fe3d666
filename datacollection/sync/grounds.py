"""Everything that records are judged against, loaded once per batch; judging itself asks no database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from datacollection.models import CLOCK_TOLERANCE, HeldRecord, Record, Session
from iep.models import Target, TargetVersion, UpdateReceipt
from staff.models import Post, School, User
from staff.permissions import Act, Ground, Part, grounds_for
from students.grounds.dated_grounds import GroundRows
from students.models import Enrolment, Student

MAY_LOG = frozenset(grounds_for(Part.DATA, Act.LOG))


@dataclass(frozen=True, slots=True)
class TargetFacts:
    id: UUID
    student: UUID
    closed_at: datetime | None

    def is_open(self, at: datetime) -> bool:
        return self.closed_at is None or at < self.closed_at


@dataclass(frozen=True, slots=True)
class Measured:
    """How a target is measured, as its version stores it: a key of iep.measures, and JSON as it is there."""

    measure: str
    settings: Any
    ladder: Any
    steps: Any


MEASURED = ("measure", "settings", "ladder", "steps")


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """`began`: when it came into force, None for a draft. When it ended does not matter: see `was_shown`."""

    target: UUID
    measured: Measured
    began: datetime | None

    def was_shown(self, at: datetime) -> bool:
        """Could a recorder have worked by it at `at`?

        One that has ended since is as good: an offline device goes on under the version of its day pack,
        and the session must name that one, not the newer one that nobody there had seen.
        """
        return self.began is not None and self.began <= at + CLOCK_TOLERANCE


@dataclass(frozen=True, slots=True)
class SessionFacts:
    id: UUID
    target: TargetFacts
    recorder: UUID
    measured: Measured
    began_at: datetime
    is_paper: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that stands, as an undo sees it. `session`: what it belongs to, None for other kinds."""

    actor: UUID
    kind: str
    session: UUID | None


@dataclass
class Needs:
    """Ids that the records of a batch speak of."""

    sessions: set[UUID] = field(default_factory=set)
    targets: set[UUID] = field(default_factory=set)
    versions: set[UUID] = field(default_factory=set)
    records: set[UUID] = field(default_factory=set)
    updates: set[UUID] = field(default_factory=set)
    students: set[UUID] = field(default_factory=set)
    # What kinds of rooms above speak of, by the name under which they load it (`also_load`)
    others: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))


Load = Callable[[Collection[UUID]], dict[UUID, Any]]
_loaders: dict[str, Load] = {}


def also_load(name: str, loader: Load) -> None:
    """Where a kind adds ids to `needs.others[name]`, it finds `loader(ids)` in `grounds.others[name]`."""
    if name in _loaders:
        raise RuntimeError(f"Two loaders have the name {name!r}")
    _loaders[name] = loader


@dataclass
class Grounds:
    """Grows while a batch is stored: what one kind has stored, the next may rest on."""

    ground_rows: GroundRows = field(default_factory=GroundRows)
    targets: dict[UUID, TargetFacts] = field(default_factory=dict)
    versions: dict[UUID, VersionFacts] = field(default_factory=dict)
    sessions: dict[UUID, SessionFacts] = field(default_factory=dict)
    records: dict[UUID, Stored] = field(default_factory=dict)
    receipts: dict[tuple[UUID, UUID], UUID] = field(default_factory=dict)  # (update, user): student
    students: set[UUID] = field(default_factory=set)
    # Sessions that are held themselves: whose they are is known, though they do not stand
    held_sessions: dict[UUID, UUID | None] = field(default_factory=dict)
    others: dict[str, dict[UUID, Any]] = field(default_factory=dict)
    schools: dict[UUID, list[tuple[School, Any]]] = field(default_factory=lambda: defaultdict(list))

    def may_log(self, user: User, student: UUID, at: datetime) -> bool:
        """Was recording data of this student this person's work at `at`? The rule of `visible_to`."""
        return not MAY_LOG.isdisjoint(self.ground_rows.grounds(user, student, at))

    def why_seen(self, user: User, student: UUID, at: datetime) -> Ground | None:
        """The strongest ground on which this person could know of the student at `at`."""
        return next(iter(self.ground_rows.grounds(user, student, at)), None)

    def school_day(self, student: UUID, at: datetime, recorder: User) -> date:
        """The date on the wall of the student's school; of the recorder's where the student has none."""
        for school, during in self.schools[student]:
            day = at.astimezone(school.zone).date()
            if day in during:
                return day
        return recorder.today(at)


def people(ids: Collection[UUID]) -> dict[UUID, User]:
    """Users with their posts and schools: one query, and another for those who never had a post."""
    users: dict[UUID, User] = {}
    posts: dict[UUID, list[Post]] = {pk: [] for pk in ids}
    rows = Post.objects.filter(user__in=ids).select_related("user", "school").order_by("during", "pk")
    for post in rows:
        users.setdefault(post.user_id, post.user)
        posts[post.user_id].append(post)
    if without := posts.keys() - users.keys():
        users |= User.objects.in_bulk(without)
    for pk, user in users.items():
        user._posts = posts[pk]  # what the cached property would load for each
    return users


def load(needs: Needs, users: Collection[User]) -> Grounds:
    """At most one query for each sort of thing that the batch speaks of, and for each model of grounds."""
    grounds = Grounds()
    _load_sessions(grounds, needs.sessions)
    _load_targets(grounds, needs.targets)
    _load_records(grounds, needs.records)
    _load_receipts(grounds, needs.updates, users)
    known = [s.target.student for s in grounds.sessions.values()]
    if needs.students:
        grounds.students = set(Student.objects.filter(pk__in=needs.students).values_list("pk", flat=True))
    if needs.versions:
        _load_versions(grounds, needs.versions)
    if needs.targets:
        _load_schools(grounds, {target.student for target in grounds.targets.values()})
    students = {*known, *grounds.students, *(target.student for target in grounds.targets.values())}
    grounds.ground_rows = GroundRows.load(students, users)
    grounds.others = {name: _loaders[name](ids) for name, ids in needs.others.items()}
    return grounds


# Every tap asks this one.
SESSIONS = f"""
SELECT session.id, target.id, session.student_id, target.closed_at, session.recorder_id, session.began_at,
       session.source = 'paper', {", ".join(f"version.{name}" for name in MEASURED)}
  FROM {Session._meta.db_table} AS session
  JOIN {Target._meta.db_table} AS target ON target.id = session.target_id
  JOIN {TargetVersion._meta.db_table} AS version ON version.id = session.version_id
 WHERE session.id = ANY(%s)
"""  # noqa: S608 - names of tables and columns, nothing that anybody typed


def _load_sessions(grounds: Grounds, ids: Iterable[UUID]) -> None:
    missing = set(ids) - grounds.sessions.keys()
    if not missing:
        return
    with connection.cursor() as cursor:
        cursor.execute(SESSIONS, [list(missing)])
        rows = cursor.fetchall()
    for pk, target, student, closed_at, recorder, began_at, is_paper, measure, *how in rows:
        facts, measured = TargetFacts(target, student, closed_at), Measured(measure, *map(json.loads, how))
        grounds.sessions[pk] = SessionFacts(pk, facts, recorder, measured, began_at, is_paper)
    if missing - grounds.sessions.keys():
        held = HeldRecord.objects.filter(
            record_id__in=missing - grounds.sessions.keys(), kind="session.start"
        )
        grounds.held_sessions.update(held.exclude(student=None).values_list("record_id", "student"))


def _load_targets(grounds: Grounds, ids: Collection[UUID]) -> None:
    if ids:
        rows = Target.objects.filter(pk__in=ids).values_list("pk", "student", "closed_at")
        grounds.targets = {row[0]: TargetFacts(*row) for row in rows}


def _load_versions(grounds: Grounds, ids: Collection[UUID]) -> None:
    rows = TargetVersion.objects.filter(pk__in=ids).values_list("pk", "of", "in_force", *MEASURED)
    for pk, target, in_force, *how in rows:
        grounds.versions[pk] = VersionFacts(
            target, Measured(*how), in_force.lower.astimezone(UTC) if in_force else None
        )


def _load_records(grounds: Grounds, ids: Collection[UUID]) -> None:
    if not ids:
        return
    rows = Record.objects.filter(pk__in=ids).values_list(
        "pk", "actor", "kind", "trial__session", "mark__session"
    )
    for pk, actor, kind, of_trial, of_mark in rows:
        grounds.records[pk] = Stored(actor, kind, of_trial or of_mark)
    _load_sessions(grounds, {stored.session for stored in grounds.records.values() if stored.session})


def _load_receipts(grounds: Grounds, updates: Collection[UUID], users: Collection[User]) -> None:
    if updates:
        rows = UpdateReceipt.objects.filter(update__in=updates, user__in=users)
        for update, user, student in rows.values_list("update", "user", "update__student"):
            grounds.receipts[update, user] = student


def _load_schools(grounds: Grounds, students: Collection[UUID]) -> None:
    for enrolment in Enrolment.objects.filter(student__in=students).select_related("school"):
        grounds.schools[enrolment.student_id].append((enrolment.school, enrolment.during))
