"""`session.start`, `session.pause`, `session.resume`, `session.end`: somebody takes data on a target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from datacollection.models import CLOCK_TOLERANCE, Counts, Purpose, Session, SessionMark
from datacollection.sessions.models import MarkKind, SessionSource
from datacollection.sync.batch_context import BatchContext, BatchIds, SessionFacts
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields, UnreadableField
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import RecordKind, SessionRecordKind


@dataclass(frozen=True, slots=True)
class SessionStartData:
    """`began_at`: only of a session that was written on paper first; else the record's own moment."""

    target: UUID
    version: UUID | None
    purpose: str
    setting: str
    partner: str
    counts: str
    source: str
    began_at: datetime | None


class SessionStart(RecordKind[SessionStartData]):
    key = "session.start"
    order = 10
    title = _("Beginning of a session")
    device_title = _("Session began")
    opens_session = True
    table = Session._meta.db_table
    columns = {
        "target_id": "uuid",
        "version_id": "uuid",
        "student_id": "uuid",
        "recorder_id": "uuid",
        "purpose": "text",
        "setting": "text",
        "partner": "text",
        "school_day": "date",
        "began_at": "timestamptz",
        "counts": "text",
        "source": "text",
    }

    def parse(self, data: object, plan: UUID | None) -> SessionStartData:
        fields = Fields(data)
        start = SessionStartData(
            target=fields.uuid("target"),
            version=plan,
            purpose=fields.word("purpose", Purpose.values, Purpose.TEACHING),
            setting=fields.text("setting", 80),
            partner=fields.text("partner", 80),
            counts=fields.word("counts", Counts.values, Counts.OWN),
            source=fields.word("source", SessionSource.values, SessionSource.DEVICE),
            began_at=fields.moment("began_at"),
        )
        fields.done()
        # Paper states when it was; a live session must not, or a device could date itself anywhere.
        if (start.source == SessionSource.PAPER) != (start.began_at is not None):
            raise UnreadableField("began_at")
        return start

    def need(self, data: SessionStartData, ids: BatchIds) -> None:
        ids.targets.add(data.target)
        if data.version:
            ids.versions.add(data.version)

    def judge(self, fact: Fact[SessionStartData], context: BatchContext) -> Iterator[Objection]:
        start, began_at = fact.data, session_began(fact)
        target = context.targets.get(start.target)
        if target is None:
            yield Objection(Reason.TARGET)
            return
        # The version must have been in force when the session began; one that has ended since is fine
        # (`was_shown`).
        version = context.versions.get(start.version) if start.version else None
        if version is None or version.target != target.id or not version.was_shown(began_at):
            yield Objection(Reason.VERSION)
        if began_at > fact.made_at + CLOCK_TOLERANCE:
            yield Objection(Reason.CLOCK)
        if start.began_at is not None and fact.sent.ticket:
            # A device says when something was by when it sends it; only the typed form may name another time.
            yield Objection(Reason.PAPER)
        # Two moments only for paper: the person must have had the student both when it was observed and when
        # it was typed in.
        if not all(context.may_log(fact.actor, target.student, at) for at in {fact.made_at, began_at}):
            yield Objection(Reason.NOT_ASSIGNED)
        if not target.is_open(began_at):
            yield Objection(Reason.TARGET_CLOSED)

    def student(self, fact: Fact[SessionStartData], context: BatchContext) -> UUID | None:
        target = context.targets.get(fact.data.target)
        return target.student if target else None

    def session(self, fact: Fact[SessionStartData], context: BatchContext) -> UUID | None:
        return fact.id

    def row(self, fact: Fact[SessionStartData], context: BatchContext) -> tuple[Any, ...]:
        start, began_at = fact.data, session_began(fact)
        student = context.targets[start.target].student
        # The date on the wall of the student's school: in UTC an American evening belongs to the next day.
        day = context.school_day(student, began_at, fact.actor)
        return (
            start.target, start.version, student, fact.actor.pk, start.purpose, start.setting, start.partner,
            day, began_at, start.counts, start.source,
        )  # fmt: skip

    def learn(self, fact: Fact[SessionStartData], context: BatchContext) -> None:
        start = fact.data
        assert start.version is not None  # noqa: S101 - judged
        context.sessions[fact.id] = SessionFacts(
            id=fact.id,
            target=context.targets[start.target],
            recorder=fact.actor.pk,
            measured=context.versions[start.version].measured,
            began_at=session_began(fact),
            is_paper=start.source == SessionSource.PAPER,
        )
        context.learn_record(fact)


def session_began(fact: Fact[SessionStartData]) -> datetime:
    return fact.data.began_at or fact.made_at


def happened(session: SessionFacts, made_at: datetime, written: datetime | None) -> datetime:
    """`made_at`, or on paper what was `written`; with no time written, when the session began."""
    return (written or session.began_at) if session.is_paper else made_at


def time_objections(
    session: SessionFacts, made_at: datetime, written: datetime | None
) -> Iterator[Objection]:
    """A live tap has its own moment and states no other; nothing is written down before it happens."""
    if written and not session.is_paper:
        yield Objection(Reason.MALFORMED)
    if written and written > made_at + CLOCK_TOLERANCE:
        yield Objection(Reason.CLOCK)


@dataclass(frozen=True, slots=True)
class MarkData:
    """`at`: only of a session from paper."""

    session: UUID
    reason: str
    at: datetime | None


class SessionMarkKind(SessionRecordKind[MarkData]):
    """A pause, a resumption or an end: what observed time is computed from.

    Judged only by whose session it is and by its time, not by today's assignments.
    """

    order = 20
    session_path = "mark__session"
    table = SessionMark._meta.db_table
    columns = {"session_id": "uuid", "kind": "text", "at": "timestamptz", "reason": "text"}
    mark: ClassVar[MarkKind]
    reasons: ClassVar[frozenset[str]] = frozenset({""})

    def parse(self, data: object, plan: UUID | None) -> MarkData:
        fields = Fields(data)
        mark = MarkData(fields.uuid("session"), fields.word("reason", self.reasons, ""), fields.moment("at"))
        fields.done()
        return mark

    def session_of(self, data: MarkData) -> UUID:
        return data.session

    def judge_in(
        self, session: SessionFacts, fact: Fact[MarkData], context: BatchContext
    ) -> Iterator[Objection]:
        # No ground is asked: a mark holds no data about the student, and an assignment that ended at midnight
        # must not leave a session without its end.
        yield from time_objections(session, fact.made_at, fact.data.at)

    def row(self, fact: Fact[MarkData], context: BatchContext) -> tuple[Any, ...]:
        at = happened(context.sessions[fact.data.session], fact.made_at, fact.data.at)
        return (fact.data.session, self.mark.value, at, fact.data.reason)


class SessionPause(SessionMarkKind):
    key = "session.pause"
    title = _("A pause")
    device_title = _("Session paused")
    mark = MarkKind.PAUSE
    reasons = frozenset({"", "interrupted"})


class SessionResume(SessionMarkKind):
    key = "session.resume"
    title = _("The end of a pause")
    device_title = _("Session resumed")
    mark = MarkKind.RESUME


class SessionEnd(SessionMarkKind):
    key = "session.end"
    title = _("End of a session")
    device_title = _("Session ended")
    mark = MarkKind.END
    reasons = frozenset({"", "finished", "interrupted"})


SESSION_KINDS = (SessionStart(), SessionPause(), SessionResume(), SessionEnd())
