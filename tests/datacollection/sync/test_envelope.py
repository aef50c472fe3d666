"""What is no envelope is refused as a whole, and nothing is stored."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from core.ids import uuid7
from datacollection.models import Batch, Device, HeldRecord, Record
from datacollection.sync.envelope import MOST_BYTES, EnvelopeRefused, parse
from tests.datacollection.sync.sending import Sender

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def refusal(body: bytes) -> EnvelopeRefused:
    with pytest.raises(EnvelopeRefused) as caught:
        parse(body, NOW)
    return caught.value


BARE = {"schema": 1, "device": str(uuid7()), "sent": {}, "records": []}


@pytest.mark.parametrize(
    "body",
    [
        b"", b" ", b"null x", b"{", b"[]", b"7", b'"x"', b"\xff\xfe", b"{}{}", b'{"schema":1', b'{"a" 1}',
        b'{"schema":1,}', b'{"schema":1}]', b'{"records":[1 2]}', b'{"records":[1,]}', b'{"records":[}',
        b"{1:2}", b'{"records":["\n"]}',
        b'{"schema":1,"schema":1}', b"\x00", b'{"records":[' + b"[" * 50_000 + b"]}", b"<html></html>",
        b"\xed\xa0\x80", b'{"records":[{"a":"\\ud8"}]}',
    ],
)  # fmt: skip
def test_what_is_not_json_is_a_400(body: bytes):
    assert (refusal(body).status, refusal(body).words) == (400, {"error": "not_json"})


@pytest.mark.parametrize("schema", [2, 0, "1", None, True, [1], 1.5])
def test_a_foreign_schema_is_a_400_that_says_which_is_known(schema: Any):
    refused = refusal(json.dumps(BARE | {"schema": schema}).encode())
    assert (refused.status, refused.words) == (400, {"error": "schema", "known": [1]})


@pytest.mark.parametrize(
    "wrong",
    [{"device": "x"}, {"device": None}, {"device": 7}, {"records": {}}, {"records": None}, {"records": 1}],
)
def test_an_envelope_without_device_or_records_is_a_400(wrong: dict[str, Any]):
    assert refusal(json.dumps(BARE | wrong).encode()).words == {"error": "envelope"}


def test_the_limits_are_told():
    too_many = json.dumps(BARE | {"records": [0] * 501}).encode()
    limit = {"error": "too_large", "limit": {"records": 500, "bytes": 1_048_576}}
    assert (refusal(too_many).status, refusal(too_many).words) == (413, limit)
    assert refusal(b" " * (MOST_BYTES + 1)).words == limit
    assert len(parse(json.dumps(BARE | {"records": [0] * 500}).encode(), NOW).pieces) == 500


@pytest.mark.parametrize(
    "sent", [None, [], 7, {"at": "x", "page": 1, "mono": "y"}, {"at": 10**30, "mono": True}]
)
def test_a_clock_that_says_nonsense_refuses_nothing(sent: Any):
    clock = parse(json.dumps(BARE | {"sent": sent}).encode(), NOW).clock
    assert (clock.sent.at, clock.sent.page, clock.sent.mono, clock.skew) == (None, None, None, None)


def test_each_record_keeps_its_own_text():
    head = json.dumps({"schema": 1, "device": str(uuid7())})[:-1]
    text = head + ',"records":[ {"a" : 1} ,\n"x",[1, 2],1e5 , null,{"b":"]}\\""}]}'
    pieces = parse(text.encode(), NOW).pieces
    assert [piece.text for piece in pieces] == ['{"a" : 1}', '"x"', "[1, 2]", "1e5", "null", '{"b":"]}\\""}']


def test_nothing_is_stored_of_what_is_refused(sender: Sender):
    before = [model.objects.count() for model in (Batch, Device, HeldRecord, Record)]
    with pytest.raises(EnvelopeRefused):
        sender.send(*[sender.start()] * 501)
    assert [model.objects.count() for model in (Batch, Device, HeldRecord, Record)] == before
