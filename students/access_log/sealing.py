"""Sealing the access log, each minute, outside of the requests that write it.

Rows are plain inserts that name their transaction. Sealed are the rows of all transactions that are older
than the oldest one still open: no row can join them any more.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from students.access_log import seal_heads
from students.access_log.models import DIGEST_BYTES, FIRST, ID_BYTES
from students.models import AccessRow, AccessSeal

logger = logging.getLogger("students.sealing")
# Not a chain in the insert itself: each request would wait for the one before it to commit.
LOCK = 7_245_002  # any number that nobody else locks; the roster's import takes 7_245_003
AT_ONCE = 10_000  # rows in a seal: 240 kB of marks
FIELDS = ("id", "at", "who_id", "page", "act", "ground", "students", "request_id", "txid")


def seal_waiting() -> int:
    """Seal all that can be sealed now; returns how many rows. 0 while another process is at it."""
    total = 0
    while seal := _seal_next():
        total += seal.n
        # A seal that is not full was the last, and the next run is only a minute away.
        if seal.n < AT_ONCE and not seal.closes:
            break
    return total


def close_counter() -> None:
    """Seal all rows there are, and count transactions anew from here on: this is a restored database."""
    with transaction.atomic():
        _lock(wait=True)
        seal = _close(AccessSeal.objects.order_by("-id").first())
    _tell(seal)


def row_digest(row: tuple[Any, ...]) -> bytes:
    """Of one row's `FIELDS`, each byte of them."""
    id_, at, who, page, act, ground, students, request_id, txid = row
    words = [
        id_,
        at.isoformat(),
        str(who),
        page,
        act,
        ground,
        [str(s) for s in students],
        str(request_id),
        txid,
    ]
    return hashlib.sha256(json.dumps(words).encode()).digest()[:DIGEST_BYTES]


# Transaction ids are counted for the whole server. Those that are seen to be at work in another of its
# databases cannot add a row here; whatever is not seen to be there may.
# pg_locks shows the lower 32 bits of an id and a snapshot all 64, hence the remainder by 2^32.
OLDEST_OPEN = """
WITH here AS MATERIALIZED (SELECT pg_current_snapshot() AS snapshot), elsewhere AS MATERIALIZED (
  SELECT held.transactionid::text::bigint AS id
    FROM pg_locks held JOIN pg_stat_activity process USING (pid)
   WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted
     AND process.datid <> (SELECT oid FROM pg_database WHERE datname = current_database())
)
SELECT coalesce(
  (SELECT min(open::text::bigint) FROM pg_snapshot_xip(snapshot) AS open
    WHERE open::text::bigint % 4294967296 NOT IN (SELECT id FROM elsewhere)),
  pg_snapshot_xmax(snapshot)::text::bigint) FROM here
"""


def oldest_open() -> int:
    """The id of the oldest open transaction; all before it have ended, and no row can join them."""
    with connection.cursor() as cursor:
        cursor.execute(OLDEST_OPEN)
        return int(cursor.fetchone()[0])


def waiting(last: AccessSeal | None) -> QuerySet[AccessRow]:
    """Rows that no seal covers; those of open transactions too."""
    if last is None:
        return AccessRow.objects.all()
    if last.closes:
        return AccessRow.objects.filter(id__gt=last.last_row)
    return AccessRow.objects.filter(id__gt=last.after_row, txid__gte=last.upto)


def _seal_next() -> AccessSeal | None:
    with transaction.atomic():
        if not _lock(wait=False):
            return None
        last = AccessSeal.objects.order_by("-id").first()
        # Asked before the rows are read: what is older has ended by now, and in READ COMMITTED the later
        # statement sees all of it.
        horizon = oldest_open()
        # Ids of transactions only grow, unless a dump was restored into a new server, which counts anew.
        has_new_counter = last is not None and not last.closes and horizon < last.upto
        seal = _close(last) if has_new_counter else _append(last, horizon)
    if seal:
        _tell(seal)
    return seal


def _append(last: AccessSeal | None, horizon: int) -> AccessSeal | None:
    rows = waiting(last).filter(txid__lt=horizon)
    # Up to AT_ONCE rows and the rest of the transaction that the last of them is in.
    more = list(rows.order_by("txid").values_list("txid", flat=True)[AT_ONCE - 1 : AT_ONCE])
    upto = more[0] + 1 if more else horizon
    return _chain(last, rows.filter(txid__lt=upto), upto=upto)


def _close(last: AccessSeal | None) -> AccessSeal:
    """The last seal of a counter: what it left unsealed, and what came since it began anew."""
    with connection.cursor() as cursor:
        # Keeps out every insert, but no reader: no row with a lower id may come once this seal is written.
        cursor.execute("LOCK TABLE students_accessrow IN SHARE ROW EXCLUSIVE MODE")
    rows = waiting(last)
    if last and not last.closes:
        beyond = Q(txid__gte=last.upto) | Q(id__gt=last.last_row)
        rows = AccessRow.objects.filter(beyond, id__gt=last.after_row)
    upto = max(rows.order_by("-txid").values_list("txid", flat=True).first() or 0, last.upto if last else 0)
    seal = _chain(last, rows, upto=upto, closes=True)
    if seal is None:
        raise RuntimeError("A closing seal is written even for no row.")
    return seal


def _chain(
    last: AccessSeal | None, rows: QuerySet[AccessRow], *, upto: int, closes: bool = False
) -> AccessSeal | None:
    """Write the seal of `rows`; none when there are no rows, unless it closes."""
    marks, count, highest = _marks(rows.order_by("id").values_list(*FIELDS).iterator())
    if not count and not closes:
        return None
    seal = AccessSeal(
        id=last.id + 1 if last else 1,
        at=timezone.now(),
        after_row=0 if last is None else last.last_row if last.closes else last.after_row,
        last_row=max(highest, last.last_row if last else 0),
        upto=upto,
        closes=closes,
        n=count,
        marks=marks,
        prev=bytes(last.hash) if last else FIRST,
    )
    seal.hash = seal.computed_hash()
    seal.save(force_insert=True)
    return seal


def _marks(rows: Iterable[tuple[Any, ...]]) -> tuple[bytes, int, int]:
    """The marks of `rows`, their number and the highest id."""
    marks, highest = bytearray(), 0
    for row in rows:
        highest = row[0]
        marks += highest.to_bytes(ID_BYTES, "big") + row_digest(row)
    return bytes(marks), len(marks) // (ID_BYTES + DIGEST_BYTES), highest


def _lock(*, wait: bool) -> bool:
    """Take the lock of sealers until the transaction ends, and return whether we have it."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return True
        # Another process seals already; to queue up behind it each minute would help nobody.
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _tell(seal: AccessSeal) -> None:
    """Write the head of the chain to the log and to the file of heads."""
    # Outside of the database: who can rewrite every row there cannot rewrite these.
    logger.info("access log sealed: %s %s", seal.id, bytes(seal.hash).hex())
    seal_heads.note(seal.id, bytes(seal.hash))
