"""Junk in a record is that record's affair: it is held whole or, without an id, refused; the others stand.

Each test sends its whole table in one batch, among good records.
"""

import json
from typing import Any

from core.ids import uuid7
from datacollection.models import HeldRecord
from datacollection.sync.answer import Receipt
from datacollection.sync.ingest import ingest
from tests.datacollection.sync.sending import Sender, statuses

DEEP = "[" * 20_000 + "]" * 20_000

NO_ID = [
    "null",
    "1",
    '"x"',
    "[]",
    "{}",
    '{"id":7}',
    '{"id":"x"}',
    r'{"id":"\ud800"}',
    "NaN",
    DEEP,
    '{"id":null}',
]
NO_DATA = [
    '{"session":NaN}', '{"n":Infinity}', '{"n":-Infinity}', '{"value":1e400}', '{"n":1,"n":2}', DEEP,
    '{"x":' + DEEP + "}", '{"n":' + "9" * 5000 + "}", "null", "[]", '"x"', "7", "{}", r'{"item":"\u0000"}',
]  # fmt: skip
WRONG_IN_A_TRIAL: list[dict[str, Any]] = [
    {"n": 10**30}, {"n": 0}, {"n": -1}, {"n": 1.5}, {"n": "1"}, {"n": True}, {"n": None}, {"response": 0},
    {"response": 12}, {"response": "correct"}, {"prompt": 100}, {"prompt": -1}, {"prompt": 1.0},
    {"prompter": 3}, {"step": 1000}, {"item": "x" * 81}, {"item": 5}, {"item": "a\u0000b"},
    {"item": "\ud800"}, {"value": 10**30}, {"value": "x"}, {"value": []}, {"value": True}, {"out_of": -1},
    {"out_of": "x"},
    {"seconds": -1}, {"seconds": 10**9}, {"session": "x"}, {"session": None}, {"session": {}},
    {"at": "noon"}, {"at": 5}, {"extra": 1}, {"": 1}, {"at": "2026-01-01T00:00:00Z"},
]  # fmt: skip
WRONG_AROUND: list[tuple[dict[str, Any], str]] = [
    ({"seq": None}, "malformed"), ({"seq": 0}, "malformed"), ({"seq": -1}, "malformed"),
    ({"seq": "1"}, "malformed"), ({"seq": 10**30}, "malformed"), ({"seq": 1.0}, "malformed"),
    ({"seq": True}, "malformed"), ({"plan": "x"}, "malformed"), ({"plan": 7}, "malformed"),
    ({"new": 1}, "malformed"), ({"kind": "telepathy"}, "kind"), ({"kind": None}, "kind"),
    ({"kind": 7}, "kind"), ({"kind": "x" * 999}, "kind"), ({"kind": "\x00"}, "kind"),
    ({"ticket": 7}, "ticket"), ({"ticket": "\ud800"}, "ticket"), ({"at": None}, "clock"),
    ({"id": "00000000-0000-0000-0000-000000000000"}, "id"),
    ({"id": "6f1b7c1e-1c54-4a30-9d3e-2f0d7c1f6a11"}, "id"),
]  # fmt: skip


def send_raw(sender: Sender, records: list[str]) -> Receipt:
    head = json.dumps(sender.envelope([])).removesuffix("]}")
    return ingest(f"{head}{','.join(records)}]}}".encode(), sender.at)


def test_what_has_no_usable_id_is_refused(sender: Sender):
    start = json.dumps(sender.start())
    assert statuses(send_raw(sender, [*NO_ID, start])) == ["refused"] * len(NO_ID) + ["stored"]
    assert HeldRecord.objects.filter(device=sender.device).count() == 0


def test_junk_in_a_record_is_held_whole_and_the_others_are_stored(sender: Sender):
    start = sender.start()
    bad = [sender.trial(start) | {"data": "HERE"} for _ in NO_DATA]
    texts = [json.dumps(record).replace('"HERE"', data) for record, data in zip(bad, NO_DATA, strict=True)]
    good = sender.trial(start)
    answer = send_raw(sender, [json.dumps(start), *texts, json.dumps(good)])
    assert statuses(answer) == ["stored", *["held: malformed"] * len(NO_DATA), "stored"]
    assert answer.have == len(NO_DATA) + 2
    for record, text in zip(bad, texts, strict=True):
        held = HeldRecord.objects.get(record_id=record["id"])
        assert bytes(held.body).decode() == text
        assert (held.kind, held.seq, held.device) == ("trial", record["seq"], sender.device)


def test_junk_that_comes_again_is_held_once(sender: Sender):
    text = json.dumps(sender.trial(str(uuid7())) | {"data": "HERE"}).replace('"HERE"', '{"n":NaN}')
    for _ in range(2):
        assert statuses(send_raw(sender, [text, text])) == ["held: malformed"] * 2
    assert HeldRecord.objects.filter(device=sender.device).count() == 1


def test_a_wrong_value_in_a_trial_is_held(sender: Sender):
    start = sender.start()
    wrong = [sender.trial(start) for _ in WRONG_IN_A_TRIAL]
    for record, change in zip(wrong, WRONG_IN_A_TRIAL, strict=True):
        record["data"] |= change
    found = zip(WRONG_IN_A_TRIAL, statuses(sender.send(start, *wrong))[1:], strict=True)
    assert [(change, status) for change, status in found if status != "held: malformed"] == []


def test_a_wrong_value_around_the_data_is_held_and_says_why(sender: Sender):
    answer = sender.send(*(sender.start() | change for change, why in WRONG_AROUND))
    found = zip(WRONG_AROUND, statuses(answer), strict=True)
    assert [(change, status) for (change, why), status in found if status != f"held: {why}"] == []


def test_a_page_clock_that_says_nonsense_is_no_reason_to_hold(sender: Sender):
    assert statuses(sender.send(sender.start() | {"mono": "x", "page": []})) == ["stored"]


def test_a_sealed_record_is_held(sender: Sender):
    answer = sender.send({"id": str(uuid7()), "seq": 1, "sealed": "AAAA"})
    assert (statuses(answer), answer.have) == (["held: sealed"], 1)
