"""The body of `POST /sync/`, read strictly and calmly: what is wrong with it is told, nothing is stored.

Only what makes the whole unreadable is refused as a whole. A clock that says nonsense, a record that is
junk: those are the affair of single records, and each of them gets its own answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.declared import is_text
from datacollection.sync.clock import ClockReading, SendingClock
from datacollection.sync.fields import as_moment, as_number, as_uuid
from datacollection.sync.json_spans import NotJson, Piece, Walk

SCHEMA = 1
MOST_RECORDS = 500
MOST_BYTES = 1024 * 1024


class EnvelopeRefused(Exception):
    """An envelope that was not taken in: an HTTP status and the words of the answer."""

    def __init__(self, status: int, **words: object) -> None:
        super().__init__(status)
        self.status, self.words = status, words


@dataclass(frozen=True, slots=True)
class Envelope:
    """`pieces`: the records in the order sent, each with its text."""

    device: UUID
    clock: SendingClock
    app_version: str
    pieces: list[Piece]


def too_large() -> EnvelopeRefused:
    return EnvelopeRefused(413, error="too_large", limit={"records": MOST_RECORDS, "bytes": MOST_BYTES})


def parse(body: bytes, received_at: datetime) -> Envelope:
    """The envelope in `body`. Raises EnvelopeRefused: 413 over a limit, 400 for what is none of ours."""
    # Before parsing: this address is open to the world, and nothing dear may come before the limits.
    if len(body) > MOST_BYTES:
        raise too_large()
    try:
        head, pieces = _walk(Walk(body.decode()))
    except (NotJson, UnicodeDecodeError):
        raise EnvelopeRefused(400, error="not_json") from None
    if len(pieces) > MOST_RECORDS:
        raise too_large()
    return _read(head, pieces, received_at)


def _walk(walk: Walk) -> tuple[dict[str, Piece], list[Piece]]:
    head, pieces = dict[str, Piece](), list[Piece]()
    for key in walk.members():
        # Two lists of records, say: whichever is taken, the other is lost. So neither.
        if key in head:
            raise NotJson
        if key == "records" and walk.is_list():
            pieces = list(walk.items())
            # The text of the whole list is never needed; each record has its own.
            head[key] = Piece(pieces, "", False)
        else:
            head[key] = walk.value()
    walk.end()
    return head, pieces


def _read(head: Mapping[str, Piece], pieces: list[Piece], received_at: datetime) -> Envelope:
    values = {key: piece.value for key, piece in head.items()}
    # In Python True equals 1.
    if values.get("schema") != SCHEMA or isinstance(values["schema"], bool):
        raise EnvelopeRefused(400, error="schema", known=[SCHEMA])
    device = as_uuid(values.get("device"))
    if device is None or not isinstance(values.get("records"), list):
        raise EnvelopeRefused(400, error="envelope")
    return Envelope(device, SendingClock(received_at, read_clock(values.get("sent"))), _app(values), pieces)


def read_clock(data: Any) -> ClockReading:
    """The clocks that an object states; each one that cannot be read is None."""
    if not isinstance(data, dict):
        return ClockReading(None, None, None)
    return ClockReading(as_moment(data.get("at")), as_uuid(data.get("page")), as_number(data.get("mono")))


def _app(values: Mapping[str, Any]) -> str:
    """Which version of the page sent it, where it says so."""
    app = values.get("app")
    return str(app) if is_text(app, 40) else ""
