"""Real processes on one real database, at the same moment."""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from datacollection.models import Batch, Device, HeldRecord, Record, SessionSummary, Trial
from datacollection.sync.ingest import ingest
from tests.datacollection.sync.sending import Sender, statuses
from tests.faults.crowd import all_at_once, deadlocks, flat
from tests.fixtures.district import District

pytestmark = pytest.mark.faults  # no engine is stopped, but there is no room for twenty processes elsewhere


@pytest.fixture
def district(committed_district: District) -> District:
    """Committed rows: other processes must see them."""
    return committed_district


@pytest.fixture
def sender(district: District) -> Sender:
    return Sender(district, district.para, district.now - timedelta(hours=1))


def sending(body: bytes, sender: Sender) -> Callable[[], list[str]]:
    """The statuses that another process gets for `body`."""
    return lambda: statuses(ingest(body, sender.at + timedelta(minutes=5)))


def test_the_same_body_from_twenty_processes_stores_each_record_once(sender: Sender):
    start = sender.start()
    records = [start, *(sender.trial(start, n) for n in range(1, 30)), sender.trial(start, 0)]
    body = sender.body(records)
    answers = all_at_once(*[sending(body, sender)] * 20)
    told = Counter(flat(answers))
    assert told == {"stored": 30, "duplicate": 19 * 30, "held: malformed": 20}
    assert Record.objects.filter(device=sender.device).count() == 30
    assert Trial.objects.filter(session=start["id"]).count() == 29
    assert HeldRecord.objects.filter(device=sender.device).count() == 1
    assert SessionSummary.objects.get(session=start["id"]).n == 29
    assert Device.objects.get(pk=sender.device).have == 31
    assert Batch.objects.filter(device=sender.device).count() == 1


def test_two_batches_in_opposite_order_do_not_deadlock(district: District):
    """The same taps from two devices of one person, back to front; a third holds the one in the middle.

    Without one order each would own the other's half when the middle is let go.
    """
    before, ready = deadlocks(), multiprocessing.get_context("fork").Event()
    one, other = (Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(2))
    start = one.start()
    one.send(start)
    forth = [one.trial(start, n) for n in range(1, 22)]
    back = [record | {"ticket": other.ticket} for record in reversed(forth)]

    def hold_the_middle() -> list[str]:
        with transaction.atomic():
            insert_bare(forth[10]["id"], district)
            ready.set()
            wait_until_blocked(2)
            transaction.set_rollback(True)
        return []

    def send(records: list[dict[str, Any]], sender: Sender) -> list[str]:
        ready.wait()
        return sending(sender.body(records), sender)()

    answers = all_at_once(hold_the_middle, partial(send, forth, one), partial(send, back, other))
    assert Counter(flat(answers)) == {"stored": 21, "duplicate": 21}
    assert deadlocks() == before


def insert_bare(record: str, district: District) -> None:
    """A record with this id and nothing else of interest."""
    at, seq = district.now, 999_999
    common = {"kind": "trial", "actor": district.para, "made_at": at, "said_at": at, "digest": b""}
    Record.objects.create(id=record, device=district.device, seq=seq, batch=district.batch, **common)


def wait_until_blocked(backends: int) -> None:
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= backends:
                return
        time.sleep(0.02)
    raise AssertionError("they did not meet")


def test_taps_on_the_same_sessions_from_two_devices_are_all_in_the_summary(district: District):
    before = deadlocks()
    one, other = (Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(2))
    starts = [one.start() for _ in range(6)]
    one.send(*starts)
    for n in range(1, 6):
        mine = [one.trial(start, n) for start in starts]
        theirs = [other.trial(start, n + 50) for start in reversed(starts)]
        all_at_once(sending(one.body(mine), one), sending(other.body(theirs), other))
    assert {summary.n for summary in SessionSummary.objects.filter(pk__in=[s["id"] for s in starts])} == {10}
    assert deadlocks() == before


def test_a_session_and_its_trial_that_come_at_once_from_two_devices_find_each_other(district: District):
    one, other = (Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(2))
    for _ in range(8):
        start = one.start()
        trial = other.trial(start)
        all_at_once(sending(one.body([start]), one), sending(other.body([trial]), other))
        assert Trial.objects.filter(pk=trial["id"]).exists()
        assert SessionSummary.objects.get(session=start["id"]).n == 1
    assert not HeldRecord.objects.waiting().filter(device=other.device).exists()


def test_two_acknowledgments_at_once_of_one_person_are_one(district: District):
    one, other = (Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(2))
    update = {"update": str(district.update.pk)}
    bodies = [(s.body([s.record("update.acknowledged", update)]), s) for s in (one, other)]
    assert flat(all_at_once(*(sending(body, sender) for body, sender in bodies))) == ["stored", "stored"]
    receipt = district.update.receipts.get(user=district.para)
    assert receipt.record in set(
        Record.objects.filter(kind="update.acknowledged").values_list("pk", flat=True)
    )


def test_a_device_that_everybody_hears_of_for_the_first_time_at_once_is_registered_once(district: District):
    sender = Sender(district, district.para, district.now - timedelta(hours=1))
    bodies = [sender.body([sender.start()]) for _ in range(6)]
    assert flat(all_at_once(*(sending(body, sender) for body in bodies))) == ["stored"] * 6
    assert Device.objects.get(pk=sender.device).have == 6


def test_ten_devices_with_500_records_each_at_once(district: District):
    """The network of a school comes back, and everybody who was offline all day sends."""
    senders = [Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(10)]
    bodies = []
    for sender in senders:
        start = sender.start()
        bodies.append(sender.body([start, *(sender.trial(start, n) for n in range(1, 500))]))
    works = [sending(body, sender) for body, sender in zip(bodies, senders, strict=True)]
    assert Counter(flat(all_at_once(*works))) == {"stored": 5000}
    devices = [sender.device for sender in senders]
    assert Record.objects.filter(device__in=devices).count() == 5000
    assert set(Device.objects.filter(pk__in=devices).values_list("have", flat=True)) == {500}
    assert set(SessionSummary.objects.exclude(session=district.session).values_list("n", flat=True)) >= {499}
