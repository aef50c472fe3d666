"""`have`: up to which number of a device nothing is missing, stored or held."""

from itertools import count
from random import Random

import pytest

from datacollection.models import Device
from datacollection.sync import devices
from tests.datacollection.sync.sending import Sender


def test_a_gap_stops_it_and_filling_the_gap_leaps_over_what_was_behind(sender: Sender):
    records = [sender.start() for _ in range(6)]
    assert sender.send(*records[:2]).have == 2
    assert sender.send(*records[3:]).have == 2
    assert sender.send(records[2]).have == 6
    assert Device.objects.get(pk=sender.device).have == 6


def test_what_is_held_counts(sender: Sender):
    sender.send(sender.start(), sender.start() | {"kind": "telepathy"}, sender.start())
    assert sender.send().have == 3


def test_a_sequence_that_begins_later_has_nothing_yet(sender: Sender):
    sender.seqs = count(5)
    assert sender.send(sender.start()).have == 0


def test_a_device_that_proved_nothing_is_told_what_is_held_of_it(sender: Sender):
    sender.ticket = "none"
    assert sender.send(sender.start(), sender.start()).have == 2
    assert not Device.objects.filter(pk=sender.device).exists()


def test_a_restored_database_shows_by_its_have(sender: Sender):
    """The rows of last night are gone; what the device has in its memory of seven days fills them again."""
    records = [sender.start() for _ in range(3)]
    assert sender.send(*records[:1]).have == 1
    # The device was told 3 by the database that is gone; this one says 1, and is fed again.
    assert sender.send(*records).have == 3


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_and_in_any_pieces_it_ends_at_the_last(sender: Sender, seed: int):
    random = Random(seed)
    records = [sender.start() if random.random() < 0.7 else sender.start() | {"kind": "x"} for _ in range(30)]
    random.shuffle(records)
    seen: set[int] = set()
    while records:
        some, records = records[:7], records[7:]
        have = sender.send(*some).have
        seen |= {record["seq"] for record in some}
        assert have == next(n for n in count(1) if n not in seen) - 1


def test_more_than_a_chunk_behind_a_gap(sender: Sender, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(devices, "CHUNK", 3)
    monkeypatch.setattr(devices, "ADVANCE", devices.ADVANCE.replace("LIMIT 1000", "LIMIT 3"))
    records = [sender.start() for _ in range(10)]
    assert sender.send(*records[1:]).have == 0
    assert sender.send(records[0]).have == 10


def test_the_epoch_stays_the_same(sender: Sender):
    assert sender.send().epoch == sender.send(sender.start()).epoch == devices.epoch()
