"""`session.start`: somebody begins to take data on a target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from datacollection.models import CLOCK_TOLERANCE, Counts, Purpose, Session
from datacollection.sessions.models import SessionSource
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields, Unreadable
from datacollection.sync.grounds import Grounds, Needs, SessionFacts, Stored
from datacollection.sync.kinds.base import Kind
from datacollection.sync.kinds.registry import register
from datacollection.sync.reasons import Reason


@dataclass(frozen=True, slots=True)
class Start:
    """`began_at`: only of a session that was written on paper first; else the record's own moment."""

    target: UUID
    version: UUID | None
    purpose: str
    setting: str
    partner: str
    counts: str
    source: str
    began_at: datetime | None


@register
class SessionStart(Kind[Start]):
    key = "session.start"
    order = 10
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

    def parse(self, data: object, plan: UUID | None) -> Start:
        fields = Fields(data)
        start = Start(
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
        if (start.source == SessionSource.PAPER) != (start.began_at is not None):
            raise Unreadable("began_at")
        return start

    def need(self, data: Start, needs: Needs) -> None:
        needs.targets.add(data.target)
        if data.version:
            needs.versions.add(data.version)

    def judge(self, fact: Fact[Start], grounds: Grounds) -> Iterator[Objection]:
        start, began_at = fact.data, began(fact)
        target = grounds.targets.get(start.target)
        if target is None:
            yield Objection(Reason.TARGET)
            return
        version = grounds.versions.get(start.version) if start.version else None
        if version is None or version.target != target.id or not version.was_shown(began_at):
            yield Objection(Reason.VERSION)
        if began_at > fact.made_at + CLOCK_TOLERANCE:
            yield Objection(Reason.CLOCK)
        if start.began_at is not None and fact.sent.ticket:
            # A device says when something was by when it sends it; only the typed form may name another time.
            yield Objection(Reason.PAPER)
        if not all(grounds.may_log(fact.actor, target.student, at) for at in {fact.made_at, began_at}):
            yield Objection(Reason.NOT_ASSIGNED)
        if not target.is_open(began_at):
            yield Objection(Reason.TARGET_CLOSED)

    def student(self, fact: Fact[Start], grounds: Grounds) -> UUID | None:
        target = grounds.targets.get(fact.data.target)
        return target.student if target else None

    def session(self, fact: Fact[Start], grounds: Grounds) -> UUID | None:
        return fact.id

    def row(self, fact: Fact[Start], grounds: Grounds) -> tuple[Any, ...]:
        start, began_at = fact.data, began(fact)
        student = grounds.targets[start.target].student
        day = grounds.school_day(student, began_at, fact.actor)
        return (
            start.target, start.version, student, fact.actor.pk, start.purpose, start.setting, start.partner,
            day, began_at, start.counts, start.source,
        )  # fmt: skip

    def learn(self, fact: Fact[Start], grounds: Grounds) -> None:
        start = fact.data
        assert start.version is not None  # noqa: S101 - judged
        grounds.sessions[fact.id] = SessionFacts(
            id=fact.id,
            target=grounds.targets[start.target],
            recorder=fact.actor.pk,
            measured=grounds.versions[start.version].measured,
            began_at=began(fact),
            is_paper=start.source == SessionSource.PAPER,
        )
        grounds.records[fact.id] = Stored(fact.actor.pk, self.key, None)


def began(fact: Fact[Start]) -> datetime:
    return fact.data.began_at or fact.made_at
