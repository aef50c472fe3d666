"""From a paper sheet to records: the same facts that a device would have sent, through the same handlers.

A sheet is a device of its own: its id is the entry's, its sequence starts at 1, its clock is the moment at
which the form was opened. So the same sheet sent twice is the same bytes twice, and stored once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from datacollection.sync.answer import RecordStatus
from datacollection.sync.ingest import ingest_records
from datacollection.sync.reasons import Reason
from iep.measures.trials import Response
from iep.models import TargetVersion
from staff.models import User

NUMBERS = ("prompt", "prompter", "step", "value", "seconds", "out_of")


def records(
    *, entry: UUID, version: TargetVersion, sheet: dict[str, Any], rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The session, its trials and its end. `sheet`: cleaned PaperForm; `rows`: facts of its lines."""
    began: datetime = sheet["began_at"]
    ended = began + timedelta(minutes=float(sheet.get("minutes") or 0))
    start = {
        "target": str(version.of_id),
        "purpose": sheet["purpose"],
        "setting": sheet["setting"],
        "partner": "",
        "counts": "own",
        "source": "paper",
        "began_at": began.isoformat(),
    }
    facts: list[tuple[str, dict[str, Any]]] = [("session.start", start)]
    facts += [
        ("trial", trial | {"session": str(entry), "at": began.isoformat()}) for trial in _trials(sheet, rows)
    ]
    facts.append(("session.end", {"session": str(entry), "reason": "finished", "at": ended.isoformat()}))
    # The time of opening and not of saving: a resend must be the same bytes.
    opened = opened_at(entry).isoformat()
    return [
        {
            # The session has the id of the entry, and every other id follows from it: the same sheet sent
            # twice (a double tap on Save) makes the same ids and digests, which sync knows as duplicates.
            "id": str(entry if seq == 1 else derived_id(entry, seq)),
            "seq": seq,
            "kind": kind,
            "at": opened,
            "page": str(entry),
            "mono": seq,
            "plan": str(version.pk),
            "data": data,
        }
        for seq, (kind, data) in enumerate(facts, start=1)
    ]


def enter(*, by: User, entry: UUID, records: Sequence[dict[str, Any]], at: datetime) -> str:
    """Take the sheet in. Empty where all of it counts (or was entered before); else why it is held."""
    results = ingest_records(records, actor=by, device=entry, received_at=at)
    held = next((result.why for result in results if result.status is RecordStatus.HELD), "")
    return str(Reason(held).label) if held in Reason.values else held


def opened_at(entry: UUID) -> datetime:
    """When the form of this entry was opened: the time in its UUIDv7."""
    return datetime.fromtimestamp((entry.int >> 80) / 1000, UTC)


def derived_id(entry: UUID, seq: int) -> UUID:
    """A UUIDv7 with the time of `entry`, and random bits that follow from it and `seq`."""
    digest = hashlib.sha256(entry.bytes + seq.to_bytes(4, "big")).digest()
    low = int.from_bytes(digest[:10], "big")
    # Layout of RFC 9562: 48 bits of time, version 7, 12 bits, variant 10, 62 bits.
    head = (entry.int >> 80) << 80 | 0x7 << 76 | ((low >> 64) & 0xFFF) << 64
    return UUID(int=head | 0b10 << 62 | (low & ((1 << 62) - 1)))


def _trials(sheet: dict[str, Any], rows: Sequence[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    if (count := sheet.get("count")) is not None:
        rows = [{"response": Response.OCCURRENCE}] * count
    for n, row in enumerate([*sheet.get("marks", ()), *rows], start=1):
        yield {
            "n": n,
            "response": int(row["response"]),
            "item": row.get("item", ""),
            **{name: _plain(row.get(name)) for name in NUMBERS},
        }


def _plain(value: Any) -> Any:
    """A Decimal as text: JSON knows none, and a float would not be what was written."""
    return f"{value:f}" if isinstance(value, Decimal) else value
