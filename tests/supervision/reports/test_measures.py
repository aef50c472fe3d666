"""A week of each measure, by hand: what the report, the target's page and the list of taps say of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response
from supervision.reports.numbers import compute_numbers
from supervision.reports.report_section import ReportScope
from supervision.reports.weeks import Week
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.fixtures.plans import make_target
from tests.supervision.reports.conftest import sit

R = Response
ALONE = (R.CORRECT, 0, Prompter.NOBODY)


def fact(response: Response, **more: Any) -> tuple[Any, ...]:
    numbers = {key: Decimal(value) if key != "step" else value for key, value in more.items()}
    return (response, None, None, {"item": "", **numbers})


def alone(step: int) -> tuple[Any, ...]:
    return (*ALONE, {"item": "", "step": step})


def strip(key: str) -> dict[str, Any]:
    """Intervals: 1 of 2 on Monday, 3 of 4 on Tuesday."""
    yes, no, missed = R.OCCURRENCE, R.NOT_OCCURRED, R.NOT_OBSERVED
    return {
        "plan": {"settings": {"v": 1, "intervals": 4, "seconds": 15}},
        "days": [
            [fact(yes, step=1), fact(no, step=2), fact(missed, step=3)],
            [fact(yes, step=1), fact(yes, step=2), fact(yes, step=3), fact(no, step=4)],
        ],
        "words": "66.7 % of intervals (4 of 6; 2 not observed)",
        "n": 6,
        "tap": "Interval 3",
        "warns": MEASURES.get(key).warning,
    }


WEEKS: dict[str, dict[str, Any]] = {
    "discrete_trial": {
        "days": [[ALONE], [fact(R.INCORRECT)] * 9],
        "words": "10 % independent (1 of 10)",
        "n": 10,
        "tap": "Independent",
    },
    "task_analysis": {
        "plan": {
            "steps": ["Wet", "Rub", "Dry"],
            "settings": {"v": 1, "chaining": "backward", "training_sessions": 2},
        },
        "days": [[fact(R.DONE_BY_ADULT, step=1), alone(3)], [fact(R.NOT_APPLICABLE, step=1), alone(3)]],
        "words": "40 % independent (2 of 5 steps)",
        "n": 3,
        "tap": "Step 3: Dry",
        "says": "Step 3 was independent in 2 of the last 2 sessions. Proposed next: step 2.",
    },
    "frequency": {
        "days": [[fact(R.OCCURRENCE)] * 3, []],
        "words": "3 times in 20 min",
        "n": 3,
        "tap": "Happened",
    },
    "rate": {
        "days": [[fact(R.OCCURRENCE)] * 3, []],
        "words": "9 times per hour (3 in 20 min)",
        "n": 3,
        "tap": "Happened",
    },
    "duration": {
        "days": [[fact(R.OCCURRENCE, seconds=90), fact(R.OCCURRENCE, seconds=30)], []],
        "words": "2 min in 2 episodes (mean 1 min), 10 % of 20 min",
        "n": 2,
        "tap": "1 min 30 s",
    },
    "latency": {
        "days": [[fact(R.OCCURRENCE, seconds=2), fact(R.NO_RESPONSE)], [fact(R.OCCURRENCE, seconds=4)] * 3],
        "words": "Mean 3.5 s, median 4 s of 4 responses; 1 without a response",
        "n": 4,
        "tap": "2 s",
    },
    "rating": {
        "plan": {"settings": {"v": 1, "anchors": [[5, "Calm"]]}},
        "days": [[fact(R.SCORED, value=5)], [fact(R.SCORED, value=2)] * 2],
        "words": "Mean 3, median 2 of 3 ratings",
        "n": 3,
        "tap": "5 (Calm)",
    },
    "permanent_product": {
        "days": [[fact(R.SCORED, value=9)], [fact(R.SCORED, value=3, out_of=20)]],
        "words": "40 % (12 of 30 points)",
        "n": 2,
        "tap": "9 of 10 points",
    },
    **{key: strip(key) for key in ("partial_interval", "whole_interval", "momentary_interval")},
}


def test_every_measure_has_its_week():
    assert WEEKS.keys() == {measure.key for measure in MEASURES}


@pytest.mark.slow
def test_the_week_of_every_measure_is_said_as_computed_by_hand(
    client: Client, district: District, week: Week
):
    client.force_login(district.case_manager)
    targets = {}
    for n, (key, said) in enumerate(WEEKS.items(), start=20):
        plan = {"settings": {}, "items": [], **said.get("plan", {})}
        targets[key] = make_target(district, district.goal, key, n, **plan)
        for day, taps in enumerate(said["days"]):
            session = sit(district, week, day, taps, target=targets[key])
            if day == 0:
                page = client.get(reverse("datacollection:session", args=[session.pk])).content.decode()
                assert said["tap"] in page, key
        page = client.get(reverse("datacollection:target", args=[targets[key].pk])).content.decode()
        assert said.get("says", "") in page, key
        assert said.get("warns", "") in page, key
        assert "<svg" in page, key

    numbers = compute_numbers(ReportScope(district.case_manager, district.school, week, right_now()))
    student = next(one for one in numbers["students"] if one["id"] == str(district.student.pk))
    figures = {one["id"]: one for one in student["targets"]}
    for key, said in WEEKS.items():
        figure = figures[str(targets[key].pk)]
        assert figure["teaching"] == {"words": said["words"], "sessions": 2, "n": said["n"]}, key
        assert figure["chart"]["points"], key
        assert figure["criterion"], key
    # Discrete trials 1 alone of 10; of the chain 2 steps alone and 1 done by an adult.
    assert student["shares"] == [3, 0, 0, 10]
