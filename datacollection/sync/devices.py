"""Devices: one batch at a time each, and up to which number nothing of theirs is missing."""

from __future__ import annotations

from itertools import count
from uuid import UUID

from django.db import connection

from datacollection.models import Device, DeviceMode, HeldRecord, Installation, Record
from staff.models import User

CHUNK = 1000

# A gap that is filled may have thousands behind it; one that is not stops at the first row.
NEXT = f"""
SELECT seq FROM {Record._meta.db_table} WHERE device_id = %(device)s AND seq > %(have)s
UNION SELECT seq FROM {HeldRecord._meta.db_table} WHERE device = %(device)s AND seq > %(have)s
ORDER BY seq LIMIT {CHUNK}
"""  # noqa: S608 - names of tables, nothing that anybody typed


def epoch() -> UUID:
    """Changes when the database is restored."""
    found = Installation.objects.filter(id=1).values_list("epoch", flat=True).first()
    return found or Installation.objects.get_or_create(id=1)[0].epoch


def lock(device_id: UUID, *, of: User | None, mode: DeviceMode = DeviceMode.OWN) -> Device | None:
    """The device, locked until the transaction ends; registered where `of` proved it by a ticket.

    Batches of one device so come one after the other; those of others never wait for them.
    """
    device = _locked(device_id)
    if device is None and of is not None:
        posts = of.posts()
        school = posts[0].school if posts else None
        Device.objects.bulk_create([Device(id=device_id, mode=mode, school=school)], ignore_conflicts=True)
        device = _locked(device_id)
    return device


def _locked(device_id: UUID) -> Device | None:
    return Device.objects.select_for_update().filter(pk=device_id).first()


def have(device_id: UUID, since: int) -> int:
    """The highest number up to which all records of this device, from `since` on, are stored or held."""
    while True:
        seqs = _following(device_id, since)
        reached = since
        for seq, expected in zip(seqs, count(since + 1), strict=False):
            if seq != expected:
                return reached
            reached = seq
        if len(seqs) < CHUNK:
            return reached
        since = reached


def last(device_id: UUID) -> int:
    """The highest number that this device has used, 0 before its first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT greatest((SELECT max(seq) FROM {Record._meta.db_table} WHERE device_id = %(device)s),"  # noqa: S608
            f" (SELECT max(seq) FROM {HeldRecord._meta.db_table} WHERE device = %(device)s), 0)",
            {"device": device_id},
        )
        return int(cursor.fetchone()[0])


def _following(device_id: UUID, since: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(NEXT, {"device": device_id, "have": since})
        return [seq for (seq,) in cursor.fetchall()]
