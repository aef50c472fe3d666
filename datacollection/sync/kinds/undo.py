"""`undo`: a trial or a mark does not count. It may come before what it takes back, and holds then too.

Only of one's own records. Where what it takes back is not here yet, whose it is cannot be asked: then
`Correction.objects.effective` asks it, when both are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from datacollection.models import Correction
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.grounds import Grounds, Needs, SessionFacts
from datacollection.sync.kinds.base import Kind
from datacollection.sync.kinds.registry import register
from datacollection.sync.reasons import Reason


@dataclass(frozen=True, slots=True)
class TakenBack:
    of: UUID
    reason: str


@register
class Undo(Kind[TakenBack]):
    key = "undo"
    order = 40
    table = Correction._meta.db_table
    columns = {"of": "uuid", "reason": "text"}

    def parse(self, data: object, plan: UUID | None) -> TakenBack:
        fields = Fields(data)
        undo = TakenBack(fields.uuid("of"), fields.text("reason", 200))
        fields.done()
        return undo

    def need(self, data: TakenBack, needs: Needs) -> None:
        needs.records.add(data.of)

    def judge(self, fact: Fact[TakenBack], grounds: Grounds) -> Iterator[Objection]:
        stored = grounds.records.get(fact.data.of)
        if stored is None:
            return
        session = self._session(fact, grounds)
        if session is None or stored.actor != fact.actor.pk:
            yield Objection(Reason.NOT_UNDONE)
        elif not grounds.may_log(fact.actor, session.target.student, fact.made_at):
            yield Objection(Reason.NOT_ASSIGNED)

    def student(self, fact: Fact[TakenBack], grounds: Grounds) -> UUID | None:
        session = self._session(fact, grounds)
        return session.target.student if session else None

    def session(self, fact: Fact[TakenBack], grounds: Grounds) -> UUID | None:
        session = self._session(fact, grounds)
        return session.id if session else None

    def row(self, fact: Fact[TakenBack], grounds: Grounds) -> tuple[Any, ...]:
        return (fact.data.of, fact.data.reason)

    @staticmethod
    def _session(fact: Fact[TakenBack], grounds: Grounds) -> SessionFacts | None:
        stored = grounds.records.get(fact.data.of)
        return grounds.sessions.get(stored.session) if stored and stored.session else None
