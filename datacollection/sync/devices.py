"""Devices: one batch at a time each, and up to which number nothing of theirs is missing."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from datacollection.models import Device, DeviceMode, HeldRecord, Installation, Record
from staff.models import User

CHUNK = 1000

LOCK = f"SELECT id, have FROM {Device._meta.db_table} WHERE id = %s FOR UPDATE"  # noqa: S608 - a table's name

# How many numbers follow `have` without a gap, moved to at once. A gap that is filled may have thousands
# behind it: they are counted by the chunk. One that is not stops at the first row.
ADVANCE = f"""
WITH following AS (
  SELECT seq FROM {Record._meta.db_table} WHERE device_id = %(device)s AND seq > %(have)s
   UNION SELECT seq FROM {HeldRecord._meta.db_table} WHERE device = %(device)s AND seq > %(have)s
   ORDER BY seq LIMIT {CHUNK}
), numbered AS (
  SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM following
), reached AS (
  SELECT count(*) AS steps FROM numbered WHERE seq = %(have)s + place
), moved AS (
  UPDATE {Device._meta.db_table} SET have = %(have)s + steps FROM reached WHERE id = %(device)s AND steps > 0
)
SELECT steps, (SELECT epoch FROM {Installation._meta.db_table} WHERE id = 1) FROM reached
"""  # noqa: S608 - names of tables, nothing that anybody typed


@dataclass(frozen=True, slots=True)
class RegisteredDevice:
    """A device that is registered. `have`: up to which number we knew all of it before this batch."""

    id: UUID
    have: int


@dataclass(frozen=True, slots=True)
class DeviceProgress:
    """`have`: the highest number up to which all records are stored or held. `epoch`: of the database."""

    have: int
    epoch: UUID


def epoch() -> UUID:
    """The epoch of this database; it changes when the database is restored."""
    known = Installation.objects.filter(id=1).values_list("epoch", flat=True).first()
    # Two first requests may both find none; get_or_create lets the second take the row of the first.
    return known or Installation.objects.get_or_create(id=1)[0].epoch


def lock(device_id: UUID, *, of: User | None, mode: DeviceMode = DeviceMode.OWN) -> RegisteredDevice | None:
    """The device, locked until the transaction ends; None where it is unknown and nobody proved it.

    `of`: the person whose ticket names it; then it is registered.
    """
    # Batches of one device come one after the other, those of other devices do not wait for it. This lock
    # comes before all others, so its order is the same in every delivery.
    device = _locked(device_id)
    if device is None and of is not None:
        posts = of.posts()
        school = posts[0].school if posts else None
        Device.objects.bulk_create([Device(id=device_id, mode=mode, school=school)], ignore_conflicts=True)
        # Another request may have registered it first: DO NOTHING then, and this waits for that one's lock.
        device = _locked(device_id)
    return device


def _locked(device_id: UUID) -> RegisteredDevice | None:
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [device_id])
        row = cursor.fetchone()
    return RegisteredDevice(*row) if row else None


def advance(device_id: UUID, since: int) -> DeviceProgress:
    """How far nothing of this device is missing, from `since` on; noted with the device."""
    with connection.cursor() as cursor:
        cursor.execute(ADVANCE, {"device": device_id, "have": since})
        steps, known_epoch = cursor.fetchone()
    # A full chunk: there may be more behind it. One round is enough in all other cases.
    if steps == CHUNK:
        return advance(device_id, since + steps)
    return DeviceProgress(since + steps, known_epoch or epoch())


def last(device_id: UUID) -> int:
    """The highest number that this device has used, 0 before its first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT greatest((SELECT max(seq) FROM {Record._meta.db_table} WHERE device_id = %(device)s),"  # noqa: S608
            f" (SELECT max(seq) FROM {HeldRecord._meta.db_table} WHERE device = %(device)s), 0)",
            {"device": device_id},
        )
        return int(cursor.fetchone()[0])
