"""What could not be stored is kept whole, with the reason, until it can be or a person decides (rule 2).

A held row is never changed. What became of it is a row of its own: released (it counts), set aside by a
person, or replaced by another held row where the same record was held again for another reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from core.ids import uuid7
from datacollection.held.models import Outcome
from datacollection.models import HeldRecord, HeldResolution
from datacollection.sync.batch_context import people
from datacollection.sync.facts import Fact, Hold
from datacollection.sync.resolve import resolve_held

Held = Mapping[UUID, Sequence[HeldRecord]]  # rows of each record id, with their resolutions


def keep(holds: Iterable[Hold], known: Held, device: UUID | None, received_at: datetime) -> None:
    """Store what is held; one that is held already for the same reason adds nothing."""
    new = [hold for hold in holds if hold.sent.id and not _stands(hold, known)]
    # The same record twice in one delivery would break the unique constraint inside one INSERT.
    rows = {(hold.sent.id, hold.sent.digest, hold.reason): _row(hold, device, received_at) for hold in new}
    # In the order of ids, as all inserts here, so that two batches cannot deadlock.
    in_order = sorted(rows.values(), key=lambda row: row.record_id)
    HeldRecord.objects.bulk_create(in_order, ignore_conflicts=True)
    # Held for another reason now: the new row may name the student, and so reach a teacher. The old is
    # settled, so that nobody decides twice.
    before = [row for hold in new for row in _open(known, hold.sent.id, hold.sent.digest)]
    settle(before, Outcome.REPLACED, received_at)


def _stands(hold: Hold, known: Held) -> bool:
    assert hold.sent.id is not None  # noqa: S101 - asked for by the caller
    rows = known.get(hold.sent.id, [])
    return any(bytes(row.digest) == hold.sent.digest and row.reason == hold.reason for row in rows)


def _row(hold: Hold, device: UUID | None, received_at: datetime) -> HeldRecord:
    assert hold.sent.id is not None  # noqa: S101 - asked for by the caller
    sent, before = hold.sent, hold.fact.held if hold.fact else None
    return HeldRecord(
        id=uuid7(),
        record_id=hold.sent.id,
        digest=sent.digest,
        device=hold.fact.device if hold.fact else device,
        seq=sent.seq,
        actor_id=hold.actor,
        student_id=hold.student,
        kind=sent.kind,
        # A lone surrogate is no valid UTF-8, yet its bytes must be kept as they came.
        body=sent.text.encode("utf-8", "surrogatepass"),
        reason=hold.reason.value,
        waits_for=hold.waits_for,
        made_at=hold.made_at,
        said_at=sent.clock.at,
        # The first arrival: judged again it has not come anew.
        received_at=before.received_at if before else received_at,
    )


def settle_stored(facts: Iterable[Fact[Any]], known: Held, at: datetime) -> None:
    """Mark as released what was held of these facts, which are stored now."""
    rows = [row for fact in facts for row in _open(known, fact.id, fact.sent.digest)]
    settle(rows, Outcome.RELEASED, at)


def settle(rows: Iterable[HeldRecord], outcome: Outcome, at: datetime) -> None:
    """Resolve these rows without a person: `by` stays empty."""
    resolutions = [HeldResolution(id=uuid7(), held=row, at=at, outcome=outcome) for row in rows]
    # A person may have decided it at the same time; theirs stands.
    HeldResolution.objects.bulk_create(resolutions, ignore_conflicts=True)


def _open(known: Held, record: UUID | None, digest: bytes) -> list[HeldRecord]:
    rows = known.get(record, []) if record else []
    return [row for row in rows if bytes(row.digest) == digest and not row.resolutions.all()]


def set_aside(rows: Sequence[HeldRecord]) -> HeldRecord | None:
    """The row among these that a person has set aside; None where there is none."""
    outcomes = ((row, [resolution.outcome for resolution in row.resolutions.all()]) for row in rows)
    return next((row for row, outcome in outcomes if Outcome.SET_ASIDE in outcome), None)


def lock_arrivals(ids: Collection[UUID]) -> None:
    """Advisory locks on these record ids until the transaction ends."""
    with connection.cursor() as cursor:
        # Without the lock a session and its trial that come at once from two devices would miss each other:
        # neither sees what the other has not committed, and the trial would wait for ever. Sorted, so that
        # two batches take them in one order. PostgreSQL's key is a signed 64-bit number, hence the modulus;
        # two ids that share one only wait.
        keys = sorted(record.int % 2**63 for record in ids)
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [keys])


def waiting_for(ids: Collection[UUID]) -> list[HeldRecord]:
    """Undecided records that wait for one of these, in the order of their ids."""
    rows = HeldRecord.objects.waiting().filter(waits_for__in=ids).order_by("record_id")
    return list(rows.prefetch_related("resolutions"))


def facts_in(rows: Sequence[HeldRecord]) -> list[Fact[Any]]:
    """The facts in these rows that can be judged again: two queries."""
    users = people({row.actor_id for row in rows if row.actor_id}) if rows else {}
    facts = (resolve_held(row, users) for row in rows)
    return [fact for fact in facts if fact is not None]
