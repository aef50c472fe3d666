"""One delivery on its way into the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from core.ids import uuid7
from datacollection.models import Session
from datacollection.sessions import summaries
from datacollection.sync import devices, held, resolve, store
from datacollection.sync.answer import Receipt, RecordResult, RecordStatus
from datacollection.sync.answer import held as held_result
from datacollection.sync.batch_context import load_context, people
from datacollection.sync.batch_judge import BatchJudge
from datacollection.sync.deduplicate import Deduplicator
from datacollection.sync.facts import Fact
from datacollection.sync.reasons import Reason
from datacollection.sync.release import release_waiting
from datacollection.sync.resolve import DeviceDelivery

AnyFact = Fact[Any]


class BatchIntake:
    """`careful`: a first try met something that the database refuses; find it, and hold it alone."""

    def __init__(self, delivery: DeviceDelivery, *, careful: bool = False) -> None:
        self._delivery = delivery
        self._at = delivery.clock.received_at
        self._judge = BatchJudge(batch=uuid7(), careful=careful)
        self._touched: set[UUID] = set()

    def run(self) -> Receipt:
        """Everything that was sent, decided on. To be called in a transaction."""
        delivery = self._delivery
        users = people(set(resolve.actor_ids(delivery)))
        # Before anything is read: a second batch of this device then waits here, and sees what this one
        # stored.
        device = devices.lock(delivery.device, of=next(iter(users.values()), None), mode=delivery.mode)
        known = self._known()
        deduplicator = Deduplicator(known)
        deduplicator.sort(resolve.resolve_record(sent, delivery, users) for sent in delivery.sent)
        # Without a device nothing was proved by a ticket, so there are no facts either; what came is held.
        if deduplicator.facts and device:
            self._store(deduplicator.facts, device)
        self._keep(deduplicator, known)
        # After everything is stored, and once for each session, however many taps it got.
        summaries.recompute(self._touched, self._at)
        # Last, for held records count too: they are safe on the server, and the device need not keep them.
        reached = devices.advance(delivery.device, device.have if device else 0)
        return Receipt(reached.epoch, reached.have, self._results(deduplicator))

    def _known(self) -> store.KnownRecords:
        sent = self._delivery.sent
        ids = {record.id for record in sent if record.id}
        return store.load_known_records(
            self._delivery.device, list(ids), [record.seq for record in sent if record.seq]
        )

    def _store(self, facts: Sequence[AnyFact], device: devices.RegisteredDevice) -> None:
        skew = self._delivery.clock.skew
        store.add_batch(
            self._judge.batch,
            device=device.id,
            received_at=self._at,
            clock_skew=skew.total_seconds() if skew is not None else None,
            app_version=self._delivery.app_version,
        )
        self._judge.take(facts, load_context(facts))
        # Before waiting ones are held: a session may have been committed after our context was loaded.
        self._take_late_arrivals()
        self._touched |= self._judge.touched | release_waiting(self._judge, self._at)

    def _take_late_arrivals(self) -> None:
        """Sessions that other devices brought while we looked: what waits for them need not wait."""
        judge = self._judge
        waited_for = {hold.waits_for for hold in judge.holds if hold.reason == Reason.WAITING}
        sessions = {session for session in waited_for if session}
        if not sessions:
            return
        # Lock first, look after: whoever stores this session takes the same lock before it looks for what
        # waits.
        held.lock_arrivals(sessions)
        arrived = set(Session.objects.filter(pk__in=sessions).values_list("pk", flat=True))
        if arrived:
            late = [hold.fact for hold in judge.holds if hold.waits_for in arrived and hold.fact]
            judge.holds = [hold for hold in judge.holds if hold.waits_for not in arrived]
            judge.take(late, load_context(late))

    def _keep(self, deduplicator: Deduplicator, known: store.KnownRecords) -> None:
        judge = self._judge
        held.settle_stored([*judge.stored, *judge.duplicates], known.held, self._at)
        held.keep([*deduplicator.holds, *judge.holds], known.held, self._delivery.device, self._at)

    def _results(self, deduplicator: Deduplicator) -> list[RecordResult]:
        """In the order sent."""
        judge, results = self._judge, dict(deduplicator.results)
        for fact in judge.stored:
            results[fact.sent.place] = RecordResult(fact.sent.sent_id, RecordStatus.STORED)
        for fact in judge.duplicates:
            results[fact.sent.place] = RecordResult(fact.sent.sent_id, RecordStatus.DUPLICATE)
        for hold in judge.holds:
            results[hold.sent.place] = held_result(hold.sent.sent_id, hold.reason)
        for place, first in deduplicator.again.items():
            results[place] = _second(results[first])
        return [results[sent.place] for sent in self._delivery.sent]


def _second(first: RecordResult) -> RecordResult:
    """What to say of a record that came twice in one delivery."""
    return RecordResult(first.id, RecordStatus.DUPLICATE) if first.status is RecordStatus.STORED else first
