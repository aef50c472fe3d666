"""A trial fits the measure of the version that its session names, or is held, in words (rule 2)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from datacollection.held.queries import HeldCase
from datacollection.models import HeldRecord, Session, SessionSummary, Trial
from datacollection.sync.reasons import Reason
from iep.measures.base import Misfit
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from iep.models import Target
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import District
from tests.fixtures.plans import make_target

PLAIN = {"prompt": None, "prompter": None}
CALM = {"lowest": 1, "highest": 5, "anchors": [[1, "Upset"], [5, "Calm"]]}

# measure: what its version says, taps that are stored, what they come to, taps that are held and why
TAKEN: dict[str, tuple[dict[str, Any], list[Any], str, list[Any]]] = {
    "discrete_trial": (
        {},
        [{"response": 1, "prompt": 0, "prompter": 0}],
        "100",
        [({"response": 5}, "measure")],
    ),
    "task_analysis": (
        {"steps": ["Wet", "Soap", "Rub", "Dry"], "settings": {"v": 1, "chaining": "backward"}},
        [
            {"response": 1, "step": 4, "prompt": 0, "prompter": 0},
            {"response": 11, "step": 1},
            {"response": 10, "step": 2},
        ],
        "33.333333",
        [({"response": 1, "step": 5}, "step"), ({"response": 2}, "step"), ({"response": 5}, "measure")],
    ),
    "frequency": ({}, [{"response": 5}, {"response": 5}], "2", [({"response": 7}, "measure")]),
    "rate": ({}, [{"response": 5}], "60", [({"response": 1}, "measure")]),
    "duration": ({}, [{"response": 5, "seconds": 12.3456}], "12.346", [({"response": 5}, "seconds")]),
    "latency": (
        {},
        [{"response": 5, "seconds": 4}, {"response": 3}, {"response": 4}],
        "4",
        [({"response": 5}, "seconds"), ({"response": 1, "seconds": 4}, "measure")],
    ),
    "partial_interval": (
        {"settings": {"v": 1, "intervals": 4, "seconds": 15}},
        [{"response": 5, "step": 1}, {"response": 7, "step": 2}, {"response": 8, "step": 3}],
        "50",
        [({"response": 5, "step": 5}, "step"), ({"response": 7}, "step")],
    ),
    "whole_interval": ({}, [{"response": 5, "step": 10}], "100", [({"response": 5, "step": 11}, "step")]),
    "momentary_interval": ({}, [{"response": 7, "step": 1}], "0", [({"response": 9, "value": 1}, "measure")]),
    "rating": (
        {"settings": {"v": 1, **CALM}},
        [{"response": 9, "value": 5}, {"response": 9, "value": 2}],
        "3.5",
        [({"response": 9, "value": 6}, "value"), ({"response": 9}, "value")],
    ),
    "permanent_product": (
        {"settings": {"v": 1, "out_of": 20}},
        [{"response": 9, "value": 15}, {"response": 9, "value": 5, "out_of": 5}],
        "80",
        [({"response": 9, "value": 21}, "value"), ({"response": 9, "value": 6, "out_of": 5}, "value")],
    ),
}


def target_for(district: District, measure: str, **more: Any) -> Target:
    goal = district.target.goal
    said = TAKEN[measure][0]
    return make_target(district, goal, measure, n=9, **{"settings": {}, "ladder": {}, **said, **more})


def test_every_measure_has_its_taps_here():
    assert TAKEN.keys() == {measure.key for measure in MEASURES}


@pytest.mark.parametrize("measure", TAKEN)
def test_what_fits_the_plan_is_stored_and_scored_and_what_does_not_is_held(sender: Sender, measure: str):
    _said, good, score, bad = TAKEN[measure]
    start = sender.start(target_for(sender.district, measure))
    end = sender.record("session.end", {"session": start["id"]}, sender.at + timedelta(minutes=1))
    taps = [sender.trial(start, n, **{**PLAIN, **tap}) for n, tap in enumerate(good, start=1)]
    odd = [sender.trial(start, 50 + n, **{**PLAIN, **tap}) for n, (tap, _why) in enumerate(bad)]
    found = statuses(sender.send(start, end, *taps, *odd))
    assert found == ["stored"] * (2 + len(taps)) + [f"held: {why}" for _tap, why in bad]
    assert Trial.objects.filter(session=start["id"]).count() == len(taps)
    assert SessionSummary.objects.get(session=start["id"]).score == Decimal(score)


def test_what_is_held_is_told_in_words(sender: Sender):
    start = sender.start(target_for(sender.district, "rating"))
    sender.send(start, sender.trial(start, response=9, value=6, **PLAIN))
    (held,) = HeldRecord.objects.filter(device=sender.device)
    assert HeldCase(held).why == "Its value is missing, or is none that this target's plan allows."
    assert held.student == sender.district.student


def test_every_misfit_has_words():
    assert {Reason(misfit.value).label for misfit in Misfit}


def test_a_session_is_judged_by_its_own_version_whatever_came_later(sender: Sender):
    """The same tap in a batch of its own: the session's version is read from the database."""
    start = sender.start(target_for(sender.district, "partial_interval"))
    sender.send(start)
    again = [sender.trial(start, n, response=5, step=step, **PLAIN) for n, step in ((1, 4), (2, 5))]
    assert statuses(sender.send(*again)) == ["stored", "held: step"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"response": 0},
        {"response": 12},
        {"response": Response.SCORED},
        {"response": 1, "out_of": 5},
        {"response": 1, "value": 6, "out_of": 5},
        {"response": 1, "value": 0, "out_of": 0},
    ],
)
def test_the_database_knows_what_a_trial_can_be(sender: Sender, wrong: dict[str, Any]):
    start = sender.start()
    sender.send(start)
    session = Session.objects.get(pk=start["id"])
    with pytest.raises(IntegrityError, match="trial_"), transaction.atomic():
        Trial.objects.create(record=session.record, session=session, n=1, at=session.began_at, **wrong)


def test_episodes_longer_than_anybody_watched_keep_nothing_out(sender: Sender):
    """What no student can do is stored as it was tapped, and its figure fits the table."""
    target = target_for(sender.district, "duration", settings={"v": 1, "told": "percent"})
    start = sender.start(target)
    taps = [sender.trial(start, n, response=5, seconds=86_400, **PLAIN) for n in range(1, 61)]
    end = sender.record("session.end", {"session": start["id"]}, sender.at + timedelta(seconds=1))
    assert set(statuses(sender.send(start, end, *taps))) == {"stored"}
    assert SessionSummary.objects.get(session=start["id"]).score == 518_400_000
