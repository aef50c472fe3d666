"""One delivery on its way into the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from datacollection import summaries
from datacollection.models import Batch, Device, Session
from datacollection.sync import devices, held, reading, store
from datacollection.sync.answer import Answer, Result, Status
from datacollection.sync.answer import held as held_result
from datacollection.sync.facts import Fact, Hold
from datacollection.sync.grounds import people
from datacollection.sync.keeper import Keeper, grounds_for
from datacollection.sync.reading import Delivery
from datacollection.sync.reasons import Reason
from datacollection.sync.release import release_waiting
from datacollection.sync.wire import Sent
from staff.ids import uuid7

AnyFact = Fact[Any]


class Intake:
    """`careful`: a first try met something that the database refuses; find it, and hold it alone."""

    def __init__(self, delivery: Delivery, *, careful: bool = False) -> None:
        self._delivery = delivery
        self._received_at = delivery.clock.received_at
        self._results: list[Result | None] = [None] * len(delivery.sent)
        self._first: dict[UUID, int] = {}  # where in the delivery each id came first
        self._again: dict[int, int] = {}  # the same record twice in one delivery: where it came first
        self._holds: list[Hold] = []
        self._known = store.Known()
        self._touched: set[UUID] = set()
        self._keeper = Keeper(batch=uuid7(), careful=careful)

    def run(self) -> Answer:
        """Everything that was sent, decided on. To be called in a transaction."""
        delivery = self._delivery
        users = people(set(reading.actors(delivery)))
        read = [reading.read(sent, delivery, users) for sent in delivery.sent]
        device = devices.lock(delivery.device, of=next(iter(users.values()), None), mode=delivery.mode)
        facts = self._new(read)
        if facts and device:
            self._store(facts, device)
        self._keep()
        summaries.recompute(self._touched, self._received_at)
        return Answer(devices.epoch(), self._have(device), self._answers())

    # What is new

    def _new(self, read: Sequence[AnyFact | Hold]) -> list[AnyFact]:
        """Those to judge: not refused, not here already, not in another's place."""
        sent = self._delivery.sent
        ids = {one.id for one in sent if one.id}
        self._known = store.known(self._delivery.device, list(ids), [one.seq for one in sent if one.seq])
        found = [self._sort(place, one) for place, one in enumerate(read)]
        return [fact for fact in found if fact]

    def _sort(self, place: int, read: AnyFact | Hold) -> AnyFact | None:
        sent = self._delivery.sent[place]
        if sent.id is None:
            self._results[place] = Result(sent.said_id, Status.REFUSED, Reason.ID.value)
            return None
        decided = self._decided(place, sent)
        if decided is not None:
            self._decide(place, sent, decided)
            return None
        if place in self._again:
            return None
        self._first[sent.id] = place
        if isinstance(read, Hold):
            self._decide(place, sent, read)
            return None
        self._known.places[read.seq] = read.id
        return read

    def _decided(self, place: int, sent: Sent) -> Result | Hold | None:
        """What is known of this record without asking what it says."""
        assert sent.id is not None  # noqa: S101 - refused before
        digest = self._known.digests.get(sent.id)
        if digest is not None:
            return (
                Result(sent.said_id, Status.DUPLICATE)
                if digest == sent.digest
                else Hold(sent, Reason.ALTERED)
            )
        first = self._first.get(sent.id)
        if first is not None:
            if self._delivery.sent[first].digest != sent.digest:
                return Hold(sent, Reason.ALTERED)
            self._again[place] = first
            return None
        rows = self._known.held.get(sent.id, [])
        same = [row for row in rows if bytes(row.digest) == sent.digest]
        aside = held.set_aside(same)
        if aside is not None:
            return held_result(sent.said_id, aside.reason)
        if rows and all(row.reason == Reason.ALTERED for row in same):
            return Hold(sent, Reason.ALTERED)
        in_place = self._known.places.get(sent.seq) if sent.seq and not sent.flaw else None
        return Hold(sent, Reason.SEQUENCE) if in_place not in {None, sent.id} else None

    def _decide(self, place: int, sent: Sent, decided: Result | Hold) -> None:
        if isinstance(decided, Hold):
            self._holds.append(decided)
            decided = held_result(sent.said_id, decided.reason)
        self._results[place] = decided

    # Into the tables

    def _store(self, facts: Sequence[AnyFact], device: Device) -> None:
        skew = self._delivery.clock.skew
        Batch.objects.create(
            id=self._keeper.batch,
            device=device,
            received_at=self._received_at,
            clock_skew=skew.total_seconds() if skew is not None else None,
            app_version=self._delivery.app_version,
        )
        self._keeper.take(facts, grounds_for(facts))
        self._take_late_arrivals()
        self._touched |= self._keeper.touched | release_waiting(self._keeper, self._received_at)

    def _take_late_arrivals(self) -> None:
        """Sessions that other devices brought while we looked: what waits for them need not wait."""
        waiting = {hold.waits_for for hold in self._keeper.holds if hold.reason == Reason.WAITING}
        ids = {session for session in waiting if session}
        if not ids:
            return
        held.lock_arrivals(ids)
        arrived = set(Session.objects.filter(pk__in=ids).values_list("pk", flat=True))
        if arrived:
            late = [hold.fact for hold in self._keeper.holds if hold.waits_for in arrived and hold.fact]
            self._keeper.holds = [hold for hold in self._keeper.holds if hold.waits_for not in arrived]
            self._keeper.take(late, grounds_for(late))

    # What is left

    def _keep(self) -> None:
        keeper, known, at = self._keeper, self._known.held, self._received_at
        held.settle_stored([*keeper.stored, *keeper.duplicates], known, at)
        held.keep([*self._holds, *keeper.holds], known, self._delivery.device, at)

    def _have(self, device: Device | None) -> int:
        since = device.have if device else 0
        have = devices.have(self._delivery.device, since)
        if device and have > since:
            device.have = have
            device.save(update_fields=["have"])
        return have

    def _answers(self) -> list[Result]:
        for fact in self._keeper.stored:
            self._answer(fact.sent, Status.STORED)
        for fact in self._keeper.duplicates:
            self._answer(fact.sent, Status.DUPLICATE)
        for hold in self._keeper.holds:
            self._answer(hold.sent, Status.HELD, hold.reason.value)
        for place, first in self._again.items():
            self._results[place] = _second(self._results[first])
        return [result for result in self._results if result is not None]

    def _answer(self, sent: Sent, status: Status, why: str = "") -> None:
        assert sent.id is not None  # noqa: S101 - refused before
        self._results[self._first[sent.id]] = Result(sent.said_id, status, why)


def _second(first: Result | None) -> Result | None:
    """What to say of a record that came twice in one delivery."""
    if first is None or first.status != Status.STORED:
        return first
    return Result(first.id, Status.DUPLICATE)
