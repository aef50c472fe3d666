"""Takes records in: what a device sends, and what is made on the server."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from django.db import DataError, IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from core.ids import uuid7
from datacollection.models import DeviceMode
from datacollection.sync import devices, envelope, resolve, strangers
from datacollection.sync.answer import Receipt, RecordResult
from datacollection.sync.batch import BatchIntake
from datacollection.sync.clock import ClockReading, SendingClock
from datacollection.sync.json_spans import read_object
from datacollection.sync.raw_record import read_record
from datacollection.sync.resolve import DeviceDelivery
from datacollection.sync.tickets import Ticket
from staff.models import User

TRIES = 4
# PostgreSQL's own words for "not now, but try again": deadlock, serialization, a lock not granted in time
TRY_AGAIN = frozenset({"40P01", "40001", "55P03"})

T = TypeVar("T")


def ingest(body: bytes, received_at: datetime) -> Receipt:
    """Take in the body of one `POST /sync/`, received at `received_at` (aware).

    Raises envelope.EnvelopeRefused for what is no envelope, DatabaseError where the database is away.
    """
    sent = envelope.parse(body, received_at)
    delivery = DeviceDelivery(
        device=sent.device,
        clock=sent.clock,
        app_version=sent.app_version,
        sent=[read_record(piece, place) for place, piece in enumerate(sent.pieces)],
        ticket_of=resolve.tickets_for(sent.device),
    )
    # Before the transaction, so that a flood of strangers takes no connection's time.
    strangers.admit(delivery, received_at)
    return _patiently(lambda careful: BatchIntake(delivery, careful=careful).run())


def ingest_records(
    records: Iterable[Mapping[str, Any]],
    *,
    actor: User,
    device: UUID,
    received_at: datetime | None = None,
    mode: DeviceMode = DeviceMode.PAPER,
) -> list[RecordResult]:
    """Take in records made on the server, by the handlers that a device's go through; results in order.

    Each is a mapping as on the raw_record: `kind`, `data`, `at` (an aware datetime or ISO text, not after
    `received_at`: it is `made_at`), `plan` where it has one; without `id` or `seq` it gets the next. No
    ticket: the caller knows the actor. `received_at` (now) may lie in the past, as the demo district needs.
    """
    at = received_at or timezone.now()
    clock = SendingClock(at, ClockReading(at, None, None))
    # The caller vouches for the person, so the ticket covers any time before now.
    ticket = Ticket(actor.pk, device, at - timedelta(days=36500), at)
    results: list[RecordResult] = []
    for some in _chunks(list(records)):
        results += _patiently(partial(_take, some, actor, ticket, clock, mode))
    return results


def _take(
    records: list[Mapping[str, Any]],
    actor: User,
    ticket: Ticket,
    clock: SendingClock,
    mode: DeviceMode,
    careful: bool,
) -> list[RecordResult]:
    # Before the next number is read: two entries at once would get the same one.
    devices.lock(ticket.device, of=actor, mode=mode)
    places = count(devices.last(ticket.device) + 1)
    texts = (_as_text(record, places) for record in records)
    sent = [read_record(read_object(text), place) for place, text in enumerate(texts)]
    delivery = DeviceDelivery(ticket.device, clock, "", sent, lambda record: ticket, mode)
    return BatchIntake(delivery, careful=careful).run().results


def _as_text(record: Mapping[str, Any], places: Iterable[int]) -> str:
    whole = {"id": record.get("id") or uuid7(), "seq": record.get("seq") or next(iter(places)), **record}
    return json.dumps(whole, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _chunks(records: list[Mapping[str, Any]]) -> Iterable[list[Mapping[str, Any]]]:
    size = envelope.MOST_RECORDS
    return (records[start : start + size] for start in range(0, len(records), size))


def _patiently(take: Callable[[bool], T]) -> T:
    """Call `take(careful)` in a transaction; again after a passing error, carefully after bad data."""
    careful = False
    for left in range(TRIES, 0, -1):
        try:
            # One transaction for a delivery: the receipt must not promise what a later failure takes back.
            with transaction.atomic():
                if careful:
                    _check_at_once()
                return take(careful)
        # The database refused something. The second round halves until the bad record stands alone, and holds
        # it.
        except (DataError, IntegrityError, ValueError):
            if careful:
                raise
            careful = True
        except OperationalError as error:
            # Inside a caller's transaction a retry is useless: PostgreSQL has ended the transaction already.
            if left == 1 or connection.in_atomic_block or not _is_passing(error):
                raise
            time.sleep(random.uniform(0.01, 0.1))  # noqa: S311 - so that two who met do not meet again
    raise AssertionError("every try returns or raises")


def _check_at_once() -> None:
    """Make deferred foreign keys be checked by each statement of this transaction."""
    with connection.cursor() as cursor:
        # Django's foreign keys are checked at commit, when nobody can tell any more which record broke one.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _is_passing(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in TRY_AGAIN
