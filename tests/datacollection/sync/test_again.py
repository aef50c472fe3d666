"""The same record again: nothing doubled, nothing lost."""

import pytest

from core.ids import uuid7
from datacollection.models import HeldRecord, Record, Session, Trial
from datacollection.sync import tickets
from tests.datacollection.sync.sending import Sender, statuses


def test_what_was_stored_is_a_duplicate(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    assert statuses(sender.send(start, trial)) == ["stored", "stored"]
    again = sender.send(start, trial)
    assert statuses(again) == ["duplicate", "duplicate"]
    assert again.have == 2
    assert (
        Record.objects.filter(device=sender.device).count(),
        HeldRecord.objects.filter(device=sender.device).count(),
    ) == (2, 0)


def test_a_resend_may_carry_another_ticket_and_another_order_of_keys(sender: Sender):
    start = sender.start()
    sender.send(start)
    fresh = dict(reversed(start.items())) | {"ticket": tickets.issue(sender.user, sender.device)}
    assert statuses(sender.send(fresh)) == ["duplicate"]
    assert statuses(sender.send(start | {"ticket": "expired long ago"})) == ["duplicate"]


def test_twice_in_one_batch_is_once(sender: Sender):
    start = sender.start()
    assert statuses(sender.send(start, start)) == ["stored", "duplicate"]
    sender.ticket = "none"
    bad = sender.start()
    assert statuses(sender.send(bad, bad)) == ["held: ticket", "held: ticket"]
    assert HeldRecord.objects.filter(record_id=bad["id"]).count() == 1


def test_the_same_number_with_other_contents_keeps_both_and_holds_the_second(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    sender.send(start, trial)
    other = trial | {"data": trial["data"] | {"response": 2}}
    assert statuses(sender.send(other)) == ["held: altered"]
    assert statuses(sender.send(other)) == ["held: altered"]
    assert statuses(sender.send(trial)) == ["duplicate"]
    assert Trial.objects.get(pk=trial["id"]).response == 1
    held = HeldRecord.objects.get(record_id=trial["id"])
    assert b'"response": 2' in bytes(held.body)
    assert held in HeldRecord.objects.visible_to(sender.district.case_manager)


def test_altered_within_one_batch(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    other = trial | {"data": trial["data"] | {"response": 2}}
    assert statuses(sender.send(start, trial, other)) == ["stored", "stored", "held: altered"]
    assert statuses(sender.send(other, trial)) == ["held: altered", "duplicate"]


def test_altered_after_the_first_was_held(sender: Sender):
    trial = sender.trial(str(uuid7()))
    other = trial | {"data": trial["data"] | {"response": 2}}
    assert statuses(sender.send(trial)) == ["held: waiting"]
    for _ in range(2):
        assert statuses(sender.send(other)) == ["held: altered"]
    assert Trial.objects.filter(pk=trial["id"]).count() == 0


def test_anothers_place_in_the_sequence_is_held(sender: Sender):
    start = sender.start()
    sender.send(start)
    other = sender.start() | {"seq": start["seq"]}
    assert statuses(sender.send(other)) == ["held: sequence"]
    assert statuses(sender.send(other)) == ["held: sequence"]
    assert Session.objects.filter(pk=other["id"]).count() == 0


def test_one_place_for_two_in_one_batch(sender: Sender):
    start = sender.start()
    other = sender.start() | {"seq": start["seq"]}
    assert statuses(sender.send(start, other)) == ["stored", "held: sequence"]


def test_another_device_may_have_the_same_number_in_its_sequence(sender: Sender):
    other = Sender(sender.district, sender.user, sender.at)
    assert statuses(sender.send(sender.start())) == statuses(other.send(other.start())) == ["stored"]


def test_the_same_record_from_another_device_is_not_stored_twice(sender: Sender):
    start = sender.start()
    sender.send(start)
    other = Sender(sender.district, sender.user, sender.at)
    assert statuses(other.send(start | {"ticket": other.ticket})) == ["duplicate"]


def test_what_was_held_for_its_ticket_is_stored_when_it_comes_with_a_good_one(sender: Sender):
    start = sender.start()
    assert statuses(sender.send(start | {"ticket": "torn"})) == ["held: ticket"]
    assert statuses(sender.send(start)) == ["stored"]
    held = HeldRecord.objects.get(record_id=start["id"])
    assert held.resolutions.get().outcome == "released"
    assert statuses(sender.send(start)) == ["duplicate"]


def test_a_held_record_whose_reason_becomes_known_better_replaces_the_older_row(sender: Sender):
    start = sender.start(sender.district.student2.targets.first())
    sender.district.student2.assignments.filter(para=sender.user).update(para=sender.district.para_unassigned)
    assert statuses(sender.send(start | {"ticket": "torn"})) == ["held: ticket"]
    assert statuses(sender.send(start)) == ["held: not_assigned"]
    assert statuses(sender.send(start)) == ["held: not_assigned"]
    rows = HeldRecord.objects.filter(record_id=start["id"])
    assert rows.count() == 2
    (open_row,) = rows.waiting()
    assert (open_row.reason, open_row.student) == ("not_assigned", sender.district.student2)


@pytest.mark.parametrize("field", ["at", "mono", "page", "plan", "data", "seq", "kind"])
def test_every_part_but_the_ticket_is_in_the_digest(sender: Sender, field: str):
    start = sender.start()
    sender.send(start)
    other = {
        "at": "2026-01-01T00:00:00Z",
        "mono": 1,
        "page": str(uuid7()),
        "plan": None,
        "data": {},
        "seq": 99,
        "kind": "x",
    }
    assert statuses(sender.send(start | {field: other[field]})) == ["held: altered"]
