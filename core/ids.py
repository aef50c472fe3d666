"""Ids: UUIDv7 (RFC 9562), ordered by time, so that new rows land at the end of an index."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random
from uuid import UUID

_generator: ContextVar[Random | None] = ContextVar("id_generator", default=None)


def uuid7(at_ms: int | None = None) -> UUID:
    """A new id. `at_ms`: Unix milliseconds, now by default. Random bits come from the system."""
    rng = _generator.get()
    # Ids that follow a seed have no clock in them, or each run of the demo would differ.
    ms = at_ms if at_ms is not None else (0 if rng else time.time_ns() // 1_000_000)
    bits = rng.getrandbits(74) if rng else secrets.randbits(74)
    rand_a, rand_b = bits >> 62, bits & ((1 << 62) - 1)
    # RFC 9562, section 5.7: 48 bits of milliseconds, 4 of version, 12 random, 2 of variant, 62 random.
    return UUID(int=(ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | rand_a << 64 | 0b10 << 62 | rand_b)


@contextmanager
def repeatable_ids(rng: Random) -> Iterator[None]:
    """Draw all ids within the block from `rng`, so that the same seed gives the same ids."""
    token = _generator.set(rng)
    try:
        yield
    finally:
        _generator.reset(token)
