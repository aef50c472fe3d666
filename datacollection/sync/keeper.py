"""Judges facts, kind by kind, and stores those that nothing speaks against."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from datacollection.sync import store
from datacollection.sync.facts import Fact, Hold, Objection
from datacollection.sync.grounds import Grounds, Needs, load
from datacollection.sync.kinds import registry
from datacollection.sync.kinds.registry import AnyKind
from datacollection.sync.reasons import Reason

logger = logging.getLogger("paraportal.sync")

AnyFact = Fact[Any]


def needs_of(facts: Iterable[AnyFact]) -> Needs:
    needs = Needs()
    for fact in facts:
        kind_of(fact).need(fact.data, needs)
    return needs


def grounds_for(facts: Sequence[AnyFact]) -> Grounds:
    """What these facts are judged against: a constant number of queries."""
    return load(needs_of(facts), list({fact.actor.pk: fact.actor for fact in facts}.values()))


def kind_of(fact: AnyFact) -> AnyKind:
    kind = registry.find(fact.kind)
    assert kind is not None  # noqa: S101 - reading made the fact with it
    return kind


@dataclass
class Keeper:
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
        return [fact.id for fact in self.stored if fact.kind == "session.start"]

    def take(self, facts: Sequence[AnyFact], grounds: Grounds) -> None:
        """Judge and store: kinds in their order, for a trial may rest on a session of the same batch."""
        groups = defaultdict(list)
        for fact in facts:
            groups[fact.kind].append(fact)
        for kind in registry.in_order():
            if kind.key in groups:
                self._take(kind, groups[kind.key], grounds)

    def _take(self, kind: AnyKind, facts: Sequence[AnyFact], grounds: Grounds) -> None:
        passed = [fact for fact in facts if self._passes(kind, fact, grounds)]
        stored, bad = self._put(kind, passed, grounds)
        missed, refused = [], {fact.id for fact in bad}
        for fact in passed:
            if fact.id in stored:
                self._learn(kind, fact, grounds)
            elif fact.id in refused:
                self._hold(kind, fact, grounds, Objection(Reason.DATABASE))
            else:
                missed.append(fact)
        self._look_again(kind, missed, grounds)

    def _passes(self, kind: AnyKind, fact: AnyFact, grounds: Grounds) -> bool:
        objection = self._objection(kind, fact, grounds)
        if objection is None:
            return True
        self._hold(kind, fact, grounds, objection)
        return False

    def _objection(self, kind: AnyKind, fact: AnyFact, grounds: Grounds) -> Objection | None:
        try:
            doubts = fact.doubts if kind.minds_doubts else ()
            objections = [*map(Objection, doubts), *kind.judge(fact, grounds)]
        except Exception:
            # As in reading: one record must not keep the others out.
            logger.exception("A record could not be judged")
            return Objection(Reason.MALFORMED)
        return next((one for one in objections if one.reason not in self.pardoned), None)

    def _put(
        self, kind: AnyKind, facts: Sequence[AnyFact], grounds: Grounds
    ) -> tuple[set[UUID], list[AnyFact]]:
        if not facts:
            return set(), []
        if self.careful:
            return store.sift(facts, lambda some: kind.store(some, grounds, self.batch))
        return kind.store(facts, grounds, self.batch), []

    def _learn(self, kind: AnyKind, fact: AnyFact, grounds: Grounds) -> None:
        kind.learn(fact, grounds)
        self.stored.append(fact)
        session = kind.session(fact, grounds)
        if session:
            self.touched.add(session)

    def _hold(self, kind: AnyKind, fact: AnyFact, grounds: Grounds, objection: Objection) -> None:
        waits_for = objection.waits_for
        if waits_for is None and (session := kind.session(fact, grounds)) not in {None, fact.id}:
            waits_for = session if session not in grounds.sessions else None
        hold = Hold(
            sent=fact.sent,
            reason=objection.reason,
            actor=fact.actor.pk,
            student=kind.student(fact, grounds),
            made_at=fact.made_at,
            waits_for=waits_for,
            fact=fact,
        )
        self.holds.append(hold)
        if fact.kind == "session.start":
            grounds.held_sessions[fact.id] = hold.student

    def _look_again(self, kind: AnyKind, missed: Sequence[AnyFact], grounds: Grounds) -> None:
        """Not inserted, though it was not there a moment ago: another device's batch came in between."""
        if not missed:
            return
        digests = store.digests(fact.id for fact in missed)
        for fact in missed:
            if digests.get(fact.id) == fact.sent.digest:
                self.duplicates.append(fact)
            else:
                reason = Reason.ALTERED if fact.id in digests else Reason.SEQUENCE
                self._hold(kind, fact, grounds, Objection(reason))
