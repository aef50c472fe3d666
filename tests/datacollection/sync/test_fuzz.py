"""Whatever is sent: an answer for each record, never an exception, and nothing with a usable id is lost."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.ids import uuid7
from datacollection.models import HeldRecord, Record
from datacollection.sync.envelope import EnvelopeRefused
from datacollection.sync.fields import as_uuid
from datacollection.sync.ingest import ingest
from tests.datacollection.sync.sending import Sender

# One sender for all examples of a test: each works in a transaction of its own savepoint and leaves its rows,
# so that later examples also meet what earlier ones stored and held.
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

text = st.text(st.characters(codec=None), max_size=12)
number = st.integers() | st.floats() | st.just(10**30)
scalar = st.none() | st.booleans() | number | text
junk = st.recursive(
    scalar, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3), max_leaves=8
)
KINDS = [
    "session.start",
    "session.pause",
    "session.resume",
    "session.end",
    "trial",
    "undo",
    "viewed",
    "update.acknowledged",
    "x",
]


@st.composite
def records(draw: st.DrawFn, sender: Sender, known: list[dict[str, Any]]) -> Any:
    """A good record, one with something wrong in it, one that came before, or something else altogether."""
    how = draw(st.sampled_from(["good", "bent", "bent", "again", "altered", "junk"]))
    if how == "junk":
        return draw(junk)
    if how in {"again", "altered"}:
        found = dict(draw(st.sampled_from(known)))
        return found | ({"data": draw(junk)} if how == "altered" else {})
    record = draw(
        st.sampled_from([sender.start, lambda: sender.trial(known[0]), lambda: sender.undo(known[1])])
    )()
    if how == "bent":
        place = draw(st.sampled_from([*record, "data"]))
        if place == "data" and draw(st.booleans()):
            record["data"][draw(st.sampled_from([*record["data"]]) | text)] = draw(junk)
        else:
            record[place] = draw(junk | st.sampled_from(KINDS))
    return record


@pytest.mark.slow
@FUZZ
@given(st.data())
def test_every_record_gets_an_answer_and_nothing_is_lost(sender: Sender, data: st.DataObject):
    start = sender.start()
    known = [start, sender.trial(start), sender.trial(str(uuid7()))]
    sender.send(*known)
    sent = data.draw(st.lists(records(sender, known), max_size=8))
    answer = ingest(sender.body(sent), sender.at + timedelta(minutes=1))
    assert len(answer.results) == len(sent)
    for record, result in zip(sent, answer.results, strict=True):
        said = as_uuid(record.get("id")) if isinstance(record, dict) else None
        if said is None:
            assert result.status == "refused"
        else:
            assert result.id == record["id"]
            _check_kept(said, record, result.status.value)
    json.dumps(answer.to_json())


def _check_kept(said: UUID, record: dict[str, Any], status: str) -> None:
    stands, held = Record.objects.filter(pk=said).exists(), HeldRecord.objects.filter(record_id=said)
    if status in {"stored", "duplicate"}:
        assert stands
    else:
        assert status == "held"
        assert any(_same(bytes(row.body), record) for row in held)


def _same(body: bytes, record: dict[str, Any]) -> bool:
    """Is it this record? (NaN is not equal to itself: compared as text.)"""
    return json.dumps(json.loads(body), sort_keys=True) == json.dumps(record, sort_keys=True)


def outcome(body: bytes, sender: Sender) -> int:
    """The HTTP status that this body gets."""
    try:
        ingest(body, sender.at + timedelta(minutes=1))
    except EnvelopeRefused as refused:
        return refused.status
    return 200


@FUZZ
@given(st.dictionaries(st.sampled_from(["schema", "device", "sent", "records", "app"]), junk))
def test_an_envelope_of_anything_is_answered(sender: Sender, changes: dict[str, Any]):
    body = json.dumps(sender.envelope([sender.start()]) | changes).encode()
    assert outcome(body, sender) in {200, 400, 413}


@FUZZ
@given(st.binary(max_size=300), st.integers(0, 1400))
def test_any_bytes_are_answered(sender: Sender, noise: bytes, at: int):
    good = sender.body([sender.start(), sender.start()])
    for body in (noise, good[:at], good[:at] + noise + good[at:], good[:at] + noise):
        assert outcome(body, sender) in {200, 400}
