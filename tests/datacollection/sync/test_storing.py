from datetime import timedelta
from uuid import UUID

from datacollection.models import Batch, Device, Record, Session, SessionMark, SessionSummary
from staff.calendar.school_time import school_day
from tests.datacollection.sync.sending import Sender, statuses


def test_a_session_and_its_trials_are_stored_and_scored(sender: Sender):
    start = sender.start()
    wrong = sender.trial(start, 2, response=2, prompt=None, prompter=None)
    answer = sender.send(start, sender.trial(start, 1), wrong)
    assert statuses(answer) == ["stored"] * 3
    assert answer.have == 3
    session = Session.objects.get(pk=start["id"])
    assert (session.recorder, session.target) == (sender.user, sender.district.target)
    assert session.trials.count() == 2
    assert SessionSummary.objects.get(session=session).score == 50


def test_the_order_within_a_batch_does_not_matter(sender: Sender):
    start = sender.start()
    trial, end = (
        sender.trial(start),
        sender.record("session.end", {"session": start["id"], "reason": "finished"}),
    )
    answer = sender.send(end, trial, start)
    assert statuses(answer) == ["stored"] * 3
    assert [result.id for result in answer.results] == [end["id"], trial["id"], start["id"]]


def test_every_value_of_a_trial_is_kept(sender: Sender):
    start = sender.start()
    said = {
        "response": 1,
        "prompt": 2,
        "prompter": 1,
        "step": 3,
        "item": "red 🔴 ‮car",
        "value": 1.5,
        "seconds": 2.3456,
        "out_of": 2,
    }
    assert statuses(sender.send(start, sender.trial(start, 7, **said))) == ["stored", "stored"]
    trial = Session.objects.get(pk=start["id"]).trials.get()
    kept = (trial.n, trial.response, trial.prompt, trial.prompter, trial.step, trial.item)
    assert kept == (7, 1, 2, 1, 3, "red 🔴 ‮car")
    assert (str(trial.value), str(trial.seconds), str(trial.out_of)) == ("1.500", "2.346", "2.000")
    assert trial.at == trial.record.made_at


def test_marks_give_the_observed_time(sender: Sender):
    began = sender.at
    start = sender.start(at=began)
    marks = [
        sender.record(f"session.{kind}", {"session": start["id"]} | reason, began + timedelta(seconds=second))
        for kind, reason, second in (
            ("pause", {"reason": "interrupted"}, 60),
            ("resume", {}, 90),
            ("end", {"reason": "finished"}, 120),
        )
    ]
    assert statuses(sender.send(start, *marks, at=began + timedelta(minutes=5))) == ["stored"] * 4
    assert list(
        SessionMark.objects.filter(session=start["id"]).order_by("at").values_list("kind", "reason")
    ) == [
        ("pause", "interrupted"),
        ("resume", ""),
        ("end", "finished"),
    ]
    summary = SessionSummary.objects.get(session=start["id"])
    assert summary.observed_seconds == 90
    assert summary.ended_at == began + timedelta(minutes=2)


def test_watched_and_nothing_happened_is_a_zero_and_not_nothing(sender: Sender):
    start = sender.start(sender.district.frequency_target)
    end = sender.record("session.end", {"session": start["id"]}, sender.at + timedelta(minutes=10))
    sender.send(start, end, at=sender.at + timedelta(minutes=11))
    summary = SessionSummary.objects.get(session=start["id"])
    assert (summary.score, summary.observed_seconds) == (0, 600)


def test_a_session_belongs_to_the_day_on_the_wall_of_the_school(sender: Sender):
    start = sender.start()
    sender.send(start)
    session = Session.objects.get(pk=start["id"])
    assert session.school_day == school_day(sender.district.school, session.began_at)


def test_the_device_and_the_batch_are_kept(sender: Sender):
    sender.ahead = timedelta(minutes=-3)
    start = sender.start()
    sender.send(start)
    device = Device.objects.get(pk=sender.device)
    assert (device.school, device.mode, device.have) == (sender.district.school, "own", 1)
    batch = Batch.objects.get(device=device)
    assert batch.clock_skew == -180
    record = Record.objects.get(pk=start["id"])
    assert (record.batch, record.actor, record.kind, record.seq) == (batch, sender.user, "session.start", 1)


def test_the_receipt_is_the_one_of_the_contract(sender: Sender):
    start = sender.start()
    words = sender.send(start, 17).to_json()
    assert words["paraportal"] == "receipt"
    assert UUID(words["epoch"])
    assert words["have"] == 1
    assert words["results"] == [
        {"id": start["id"], "status": "stored", "why": ""},
        {"id": None, "status": "refused", "why": "id"},
    ]


def test_an_empty_batch_asks_how_far_we_are(sender: Sender):
    sender.send(sender.start())
    answer = sender.send()
    assert (answer.have, answer.results) == (1, [])
    assert Batch.objects.filter(device=sender.device).count() == 1


def test_a_device_may_not_name_a_time_as_paper_may(sender: Sender):
    """Otherwise a para assigned today could write into last week."""
    start = sender.start(source="paper", began_at=(sender.at - timedelta(days=2)).isoformat())
    assert statuses(sender.send(start, sender.trial(start))) == ["held: paper", "held: waiting"]
