"""Held records that count after all: what they waited for has come, or a person has decided so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.ids import uuid7
from datacollection.held.models import Outcome
from datacollection.models import Batch, DeviceMode, HeldRecord, HeldResolution
from datacollection.sessions import summaries
from datacollection.sync import devices, held
from datacollection.sync.batch_context import load_context
from datacollection.sync.batch_judge import BatchJudge
from datacollection.sync.facts import Fact
from datacollection.sync.reasons import PARDONABLE, Reason
from staff.models import User


def release_waiting(judge: BatchJudge, at: datetime) -> set[UUID]:
    """Judge again what waits for the sessions that `judge` has stored; ids of the sessions it changes.

    Each record keeps its person and its moment.
    """
    sessions = judge.new_sessions
    if not sessions:
        return set()
    # The same lock that a batch with a trial takes before it looks for the session: one of the two sees the
    # other.
    held.lock_arrivals(sessions)
    rows = held.waiting_for(sessions)
    again, known = _judged_again(rows, judge), _by_record(rows)
    held.settle_stored([*again.stored, *again.duplicates], known, at)
    # Still held, perhaps for another reason now: that is said in a new row, which replaces the old one.
    held.keep(again.holds, known, rows[0].device if rows else None, at)
    return again.touched


def release(*, by: User, rows: Sequence[HeldRecord], at: datetime, why: str) -> list[Reason]:
    """Count these held records, though nobody was allowed to make them: a person with the right decides.

    Pardons what is in `PARDONABLE`, also for what waits for a session among them. Returns why each of those
    that still cannot be stored cannot: nothing is changed of them. To be called in a transaction.
    """
    undecided = [row for row in rows if not row.resolutions.exists()]
    stuck: list[Reason] = []
    # Device by device, for each is locked and needs a batch of its own.
    for device, mine in _by_device(undecided).items():
        judge = _judged_again(mine, _pardoning(device, by, at))
        stuck += [hold.reason for hold in judge.holds]
        count = {fact.id for fact in [*judge.stored, *judge.duplicates]}
        judged = count | {hold.sent.id for hold in judge.holds}
        # What could not even be read again (nobody is known for it) is no less stuck.
        stuck += [Reason(row.reason) for row in mine if row.record_id not in judged]
        _resolve([row for row in mine if row.record_id in count], by, at, why)
        summaries.recompute(judge.touched | release_waiting(judge, at), at)
    return stuck


def _pardoning(device: UUID, by: User, at: datetime) -> BatchJudge:
    devices.lock(device, of=by)
    batch = Batch.objects.create(device_id=device, received_at=at)
    # Careful: one record that the database refuses must not undo the decision on the others.
    return BatchJudge(batch=batch.pk, careful=True, pardoned=PARDONABLE)


def _judged_again(rows: Sequence[HeldRecord], like: BatchJudge) -> BatchJudge:
    judge = BatchJudge(batch=like.batch, careful=like.careful, pardoned=like.pardoned)
    facts = held.facts_in(rows)
    if Reason.SEQUENCE in like.pardoned:
        facts = _with_places(facts)
    if facts:
        judge.take(facts, load_context(facts))
    return judge


def _with_places(facts: Sequence[Fact[Any]]) -> list[Fact[Any]]:
    """Whose place in the sequence another record has, gets one on a device made for it.

    Their ids and digests stay: when their own device sends them again, they are known.
    """
    homeless = [fact for fact in facts if fact.held and fact.held.reason == Reason.SEQUENCE]
    if not homeless:
        return list(facts)
    # A sequence has one record in each place, and the other one keeps it. Ids and digests stay as they are,
    # so that a resend from the device itself is known as a duplicate.
    device = uuid7()
    devices.lock(device, of=homeless[0].actor, mode=DeviceMode.PAPER)
    seqs = {fact.id: seq for seq, fact in enumerate(homeless, start=1)}
    return [
        replace(fact, device=device, sent=replace(fact.sent, seq=seqs[fact.id])) if fact.id in seqs else fact
        for fact in facts
    ]


def _by_record(rows: Sequence[HeldRecord]) -> dict[UUID, list[HeldRecord]]:
    rows_by_record = defaultdict(list)
    for row in rows:
        rows_by_record[row.record_id].append(row)
    return rows_by_record


def _by_device(rows: Sequence[HeldRecord]) -> dict[UUID, list[HeldRecord]]:
    rows_by_device = defaultdict(list)
    for row in rows:
        # Without a device nobody proved anything: such a row cannot be counted for anybody.
        if row.device:
            rows_by_device[row.device].append(row)
    return rows_by_device


def _resolve(rows: Sequence[HeldRecord], by: User, at: datetime, why: str) -> None:
    HeldResolution.objects.bulk_create(
        HeldResolution(held=row, by=by, at=at, outcome=Outcome.RELEASED, why=why) for row in rows
    )
