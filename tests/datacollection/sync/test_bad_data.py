"""What only the database finds: the one bad record is held, its batch is not."""

import pytest
from django.db import connection

from datacollection.models import HeldRecord, Trial
from datacollection.sync import store
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import District


def forbid(table: str, column: str) -> None:
    """A rule that only the database knows of."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT no_poison CHECK ({column} <> 'poison')")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_one_record_that_the_database_refuses_is_held_alone(sender: Sender):
    start = sender.start()
    sender.send(start)
    forbid("datacollection_trial", "item")
    trials = [sender.trial(start, n, item="poison" if n in {3, 17} else "") for n in range(1, 30)]
    answer = sender.send(*trials)
    found = statuses(answer)
    assert (found[2], found[16]) == ("held: database", "held: database")
    assert found.count("stored") == 27
    assert answer.have == 30
    assert Trial.objects.filter(session=start["id"]).count() == 27
    assert HeldRecord.objects.filter(reason="database", student=sender.district.student).count() == 2


def test_a_session_that_the_database_refuses_keeps_its_trials_waiting(sender: Sender):
    forbid("datacollection_session", "setting")
    start = sender.start(setting="poison")
    assert statuses(sender.send(start, sender.trial(start))) == ["held: database", "held: waiting"]


def test_sifting_finds_each_bad_one(district: District):
    def put(items):  # type: ignore[no-untyped-def]
        if any(item < 0 for item in items):
            raise ValueError
        return set(items)

    for bad in ([], [-1], [-1, -2], [-1, -2, -3, -4, -5, -6, -7]):
        items = [*range(10), *bad]
        stored, found = store.sift(sorted(items), put)
        assert (stored, sorted(found)) == (set(range(10)), sorted(bad))


def test_a_mistake_of_ours_in_one_kind_holds_that_record_only(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
):
    """The kind's own code is broken on purpose, to see that it takes nothing else with it."""
    from datacollection.sync.record_kinds import RECORD_KINDS

    def fall_over(*_: object) -> None:
        raise ZeroDivisionError

    start = sender.start()
    for method in ("parse", "judge"):
        with monkeypatch.context() as patch:
            patch.setattr(type(RECORD_KINDS.get("undo")), method, fall_over)
            broken = sender.undo(start)
            assert statuses(sender.send(broken, sender.start())) == ["held: malformed", "stored"]
