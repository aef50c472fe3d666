"""What of a delivery is new: not refused, not here already, in nobody's place, and only once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from datacollection.sync import held
from datacollection.sync.answer import RecordResult, RecordStatus
from datacollection.sync.answer import held as held_result
from datacollection.sync.facts import Fact, Hold
from datacollection.sync.raw_record import RawRecord
from datacollection.sync.reasons import Reason
from datacollection.sync.store import KnownRecords

AnyFact = Fact[Any]


class Deduplicator:
    """Goes through a delivery in order. Afterwards `facts` are to be judged, `holds` to be kept.

    `results`: by place, where they are known at once. `again`: the same record twice in one delivery, its
    place and that of the first.
    """

    def __init__(self, known: KnownRecords) -> None:
        self._known = known
        self._first: dict[UUID, RawRecord] = {}
        self.facts: list[AnyFact] = []
        self.holds: list[Hold] = []
        self.results: dict[int, RecordResult] = {}
        self.again: dict[int, int] = {}

    def sort(self, read: Iterable[AnyFact | Hold]) -> None:
        for fact in read:
            self._sort(fact, fact.sent)

    def _sort(self, read: AnyFact | Hold, sent: RawRecord) -> None:
        # The only thing that is refused: without an id it could not even be held, nor answered for.
        if sent.id is None:
            self.results[sent.place] = RecordResult(sent.sent_id, RecordStatus.REFUSED, Reason.ID.value)
        # The digest leaves the ticket out, so a resend with a fresh ticket is still the same record.
        elif self._known.digests.get(sent.id) == sent.digest:
            self.results[sent.place] = RecordResult(sent.sent_id, RecordStatus.DUPLICATE)
        elif sent.id in self._first and self._first[sent.id].digest == sent.digest:
            self.again[sent.place] = self._first[sent.id].place
        # A person has decided against it for good; a resend must not bring it back.
        elif (aside := held.set_aside(self._held(sent))) is not None:
            self.results[sent.place] = held_result(sent.sent_id, aside.reason)
        else:
            self._take(read, sent, sent.id)

    def _take(self, read: AnyFact | Hold, sent: RawRecord, record: UUID) -> None:
        objection = self._objection(sent, record)
        self._first.setdefault(record, sent)
        if isinstance(read, Fact):
            # Judged all the same: whose student it is decides who may look at it.
            self.facts.append(replace(read, doubts=(objection, *read.doubts)) if objection else read)
            # So that two records of one delivery with the same place do not both pass.
            self._known.places.setdefault(read.seq, record)
        else:
            self.holds.append(replace(read, reason=objection or read.reason))
            self.results[sent.place] = held_result(sent.sent_id, objection or read.reason)

    def _objection(self, sent: RawRecord, record: UUID) -> Reason | None:
        """Is its number, or its place in the sequence, another record's?"""
        if record in self._known.digests or record in self._first:
            return Reason.ALTERED
        before, same = self._known.held.get(record, []), self._held(sent)
        # The same id is held with other bytes. Which of the two is right only a person can tell; `same` that
        # is empty, or altered before, makes this one the later.
        if before and all(row.reason == Reason.ALTERED for row in same):
            return Reason.ALTERED
        in_place = self._known.places.get(sent.seq) if sent.seq and not sent.flaw else None
        return Reason.SEQUENCE if in_place not in {None, record} else None

    def _held(self, sent: RawRecord) -> list[Any]:
        """Rows of this very record among the held ones."""
        rows = self._known.held.get(sent.id, []) if sent.id else []
        return [row for row in rows if bytes(row.digest) == sent.digest]
