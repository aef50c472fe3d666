"""`undo`: a record does not count, where its kind can be taken back.

It may come before what it takes back, and holds then too.

Only of one's own records. Where what it takes back is not here yet, whose it is cannot be asked: then
`Correction.objects.effective` asks it, when both are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from datacollection.models import Correction
from datacollection.sync.batch_context import BatchContext, BatchIds
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import RecordKind
from datacollection.sync.record_kinds import RECORD_KINDS


@dataclass(frozen=True, slots=True)
class UndoData:
    of: UUID
    reason: str


class Undo(RecordKind[UndoData]):
    key = "undo"
    order = 40
    title = _("Something taken back")
    device_title = _("Tap taken back")
    table = Correction._meta.db_table
    columns = {"of": "uuid", "reason": "text"}

    def parse(self, data: object, plan: UUID | None) -> UndoData:
        fields = Fields(data)
        undo = UndoData(fields.uuid("of"), fields.text("reason", 200))
        fields.done()
        return undo

    def need(self, data: UndoData, ids: BatchIds) -> None:
        ids.records.add(data.of)

    def judge(self, fact: Fact[UndoData], context: BatchContext) -> Iterator[Objection]:
        stored = context.records.get(fact.data.of)
        if stored is None:
            return
        student = self.student(fact, context)
        if student is None or stored.actor != fact.actor.pk:
            yield Objection(Reason.NOT_UNDONE)
        elif not context.may_log(fact.actor, student, fact.made_at, RECORD_KINDS.get(stored.kind).part):
            yield Objection(Reason.NOT_ASSIGNED)

    def student(self, fact: Fact[UndoData], context: BatchContext) -> UUID | None:
        stored = context.records.get(fact.data.of)
        if stored is None or stored.session is None:
            return stored.student if stored else None
        session = context.sessions.get(stored.session)
        return session.target.student if session else None

    def session(self, fact: Fact[UndoData], context: BatchContext) -> UUID | None:
        stored = context.records.get(fact.data.of)
        return stored.session if stored and stored.session in context.sessions else None

    def row(self, fact: Fact[UndoData], context: BatchContext) -> tuple[Any, ...]:
        return (fact.data.of, fact.data.reason)
