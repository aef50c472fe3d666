"""Judges facts, kind by kind, and stores those that nothing speaks against."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from datacollection.sync import store
from datacollection.sync.batch_context import BatchContext
from datacollection.sync.facts import Fact, Hold, Objection
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import AnyRecordKind
from datacollection.sync.record_kinds import RECORD_KINDS

logger = logging.getLogger("paraportal.sync")

AnyFact = Fact[Any]


@dataclass
class BatchJudge:
    """Collects what became of each fact. `careful`: find the one that the database refuses.

    `pardoned`: objections that a person with the right to do so has overruled.
    """

    batch: UUID
    careful: bool = False
    pardoned: frozenset[Reason] = frozenset()
    stored: list[AnyFact] = field(default_factory=list)
    duplicates: list[AnyFact] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    touched: set[UUID] = field(default_factory=set)

    @property
    def new_sessions(self) -> list[UUID]:
        return [fact.id for fact in self.stored if RECORD_KINDS.get(fact.kind).opens_session]

    def take(self, facts: Sequence[AnyFact], context: BatchContext) -> None:
        """Judge these facts and store the good ones, kind by kind."""
        groups = defaultdict(list)
        for fact in facts:
            groups[fact.kind].append(fact)
        # In the registry's order, not that of arrival: sessions before trials before undos.
        for kind in RECORD_KINDS:
            if kind.key in groups:
                self._take(kind, groups[kind.key], context)

    def _take(self, kind: AnyRecordKind, facts: Sequence[AnyFact], context: BatchContext) -> None:
        passed = [fact for fact in facts if self._passes(kind, fact, context)]
        stored, bad = self._put(kind, passed, context)
        missed, refused = [], {fact.id for fact in bad}
        for fact in passed:
            if fact.id in stored:
                self._learn(kind, fact, context)
            elif fact.id in refused:
                self._hold(kind, fact, context, Objection(Reason.DATABASE))
            else:
                missed.append(fact)
        self._look_again(kind, missed, context)

    def _passes(self, kind: AnyRecordKind, fact: AnyFact, context: BatchContext) -> bool:
        objection = self._objection(kind, fact, context)
        if objection is None:
            return True
        self._hold(kind, fact, context, objection)
        return False

    def _objection(self, kind: AnyRecordKind, fact: AnyFact, context: BatchContext) -> Objection | None:
        try:
            # Doubts first: whether the ticket covered the record is graver than what the record says.
            doubts = fact.doubts if kind.minds_doubts else ()
            objections = [*map(Objection, doubts), *kind.judge(fact, context)]
        except Exception:
            # As in reading: one record must not keep the others out.
            logger.exception("A record could not be judged")
            return Objection(Reason.MALFORMED)
        return next((objection for objection in objections if objection.reason not in self.pardoned), None)

    def _put(
        self, kind: AnyRecordKind, facts: Sequence[AnyFact], context: BatchContext
    ) -> tuple[set[UUID], list[AnyFact]]:
        if not facts:
            return set(), []
        # Only on the second try: a savepoint for each half is dear, and the database hardly ever refuses.
        if self.careful:
            return store.sift(facts, lambda some: kind.store(some, context, self.batch))
        return kind.store(facts, context, self.batch), []

    def _learn(self, kind: AnyRecordKind, fact: AnyFact, context: BatchContext) -> None:
        kind.learn(fact, context)
        self.stored.append(fact)
        session = kind.session(fact, context)
        if session:
            self.touched.add(session)

    def _hold(self, kind: AnyRecordKind, fact: AnyFact, context: BatchContext, objection: Objection) -> None:
        waits_for = objection.waits_for
        # Held for another reason, and its session is not here either: it must be found again with that
        # session.
        if waits_for is None and (session := kind.session(fact, context)) not in {None, fact.id}:
            waits_for = session if session not in context.sessions else None
        hold = Hold(
            sent=fact.sent,
            reason=objection.reason,
            actor=fact.actor.pk,
            student=kind.student(fact, context),
            made_at=fact.made_at,
            waits_for=waits_for,
            fact=fact,
        )
        self.holds.append(hold)
        if kind.opens_session:
            # Trials of the same batch then know whose they are, though their session does not stand.
            context.held_sessions[fact.id] = hold.student

    def _look_again(self, kind: AnyRecordKind, missed: Sequence[AnyFact], context: BatchContext) -> None:
        """Decide on facts that passed but were not inserted: duplicates, altered, or out of sequence."""
        if not missed:
            return
        # It was not there when the batch looked: another batch inserted it in between, and ON CONFLICT DO
        # NOTHING skipped ours. Read again, for only the digest tells a resend from another record with the
        # same id.
        digests = store.digests(fact.id for fact in missed)
        for fact in missed:
            if digests.get(fact.id) == fact.sent.digest:
                self.duplicates.append(fact)
            else:
                # If not even the id is there, the conflict was on (device, seq): its place is another
                # record's.
                reason = Reason.ALTERED if fact.id in digests else Reason.SEQUENCE
                self._hold(kind, fact, context, Objection(reason))
