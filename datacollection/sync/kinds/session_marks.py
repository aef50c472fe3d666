"""`session.pause`, `session.resume`, `session.end`: what observed time is computed from.

They hold no data about the student and end what is already theirs, so nothing but the session is asked: an
assignment that ended at midnight must not leave a session without an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from datacollection.models import SessionMark
from datacollection.sessions.models import MarkKind
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.grounds import Grounds, SessionFacts, Stored
from datacollection.sync.kinds.base import OfSession
from datacollection.sync.kinds.registry import register
from datacollection.sync.kinds.when import doubts, happened


@dataclass(frozen=True, slots=True)
class Mark:
    """`at`: only of a session from paper."""

    session: UUID
    reason: str
    at: datetime | None


class SessionMarkKind(OfSession[Mark]):
    order = 20
    table = SessionMark._meta.db_table
    columns = {"session_id": "uuid", "kind": "text", "at": "timestamptz", "reason": "text"}
    mark: ClassVar[MarkKind]
    reasons: ClassVar[frozenset[str]] = frozenset({""})

    def parse(self, data: object, plan: UUID | None) -> Mark:
        fields = Fields(data)
        mark = Mark(fields.uuid("session"), fields.word("reason", self.reasons, ""), fields.moment("at"))
        fields.done()
        return mark

    def session_of(self, data: Mark) -> UUID:
        return data.session

    def judge_in(self, session: SessionFacts, fact: Fact[Mark], grounds: Grounds) -> Iterator[Objection]:
        yield from doubts(session, fact.made_at, fact.data.at)

    def row(self, fact: Fact[Mark], grounds: Grounds) -> tuple[Any, ...]:
        at = happened(grounds.sessions[fact.data.session], fact.made_at, fact.data.at)
        return (fact.data.session, self.mark.value, at, fact.data.reason)

    def learn(self, fact: Fact[Mark], grounds: Grounds) -> None:
        grounds.records[fact.id] = Stored(fact.actor.pk, self.key, fact.data.session)


@register
class SessionPause(SessionMarkKind):
    key = "session.pause"
    mark = MarkKind.PAUSE
    reasons = frozenset({"", "interrupted"})


@register
class SessionResume(SessionMarkKind):
    key = "session.resume"
    mark = MarkKind.RESUME


@register
class SessionEnd(SessionMarkKind):
    key = "session.end"
    mark = MarkKind.END
    reasons = frozenset({"", "finished", "interrupted"})
