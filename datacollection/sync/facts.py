"""A record that could be read: who recorded what, when. And what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from datacollection.models import HeldRecord
from datacollection.sync.raw_record import RawRecord
from datacollection.sync.reasons import Reason
from staff.models import User

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Fact(Generic[D]):
    """`data`: what its kind made of it. `doubts`: objections from before its kind was asked.

    `held`: where it comes from the held ones, and not from the device just now.
    """

    sent: RawRecord
    device: UUID
    kind: str
    actor: User
    made_at: datetime
    said_at: datetime
    data: D
    doubts: tuple[Reason, ...] = ()
    held: HeldRecord | None = None

    @property
    def id(self) -> UUID:
        assert self.sent.id is not None  # noqa: S101 - one without an id was refused
        return self.sent.id

    @property
    def seq(self) -> int:
        assert self.sent.seq is not None  # noqa: S101 - one without a place in the sequence is held at once
        return self.sent.seq


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record is kept aside, and what else is known of it: that decides who may look at it.

    `fact`: where it could at least be read.
    """

    sent: RawRecord
    reason: Reason
    actor: UUID | None = None
    student: UUID | None = None
    made_at: datetime | None = None
    waits_for: UUID | None = None
    fact: Fact[Any] | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """What a kind has against a record. `waits_for`: the record whose arrival would settle it."""

    reason: Reason
    waits_for: UUID | None = None
