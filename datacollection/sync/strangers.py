"""Deliveries that prove nobody are kept, as the contract says, but not without end.

`POST /sync/` is open to all the world, and what no ticket of ours came with is held for a person to look at.
So that nobody can fill the disk with it, all of it together is counted by the hour. Beyond the limit the
answer is 429: a real device keeps its records and comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.cache import cache

from datacollection.sync.envelope import EnvelopeRefused
from datacollection.sync.resolve import DeviceDelivery

PER_HOUR = 20_000  # records
HOUR = 3600  # seconds


def admit(delivery: DeviceDelivery, at: datetime) -> None:
    """Raise EnvelopeRefused(429), with the seconds to wait, where too much came that proves nobody."""
    # One record with a ticket of ours shows that a device of ours sent it.
    if not delivery.sent or any(delivery.ticket_of(record) for record in delivery.sent):
        return
    # All strangers together and not by address: it is the disk that must not fill up, whoever fills it.
    if _count(delivery.sent, at) > PER_HOUR:
        raise EnvelopeRefused(429, error="too_many", after=HOUR - int(at.timestamp()) % HOUR)


def _count(sent: Sequence[object], at: datetime) -> int:
    key = f"sync-strangers/{int(at.timestamp()) // HOUR}"
    # `add` leaves a counter that is there; the hour stands in the key, so it need not be reset.
    cache.add(key, 0, HOUR)
    try:
        # Where Redis is away ForgivingRedisCache answers with this delivery alone, which is under the limit.
        return cache.incr(key, len(sent)) or 0
    except ValueError:  # gone in between, or never there
        return 0
