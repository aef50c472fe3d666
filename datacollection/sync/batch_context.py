"""Everything that records are judged against, loaded once per batch; judging itself asks no database."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from datacollection.models import CLOCK_TOLERANCE, HeldRecord, Record, Session
from datacollection.sync.facts import Fact
from datacollection.sync.record_kinds import RECORD_KINDS
from iep.models import Target, TargetVersion
from staff.models import Post, School, User
from staff.permissions import Act, Ground, Part, grounds_for
from students.grounds.dated_grounds import GroundRows
from students.models import Enrolment, Student


@cache  # asked of every tap
def _log_grounds(part: Part) -> frozenset[Ground]:
    return frozenset(grounds_for(part, Act.LOG))


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
        """Whether a recorder could have worked by this version at `at`. A draft never was."""
        # That it has ended since is no matter: an offline device goes on under the version of its day pack,
        # and the session must name that one, not a newer one that nobody there had seen.
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
class StoredRecord:
    """A record that stands, as an undo sees it. `session`: what it belongs to, None for other kinds; then
    `student` is whom it is about, where its kind can be taken back."""

    actor: UUID
    kind: str
    session: UUID | None
    student: UUID | None = None


@dataclass
class BatchIds:
    """Ids that the records of a batch speak of."""

    sessions: set[UUID] = field(default_factory=set)
    targets: set[UUID] = field(default_factory=set)
    versions: set[UUID] = field(default_factory=set)
    records: set[UUID] = field(default_factory=set)
    students: set[UUID] = field(default_factory=set)
    # What only one kind speaks of, by its key: `RecordKind.load_own` loads it
    own: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))


@dataclass
class BatchContext:
    """Grows while a batch is stored: what one kind has stored, the next may rest on."""

    ground_rows: GroundRows = field(default_factory=GroundRows)
    targets: dict[UUID, TargetFacts] = field(default_factory=dict)
    versions: dict[UUID, VersionFacts] = field(default_factory=dict)
    sessions: dict[UUID, SessionFacts] = field(default_factory=dict)
    records: dict[UUID, StoredRecord] = field(default_factory=dict)
    students: set[UUID] = field(default_factory=set)
    # Sessions that are held themselves: whose they are is known, though they do not stand
    held_sessions: dict[UUID, UUID | None] = field(default_factory=dict)
    own: dict[str, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))  # by key of a kind
    schools: dict[UUID, list[tuple[School, Any]]] = field(default_factory=lambda: defaultdict(list))

    def may_log(self, user: User, student: UUID, at: datetime, part: Part = Part.DATA) -> bool:
        """Was recording this part of the student's record their work at `at`? The rule of `visible_to`."""
        return not _log_grounds(part).isdisjoint(self.ground_rows.grounds(user, student, at))

    def why_seen(self, user: User, student: UUID, at: datetime) -> Ground | None:
        """The strongest ground on which this person could know of the student at `at`."""
        return next(iter(self.ground_rows.grounds(user, student, at)), None)

    def learn_record(self, fact: Fact[Any], session: UUID | None = None, student: UUID | None = None) -> None:
        """It stands now, so that an undo in the same batch finds it."""
        self.records[fact.id] = StoredRecord(fact.actor.pk, fact.kind, session, student)

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
        # A person without any post has no ground, but may have had a ticket: their records are held in their
        # name.
        users |= User.objects.in_bulk(without)
    for pk, user in users.items():
        user._posts = posts[pk]  # what the cached property would load for each
    return users


def load_context(facts: Sequence[Fact[Any]]) -> BatchContext:
    """What these facts are judged against: at most one query for each sort of thing that they speak of, and
    for each model of grounds."""
    users = list({fact.actor.pk: fact.actor for fact in facts}.values())
    ids = BatchIds()
    for fact in facts:
        RECORD_KINDS.get(fact.kind).need(fact.data, ids)
    context = BatchContext()
    _load_sessions(context, ids.sessions)
    _load_targets(context, ids.targets)
    _load_records(context, ids.records)
    if ids.students:
        context.students = set(Student.objects.filter(pk__in=ids.students).values_list("pk", flat=True))
    if ids.versions:
        _load_versions(context, ids.versions)
    if ids.targets:
        _load_schools(context, {target.student for target in context.targets.values()})
    context.ground_rows = GroundRows.load(_students_in(context), users)
    for key, own_ids in ids.own.items():
        context.own[key] = dict(RECORD_KINDS.get(key).load_own(own_ids, users))
    return context


