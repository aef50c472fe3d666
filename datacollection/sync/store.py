"""Records into their tables: one statement for a kind, whatever the number; a second one adds nothing.

Ids go in sorted, so that two batches that share records wait for each other in one order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import DataError, IntegrityError, connection, transaction

from datacollection.models import Batch, HeldRecord, Record
from datacollection.sync.facts import Fact

RECORD = {
    "id": "uuid",
    "device_id": "uuid",
    "seq": "bigint",
    "kind": "text",
    "actor_id": "uuid",
    "made_at": "timestamptz",
    "said_at": "timestamptz",
    "batch_id": "uuid",
    "digest": "bytea",
}
AnyFact = Fact[Any]
Bad = (DataError, IntegrityError, ValueError)  # ValueError: what psycopg cannot even write down


# `r_` and `t_`: a record and its typed row may have columns of the same name
ADD = """
WITH sent AS (SELECT * FROM unnest({arrays}) AS s({names})),
     new AS (INSERT INTO {table} ({columns}) SELECT {values} FROM sent ORDER BY r_id
             ON CONFLICT DO NOTHING RETURNING id){typed}
SELECT id FROM new
"""
TYPED = """,
     typed AS (INSERT INTO {table} ({columns}) SELECT {values} FROM sent JOIN new ON new.id = r_id
               ORDER BY r_id)
"""


BATCH = f"""
INSERT INTO {Batch._meta.db_table} (id, device_id, received_at, clock_skew, app_version)
VALUES (%s, %s, %s, %s, %s)
"""  # noqa: S608 - a table's name


def add_batch(
    batch: UUID, *, device: UUID, received_at: datetime, clock_skew: float | None, app_version: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BATCH, [batch, device, received_at, clock_skew, app_version])


def insert(
    facts: Sequence[AnyFact],
    batch: UUID,
    table: str = "",
    columns: Mapping[str, str] | None = None,
    rows: Sequence[tuple[Any, ...]] = (),
) -> set[UUID]:
    """Insert Records and, where a table is named, their typed rows; returns ids of those that were new.

    `rows`: the typed values, in the order of `facts`.
    """
    if not facts:
        return set()
    values = [_record(fact, batch) for fact in facts]
    typed = {"id": "uuid", **(columns or {})} if table else {}
    if table:
        # The typed row shares the id of its Record.
        values = [(*record, record[0], *row) for record, row in zip(values, rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            _statement(table, tuple(typed.items())), [list(column) for column in zip(*values, strict=True)]
        )
        return {pk for (pk,) in cursor.fetchall()}


def _record(fact: AnyFact, batch: UUID) -> tuple[Any, ...]:
    return (
        fact.id, fact.device, fact.seq, fact.kind, fact.actor.pk, fact.made_at, fact.said_at, batch,
        fact.sent.digest,
    )  # fmt: skip


@lru_cache
def _statement(table: str, columns: tuple[tuple[str, str], ...]) -> str:
    """Names and types of columns only: nothing that anybody typed."""
    typed = dict(columns)
    names = [f"r_{name}" for name in RECORD] + [f"t_{name}" for name in typed]
    arrays = ", ".join(f"%s::{kind}[]" for kind in [*RECORD.values(), *typed.values()])
    return ADD.format(
        arrays=arrays,
        names=", ".join(names),
        typed=TYPED.format(**_into(table, typed, "t")) if table else "",
        **_into(Record._meta.db_table, RECORD, "r"),
    )


def _into(table: str, columns: Iterable[str], prefix: str) -> dict[str, str]:
    return {
        "table": table,
        "columns": ", ".join(f'"{name}"' for name in columns),
        "values": ", ".join(f"{prefix}_{name}" for name in columns),
    }


S = TypeVar("S")


def sift(items: Sequence[S], put: Callable[[Sequence[S]], set[UUID]]) -> tuple[set[UUID], list[S]]:
    """`put` all, halving where the database refuses, until the bad ones stand alone: (stored, bad)."""
    if not items:
        return set(), []
    try:
        # A savepoint: after an error PostgreSQL takes no other statement until it is rolled back.
        with transaction.atomic():
            return put(items), []
    except Bad:
        if len(items) == 1:
            return set(), list(items)
    half = len(items) // 2
    left, bad_left = sift(items[:half], put)
    right, bad_right = sift(items[half:], put)
    return left | right, bad_left + bad_right


@dataclass
class KnownRecords:
    """What is here already of some ids: digests of records, rows of held ones, and who has which place."""

    digests: dict[UUID, bytes] = field(default_factory=dict)
    places: dict[int, UUID] = field(default_factory=dict)
    held: dict[UUID, list[HeldRecord]] = field(default_factory=dict)


# Records by id or by their place with the device; of held ones, which hardly ever are there, the id alone.
KNOWN = f"""
SELECT id, digest, device_id, seq FROM {Record._meta.db_table}
 WHERE id = ANY(%(ids)s) OR (device_id = %(device)s AND seq = ANY(%(seqs)s::bigint[]))
UNION ALL
SELECT DISTINCT record_id, NULL::bytea, NULL::uuid, NULL::bigint FROM {HeldRecord._meta.db_table}
 WHERE record_id = ANY(%(ids)s)
"""  # noqa: S608 - names of tables, nothing that anybody typed


def load_known_records(device: UUID, ids: Sequence[UUID], seqs: Sequence[int]) -> KnownRecords:
    """One query, and two more where something of it is held. `held` rows carry their resolutions."""
    records, are_held = KnownRecords(), []
    if not ids:
        return records
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, {"ids": list(ids), "device": device, "seqs": list(seqs)})
        for pk, digest, of, seq in cursor.fetchall():
            # A row of the second half of the UNION: the record is held, and what of it is asked below.
            if digest is None:
                are_held.append(pk)
                continue
            records.digests[pk] = bytes(digest)
            # The id may be known from another device; its number there says nothing about a place here.
            if of == device:
                records.places[seq] = pk
    held = HeldRecord.objects.filter(record_id__in=are_held).prefetch_related("resolutions")
    for row in held if are_held else ():
        records.held.setdefault(row.record_id, []).append(row)
    return records


def digests(ids: Iterable[UUID]) -> dict[UUID, bytes]:
    """The digest of each of these records that stands."""
    return {
        pk: bytes(digest)
        for pk, digest in Record.objects.filter(pk__in=list(ids)).values_list("pk", "digest")
    }
