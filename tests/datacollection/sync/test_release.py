"""A person decides on what is held."""

from datetime import timedelta

import pytest

from datacollection.models import HeldRecord, HeldResolution, Session, SessionSummary, Trial
from datacollection.sync import tickets
from datacollection.sync.release import release
from students.models import Assignment
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import District


def rows_of(sender: Sender, *reasons: str) -> list[HeldRecord]:
    return list(HeldRecord.objects.waiting().filter(device=sender.device, reason__in=reasons))


def count_them(sender: Sender, *reasons: str) -> list[str]:
    district = sender.district
    return list(
        release(by=district.case_manager, rows=rows_of(sender, *reasons), at=district.now, why="Substitute")
    )


@pytest.fixture
def substitute(district: District) -> Sender:
    """Nobody entered the assignment of the substitute in time."""
    return Sender(district, district.para_unassigned, district.now - timedelta(hours=1))


def test_a_released_session_counts_with_everything_that_waited_for_it(substitute: Sender):
    start = substitute.start()
    trials = [substitute.trial(start, n) for n in (1, 2)]
    assert statuses(substitute.send(start, *trials)) == [
        "held: not_assigned",
        "held: waiting",
        "held: waiting",
    ]
    assert count_them(substitute, "not_assigned") == []
    session = Session.objects.get(pk=start["id"])
    assert (session.recorder, session.began_at) == (substitute.user, substitute.at)
    assert session.trials.count() == 2
    assert SessionSummary.objects.get(session=session).score == 100
    decided = HeldResolution.objects.get(held__record_id=start["id"])
    assert (decided.by, decided.outcome, decided.why) == (
        substitute.district.case_manager,
        "released",
        "Substitute",
    )
    assert not HeldRecord.objects.waiting().filter(device=substitute.device).exists()
    assert statuses(substitute.send(start, *trials)) == ["duplicate"] * 3


def test_taps_after_the_tickets_end_are_released_with_their_session(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at - timedelta(hours=13))
    start = sender.start()
    trial = sender.trial(start)
    assert statuses(sender.send(start, trial)) == ["held: ticket", "held: ticket"]
    session = HeldRecord.objects.get(record_id=start["id"])
    release(by=sender.district.case_manager, rows=[session], at=sender.district.now, why="Late")
    assert Trial.objects.filter(pk=trial["id"]).exists()


def test_what_names_no_plan_cannot_be_counted_and_nothing_changes(sender: Sender):
    start = sender.start() | {"plan": None}
    sender.send(start)
    assert count_them(sender, "version") == ["version"]
    assert len(rows_of(sender, "version")) == 1


def test_a_torn_ticket_has_nobody_to_count_for(sender: Sender):
    sender.ticket = "torn"
    start = sender.start()
    sender.send(start)
    count_them(sender, "ticket")
    assert not Session.objects.filter(pk=start["id"]).exists()
    assert len(rows_of(sender, "ticket")) == 1


def test_a_decision_is_made_once(substitute: Sender):
    substitute.send(substitute.start())
    (row,) = rows_of(substitute, "not_assigned")
    for _ in range(2):
        release(by=substitute.district.case_manager, rows=[row], at=substitute.district.now, why="x")
    assert HeldResolution.objects.filter(held=row).count() == 1


def test_what_was_set_aside_stays_aside_when_it_comes_again(substitute: Sender):
    start = substitute.start()
    substitute.send(start)
    (row,) = rows_of(substitute, "not_assigned")
    district = substitute.district
    HeldResolution.objects.create(
        held=row, by=district.case_manager, at=district.now, outcome="set_aside", why="A test"
    )
    Assignment.objects.filter(para=district.para, student=district.student).update(
        para=district.para_unassigned
    )
    assert statuses(substitute.send(start)) == ["held: not_assigned"]
    assert not Session.objects.filter(pk=start["id"]).exists()
    assert HeldRecord.objects.filter(record_id=start["id"]).count() == 1


def test_an_assignment_that_was_entered_late_lets_the_resend_in(substitute: Sender):
    start = substitute.start()
    assert statuses(substitute.send(start)) == ["held: not_assigned"]
    district = substitute.district
    Assignment.objects.filter(para=district.para, student=district.student).update(
        para=district.para_unassigned
    )
    assert statuses(substitute.send(start)) == ["stored"]
    assert not rows_of(substitute, "not_assigned")


def test_what_nobody_is_known_for_is_said_to_be_stuck(sender: Sender):
    start = sender.start()
    start["ticket"] = "forged"
    assert statuses(sender.send(start)) == ["held: ticket"]
    assert count_them(sender, "ticket") == ["ticket"]
    assert HeldRecord.objects.waiting().filter(record_id=start["id"]).exists()


def test_what_lost_its_place_in_the_sequence_is_counted_in_a_new_one(sender: Sender):
    """Somebody else sent under this device's id: their records took the places of hers."""
    other = Sender(sender.district, sender.district.para, sender.at)
    other.device, other.ticket = sender.device, sender.ticket
    taken = other.start()
    assert statuses(other.send(taken, *[other.trial(taken, n) for n in (1, 2)])) == ["stored"] * 3
    start = sender.start()
    hers = [start, *[sender.trial(start, n) for n in (1, 2)]]
    assert statuses(sender.send(*hers)) == ["held: sequence"] * 3
    assert count_them(sender, "sequence") == []
    session = Session.objects.get(pk=start["id"])
    assert (session.recorder, session.trials.count()) == (sender.user, 2)
    assert Session.objects.get(pk=taken["id"]).trials.count() == 2
    assert statuses(sender.send(*hers)) == ["duplicate"] * 3
    assert not HeldRecord.objects.waiting().filter(device=sender.device).exists()