def _students_in(context: BatchContext) -> set[UUID]:
    """Everybody whom these facts may be about."""
    return {
        *context.students,
        *(target.student for target in context.targets.values()),
        *(session.target.student for session in context.sessions.values()),
        *(stored.student for stored in context.records.values() if stored.student),
    }


# Every tap asks this one.
SESSIONS = f"""
SELECT session.id, target.id, session.student_id, target.closed_at, session.recorder_id, session.began_at,
       session.source = 'paper', {", ".join(f"version.{name}" for name in MEASURED)}
  FROM {Session._meta.db_table} AS session
  JOIN {Target._meta.db_table} AS target ON target.id = session.target_id
  JOIN {TargetVersion._meta.db_table} AS version ON version.id = session.version_id
 WHERE session.id = ANY(%s)
"""  # noqa: S608 - names of tables and columns, nothing that anybody typed


def _load_sessions(context: BatchContext, ids: Iterable[UUID]) -> None:
    missing = set(ids) - context.sessions.keys()
    if not missing:
        return
    with connection.cursor() as cursor:
        cursor.execute(SESSIONS, [list(missing)])
        rows = cursor.fetchall()
    for pk, target, student, closed_at, recorder, began_at, is_paper, measure, *how in rows:
        facts, measured = TargetFacts(target, student, closed_at), Measured(measure, *map(json.loads, how))
        context.sessions[pk] = SessionFacts(pk, facts, recorder, measured, began_at, is_paper)
    # Only where a session is not there. Whose it is, is known from the held one, so that a held trial can
    # name the student and reach the right teacher.
    if missing - context.sessions.keys():
        held = HeldRecord.objects.filter(
            record_id__in=missing - context.sessions.keys(),
            kind__in=[kind.key for kind in RECORD_KINDS if kind.opens_session],
        )
        # A held session may be held twice; any row that names the student will do.
        context.held_sessions.update(held.exclude(student=None).values_list("record_id", "student"))


def _load_targets(context: BatchContext, ids: Collection[UUID]) -> None:
    if ids:
        rows = Target.objects.filter(pk__in=ids).values_list("pk", "student", "closed_at")
        context.targets = {row[0]: TargetFacts(*row) for row in rows}


def _load_versions(context: BatchContext, ids: Collection[UUID]) -> None:
    rows = TargetVersion.objects.filter(pk__in=ids).values_list("pk", "of", "in_force", *MEASURED)
    for pk, target, in_force, *how in rows:
        # Compared with moments in UTC of many records: one conversion here saves one for each.
        context.versions[pk] = VersionFacts(
            target, Measured(*how), in_force.lower.astimezone(UTC) if in_force else None
        )


def _load_records(context: BatchContext, ids: Collection[UUID]) -> None:
    if not ids:
        return
    # All kinds' paths in one query, for what an undo takes back may be of any kind.
    paths = sorted({path for kind in RECORD_KINDS for path in (kind.session_path, kind.student_path) if path})
    rows = Record.objects.filter(pk__in=ids).values_list("pk", "actor", "kind", *paths)
    for pk, actor, key, *values in rows:
        context.records[pk] = _stored_record(actor, key, dict(zip(paths, values, strict=True)))
    _load_sessions(context, {stored.session for stored in context.records.values() if stored.session})


def _stored_record(actor: UUID, key: str, by_path: Mapping[str, UUID | None]) -> StoredRecord:
    kind = RECORD_KINDS.find(key)
    if kind is None:  # of a newer version of this software
        return StoredRecord(actor, key, None)
    return StoredRecord(actor, key, by_path.get(kind.session_path), by_path.get(kind.student_path))


def _load_schools(context: BatchContext, students: Collection[UUID]) -> None:
    for enrolment in Enrolment.objects.filter(student__in=students).select_related("school"):
        context.schools[enrolment.student_id].append((enrolment.school, enrolment.during))
