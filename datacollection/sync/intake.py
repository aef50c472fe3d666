"""One delivery on its way into the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.ids import uuid7
from datacollection.models import Session
from datacollection.sessions import summaries
from datacollection.sync import devices, held, reading, store
from datacollection.sync.answer import Answer, Result, Status
from datacollection.sync.answer import held as held_result
from datacollection.sync.facts import Fact
from datacollection.sync.grounds import people
from datacollection.sync.keeper import Keeper, grounds_for
from datacollection.sync.reading import Delivery
from datacollection.sync.reasons import Reason
from datacollection.sync.release import release_waiting
from datacollection.sync.sorting import Sorter

AnyFact = Fact[Any]


class Intake:
    """`careful`: a first try met something that the database refuses; find it, and hold it alone."""

    def __init__(self, delivery: Delivery, *, careful: bool = False) -> None:
        self._delivery = delivery
        self._at = delivery.clock.received_at
        self._keeper = Keeper(batch=uuid7(), careful=careful)
        self._touched: set[UUID] = set()

    def run(self) -> Answer:
        """Everything that was sent, decided on. To be called in a transaction."""
        delivery = self._delivery
        users = people(set(reading.actors(delivery)))
        device = devices.lock(delivery.device, of=next(iter(users.values()), None), mode=delivery.mode)
        known = self._known()
        sorter = Sorter(known)
        sorter.sort(reading.read(sent, delivery, users) for sent in delivery.sent)
        if sorter.facts and device:
            self._store(sorter.facts, device)
        self._keep(sorter, known)
        summaries.recompute(self._touched, self._at)
        reached = devices.advance(delivery.device, device.have if device else 0)
        return Answer(reached.epoch, reached.have, self._results(sorter))

    def _known(self) -> store.Known:
        sent = self._delivery.sent
        ids = {one.id for one in sent if one.id}
        return store.known(self._delivery.device, list(ids), [one.seq for one in sent if one.seq])

    def _store(self, facts: Sequence[AnyFact], device: devices.Known) -> None:
        skew = self._delivery.clock.skew
        store.add_batch(
            self._keeper.batch,
            device=device.id,
            received_at=self._at,
            clock_skew=skew.total_seconds() if skew is not None else None,
            app_version=self._delivery.app_version,
        )
        self._keeper.take(facts, grounds_for(facts))
        self._take_late_arrivals()
        self._touched |= self._keeper.touched | release_waiting(self._keeper, self._at)

    def _take_late_arrivals(self) -> None:
        """Sessions that other devices brought while we looked: what waits for them need not wait."""
        keeper = self._keeper
        waited_for = {hold.waits_for for hold in keeper.holds if hold.reason == Reason.WAITING}
        sessions = {session for session in waited_for if session}
        if not sessions:
            return
        held.lock_arrivals(sessions)
        arrived = set(Session.objects.filter(pk__in=sessions).values_list("pk", flat=True))
        if arrived:
            late = [hold.fact for hold in keeper.holds if hold.waits_for in arrived and hold.fact]
            keeper.holds = [hold for hold in keeper.holds if hold.waits_for not in arrived]
            keeper.take(late, grounds_for(late))

    def _keep(self, sorter: Sorter, known: store.Known) -> None:
        keeper = self._keeper
        held.settle_stored([*keeper.stored, *keeper.duplicates], known.held, self._at)
        held.keep([*sorter.holds, *keeper.holds], known.held, self._delivery.device, self._at)

    def _results(self, sorter: Sorter) -> list[Result]:
        """In the order sent."""
        keeper, results = self._keeper, dict(sorter.results)
        for fact in keeper.stored:
            results[fact.sent.place] = Result(fact.sent.said_id, Status.STORED)
        for fact in keeper.duplicates:
            results[fact.sent.place] = Result(fact.sent.said_id, Status.DUPLICATE)
        for hold in keeper.holds:
            results[hold.sent.place] = held_result(hold.sent.said_id, hold.reason)
        for place, first in sorter.again.items():
            results[place] = _second(results[first])
        return [results[sent.place] for sent in self._delivery.sent]


def _second(first: Result) -> Result:
    """What to say of a record that came twice in one delivery."""
    return Result(first.id, Status.DUPLICATE) if first.status is Status.STORED else first
