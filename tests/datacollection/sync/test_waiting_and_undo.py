from datetime import timedelta

import pytest

from core.ids import uuid7
from datacollection.models import Correction, HeldRecord, Record, SessionSummary, Trial
from students.models import Assignment
from tests.datacollection.sync.sending import Sender, statuses

MINUTE = timedelta(minutes=1)


def test_a_trial_before_its_session_waits_and_is_released_by_it(sender: Sender):
    start = sender.start()
    trial = sender.trial(start, at=sender.at + MINUTE)
    first = sender.send(trial, at=sender.at + 2 * MINUTE)
    assert (statuses(first), first.have) == (["held: waiting"], 0)
    held = HeldRecord.objects.get(record_id=trial["id"])
    assert str(held.waits_for) == start["id"]

    second = sender.send(start, at=sender.at + 90 * MINUTE)
    assert (statuses(second), second.have) == (["stored"], 2)
    stored = Trial.objects.get(pk=trial["id"])
    assert stored.at == stored.record.made_at == sender.at + MINUTE
    resolution = held.resolutions.get()
    assert (resolution.outcome, resolution.by) == ("released", None)
    assert SessionSummary.objects.get(session=start["id"]).n == 1
    assert statuses(sender.send(trial, at=sender.at + 91 * MINUTE)) == ["duplicate"]


def test_what_waits_for_another_session_goes_on_waiting(sender: Sender):
    trial = sender.trial(str(uuid7()))
    sender.send(trial)
    sender.send(sender.start())
    assert HeldRecord.objects.waiting().filter(record_id=trial["id"]).exists()


def test_what_waited_is_judged_at_its_own_moment(sender: Sender):
    """Three days pass before the session comes in; what was tapped in time counts."""
    start = sender.start()
    trial = sender.trial(start)
    sender.send(trial)
    sender.send(start, at=sender.at + timedelta(days=3))
    assert Trial.objects.filter(pk=trial["id"]).exists()


def test_what_waited_and_was_not_permitted_says_so_then(sender: Sender):
    colleague = Sender(sender.district, sender.district.case_manager, sender.at)
    start = sender.start()
    trial = colleague.trial(start)
    assert statuses(colleague.send(trial)) == ["held: waiting"]
    sender.send(start)
    waiting, now = HeldRecord.objects.filter(record_id=trial["id"]).order_by("pk")
    assert (waiting.reason, waiting.resolutions.get().outcome) == ("waiting", "replaced")
    assert (now.reason, now.student) == ("not_theirs", sender.district.student)
    assert now.received_at == waiting.received_at


def test_the_trials_of_a_held_session_are_seen_by_its_students_teacher(sender: Sender):
    Assignment.objects.filter(para=sender.user, student=sender.district.student).update(
        para=sender.district.para_unassigned
    )
    start = sender.start()
    trial = sender.trial(start)
    assert statuses(sender.send(start, trial)) == ["held: not_assigned", "held: waiting"]
    later = sender.trial(start, 2)
    assert statuses(sender.send(later)) == ["held: waiting"]
    rows = HeldRecord.objects.filter(device=sender.device)
    assert {row.student for row in rows} == {sender.district.student}


def test_an_undo_takes_a_trial_out_of_the_score(sender: Sender):
    start = sender.start()
    right, wrong = sender.trial(start, 1), sender.trial(start, 2, response=2, prompt=None, prompter=None)
    sender.send(start, right, wrong)
    assert SessionSummary.objects.get(session=start["id"]).score == 50
    assert statuses(sender.send(sender.undo(wrong))) == ["stored"]
    assert SessionSummary.objects.get(session=start["id"]).score == 100
    assert Trial.objects.filter(pk=wrong["id"]).exists(), "nothing is overwritten"


@pytest.mark.parametrize("in_one_batch", [False, True])
def test_an_undo_before_its_target_is_stored_and_takes_effect(sender: Sender, in_one_batch: bool):
    start = sender.start()
    right, wrong = sender.trial(start, 1), sender.trial(start, 2, response=2, prompt=None, prompter=None)
    undo = sender.undo(wrong)
    if in_one_batch:
        assert statuses(sender.send(undo, wrong, right, start)) == ["stored"] * 4
    else:
        assert statuses(sender.send(start, undo, right)) == ["stored"] * 3
        assert statuses(sender.send(wrong)) == ["stored"]
    assert SessionSummary.objects.get(session=start["id"]).score == 100


def test_what_was_undone_stays_undone_when_it_is_sent_again(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    sender.send(start, trial)
    sender.send(sender.undo(trial))
    assert statuses(sender.send(trial)) == ["duplicate"]
    assert SessionSummary.objects.get(session=start["id"]).n == 0


def test_an_undo_of_nothing_is_stored_and_changes_nothing(sender: Sender):
    undo = sender.undo(str(uuid7()))
    assert statuses(sender.send(undo)) == ["stored"]
    assert Correction.objects.effective().filter(pk=undo["id"]).count() == 0


def test_an_undo_of_anothers_trial_is_held(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    sender.send(start, trial)
    colleague = Sender(sender.district, sender.district.case_manager, sender.at)
    assert statuses(colleague.send(colleague.undo(trial))) == ["held: not_undone"]
    assert HeldRecord.objects.get(reason="not_undone").student == sender.district.student


def test_an_undo_that_came_before_anothers_trial_has_no_effect(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    colleague = Sender(sender.district, sender.district.case_manager, sender.at)
    assert statuses(colleague.send(colleague.undo(trial))) == ["stored"]
    sender.send(start, trial)
    assert SessionSummary.objects.get(session=start["id"]).n == 1


def test_an_undone_end_is_no_end(sender: Sender):
    start = sender.start()
    end = sender.record("session.end", {"session": start["id"]}, sender.at + MINUTE)
    trial = sender.trial(start, at=sender.at + 3 * MINUTE)
    sender.send(start, end, trial, sender.undo(end, sender.at + 2 * MINUTE), at=sender.at + 4 * MINUTE)
    summary = SessionSummary.objects.get(session=start["id"])
    assert (summary.ended_at, summary.observed_seconds) == (None, 180)


def test_a_session_or_an_undo_is_not_undone(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    undo = sender.undo(trial)
    sender.send(start, trial, undo)
    assert statuses(sender.send(sender.undo(start), sender.undo(undo))) == ["held: not_undone"] * 2
    assert SessionSummary.objects.get(session=start["id"]).n == 0


def test_two_undos_of_one_trial_are_one(sender: Sender):
    start = sender.start()
    trial = sender.trial(start)
    assert statuses(sender.send(start, trial, sender.undo(trial), sender.undo(trial))) == ["stored"] * 4
    assert SessionSummary.objects.get(session=start["id"]).n == 0
    assert Record.objects.filter(kind="undo").count() == 2
