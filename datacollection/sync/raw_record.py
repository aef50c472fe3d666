"""One record as a device sent it, before anybody asks whether it is true.

Its digest is SHA-256 over the record without its ticket in one canonical form: JSON with sorted keys, no
white space, everything beyond ASCII escaped, numbers as Python writes them (integers as they are, others as
the shortest text that reads back as the same double). A resend may so carry a fresh ticket or order its
keys anew. Where the text says something that this form cannot (a key twice, NaN, 10^400, a list a
thousand deep), the digest is over the text itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.declared import is_text
from datacollection.sync.clock import ClockReading
from datacollection.sync.envelope import read_clock
from datacollection.sync.fields import as_uuid
from datacollection.sync.json_spans import TOO_DEEP, Piece, shallow
from datacollection.sync.reasons import Reason

KNOWN = frozenset({"id", "seq", "ticket", "kind", "at", "page", "mono", "plan", "data"})
MOST_SEQ = 2**53 - 1  # what a browser can count to


@dataclass(frozen=True, slots=True)
class RawRecord:
    """`place`: in its delivery, from 0. `id`: None where there is no usable one, and the record is refused.

    `flaw`: why it can only be held.
    """

    place: int
    text: str
    sent_id: object
    id: UUID | None
    digest: bytes
    seq: int | None
    kind: str
    ticket: str
    clock: ClockReading
    plan: UUID | None
    data: object
    flaw: Reason | None


def read_record(piece: Piece, place: int = 0) -> RawRecord:
    """Never raises: what cannot be read is a flaw."""
    # Its id and kind can still be told, so it is held under its own id and answered for.
    value = shallow(piece.text) if piece.value is TOO_DEEP and piece.text.startswith("{") else piece.value
    words = value if isinstance(value, dict) else {}
    kind, ticket = words.get("kind"), words.get("ticket")
    return RawRecord(
        place=place,
        text=piece.text,
        sent_id=words.get("id"),
        id=as_uuid(words.get("id")),
        # Over the canonical form, so that a resend with keys in another order is the same record.
        digest=_digest(words, piece),
        seq=_seq(words.get("seq")),
        kind=kind if isinstance(kind, str) and is_text(kind, 40) else "",
        ticket=ticket if isinstance(ticket, str) else "",
        clock=read_clock(words),
        plan=as_uuid(words.get("plan")),
        data=words.get("data"),
        flaw=_flaw(words, piece),
    )


def _flaw(words: dict[str, Any], piece: Piece) -> Reason | None:
    record_id = as_uuid(words.get("id"))
    if record_id is None or record_id.version != 7:
        # Any id will do to keep it by, but only one that is ordered by time may enter a table of many
        # million rows, whose index and partitions rest on that order.
        return Reason.ID
    if piece.is_flawed or _seq(words.get("seq")) is None:
        return Reason.MALFORMED
    # Sealed on a shared device for the server's key; held whole until a key can open it.
    if "sealed" in words:
        return Reason.SEALED
    if not words.keys() <= KNOWN or (words.get("plan") is not None and as_uuid(words["plan"]) is None):
        return Reason.MALFORMED
    return None


def _seq(value: object) -> int | None:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return value if is_whole and 1 <= value <= MOST_SEQ else None  # type: ignore[operator,return-value]


def _digest(words: dict[str, Any], piece: Piece) -> bytes:
    text = piece.text
    if not piece.is_flawed:
        bare = {key: value for key, value in words.items() if key != "ticket"}
        text = json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
