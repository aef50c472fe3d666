"""The receipt: what became of each record, in the order sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from datacollection.sync.reasons import Reason


class RecordStatus(StrEnum):
    STORED = "stored"
    DUPLICATE = "duplicate"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RecordResult:
    """`id`: as it was sent, None where that was no text. `why`: a word of `Reason`, empty for what stands."""

    id: object
    status: RecordStatus
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        id_sent = self.id if isinstance(self.id, str) else None
        return {"id": id_sent, "status": self.status.value, "why": self.why}


def held(sent_id: object, reason: Reason | str) -> RecordResult:
    return RecordResult(sent_id, RecordStatus.HELD, str(reason))


@dataclass(frozen=True, slots=True)
class Receipt:
    """`have`: up to which number of this device nothing is missing. `epoch`: changes with a restore."""

    epoch: UUID
    have: int
    results: list[RecordResult]

    def to_json(self) -> dict[str, Any]:
        return {
            "paraportal": "receipt",
            "epoch": str(self.epoch),
            "have": self.have,
            "results": [result.to_json() for result in self.results],
        }
