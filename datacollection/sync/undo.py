"""`undo`: a record does not count, where its kind can be taken back.

Only one's own. It may come before what it takes back.
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
        # It came before what it takes back. It is stored, and whose both are is asked when both are there
        # (`Correction.objects.effective`).
        if stored is None:
            return
        student = self.student(fact, context)
        # No student: its kind names no path to one, and cannot be taken back.
        if student is None or stored.actor != fact.actor.pk:
            yield Objection(Reason.NOT_UNDONE)
        # By the part that the undone record belongs to: undoing is recording.
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
        # Its summary is then computed anew without what was taken back.
        return stored.session if stored and stored.session in context.sessions else None

    def row(self, fact: Fact[UndoData], context: BatchContext) -> tuple[Any, ...]:
        return (fact.data.of, fact.data.reason)
