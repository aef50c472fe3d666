"""A sheet of each measure, typed in: the same facts, and so the same score, as a recorder's."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core.ids import uuid7
from datacollection.models import Session, SessionSummary
from datacollection.paper.rows import PAPER_LAYOUTS
from iep.measures.registry import MEASURES
from iep.models import Target
from tests.fixtures.district import District
from tests.fixtures.plans import make_target

STEPS = ["Wet", "Soap", "Rub", "Dry"]
PLANS: dict[str, dict[str, Any]] = {
    "task_analysis": {"steps": STEPS},
    "partial_interval": {"settings": {"v": 1, "intervals": 6, "seconds": 10}},
    "whole_interval": {"settings": {"v": 1, "intervals": 6, "seconds": 10}},
    "momentary_interval": {"settings": {"v": 1, "intervals": 6, "seconds": 10}},
    "rating": {"settings": {"v": 1, "anchors": [[5, "Calm"]]}},
    "permanent_product": {"settings": {"v": 1, "out_of": 20}},
}
SHEETS: dict[str, tuple[list[dict[str, Any]], dict[str, Any], str, int]] = {
    "discrete_trial": ([{"response": 1, "prompt": 0}, {"response": 2}], {}, "50", 2),
    "task_analysis": (
        [{"response": 1, "prompt": 0}, {"response": 11}, {}, {"response": 10}],
        {},
        "33.333333",
        3,
    ),
    "frequency": ([], {"count": "7", "minutes": "30"}, "7", 7),
    "rate": ([], {"count": "7", "minutes": "30"}, "14", 7),
    "duration": ([{"minutes": "1", "seconds": "2.5"}, {}, {"seconds": "30"}], {"minutes": "10"}, "92.5", 2),
    "latency": ([{"seconds": "0"}, {"otherwise": 3}, {"seconds": "3.25"}], {}, "1.625", 3),
    "partial_interval": ([], {"marks": "+ - o\n+"}, "66.666667", 4),
    "whole_interval": ([], {"marks": "110?"}, "66.666667", 4),
    "momentary_interval": ([], {"marks": "−–-"}, "0", 3),
    "rating": ([{"value": 5}, {"value": 2}], {}, "3.5", 2),
    "permanent_product": ([{"value": "15"}, {"value": "2.5", "out_of": "5"}], {}, "70", 2),
}


def target_for(district: District, measure: str) -> Target:
    plain = {"settings": {}, "ladder": {}, "items": []}
    return make_target(district, district.goal, measure, n=8, **{**plain, **PLANS.get(measure, {})})


def sheet(district: District, lines: list[dict[str, Any]], **head: Any) -> dict[str, Any]:
    entry = uuid7(int(district.now.timestamp() * 1000))
    day = district.today - timedelta(days=1)
    data = {"entry": str(entry), "day": day.isoformat(), "began": "09:00", "purpose": "teaching"}
    data |= {"trial-TOTAL_FORMS": max(len(lines), 1), "trial-INITIAL_FORMS": 0}
    for n, line in enumerate(lines):
        data |= {f"trial-{n}-{name}": value for name, value in line.items()}
    return data | head


def test_every_measure_can_be_typed_in():
    assert SHEETS.keys() == {measure.key for measure in MEASURES}
    assert {measure.paper_row for measure in MEASURES} == {layout.key for layout in PAPER_LAYOUTS}


@pytest.mark.parametrize("measure", SHEETS)
def test_a_sheet_comes_to_what_a_recorder_would(client: Client, district: District, measure: str):
    lines, head, score, trials = SHEETS[measure]
    client.force_login(district.para)
    url = reverse("datacollection:paper", args=[target_for(district, measure).pk])
    assert client.get(url).status_code == 200
    data = sheet(district, lines, **head)
    response = client.post(url, data, follow=True)
    assert "Session saved" in response.content.decode()
    session = Session.objects.get(pk=data["entry"])
    assert session.trials.count() == trials
    assert SessionSummary.objects.get(session=session).score == Decimal(score)


def test_the_steps_of_a_chain_stand_before_their_lines(client: Client, district: District):
    client.force_login(district.para)
    page = client.get(reverse("datacollection:paper", args=[target_for(district, "task_analysis").pk]))
    html = page.content.decode()
    assert [f"{n}. {step}" in html for n, step in enumerate(STEPS, start=1)] == [True] * 4
    assert 'name="trial-4-response"' not in html
    assert '<th scope="col">Step</th>' in html
    assert "One line for each step" in html


def test_watched_and_no_episode_is_a_session(client: Client, district: District):
    client.force_login(district.para)
    data = sheet(district, [], minutes="10")
    client.post(reverse("datacollection:paper", args=[target_for(district, "duration").pk]), data)
    assert SessionSummary.objects.get(session=data["entry"]).score == 0


@pytest.mark.parametrize(
    ("measure", "lines", "head", "words"),
    [
        ("task_analysis", [], {}, "Fill in at least one line"),
        ("task_analysis", [{"response": 1}], {}, "Say which prompt it took"),
        ("task_analysis", [{"response": 5}], {}, "Select a valid choice"),
        ("duration", [{"seconds": "5"}], {}, "This field is required"),
        ("duration", [{"seconds": "0"}], {"minutes": "5"}, "longer than nothing"),
        ("duration", [{"minutes": "1440", "seconds": "1"}], {"minutes": "5"}, "at most a day"),
        ("duration", [{"seconds": "-5"}], {"minutes": "5"}, "greater than or equal to 0"),
        ("latency", [{"seconds": "5", "otherwise": 3}], {}, "Empty one of the two"),
        ("latency", [{"seconds": "soon"}], {}, "Enter a number"),
        ("partial_interval", [], {"marks": "+++++++"}, "There are 7 signs for 6 intervals"),
        ("partial_interval", [], {"marks": "  "}, "There are 0 signs"),
        ("partial_interval", [], {"marks": "+x"}, "is no sign"),
        ("partial_interval", [], {}, "This field is required"),
        ("rating", [{"value": 6}], {}, "Select a valid choice"),
        ("permanent_product", [{"value": "21"}], {}, "At most the points possible: 20"),
        ("permanent_product", [{"value": "6", "out_of": "5"}], {}, "At most the points possible: 5"),
        ("permanent_product", [{"out_of": "5"}], {}, "Say how many points"),
        ("permanent_product", [{"value": "1", "out_of": "0"}], {}, "greater than or equal to 0.001"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_nothing_is_stored(
    client: Client, district: District, measure: str, lines: list[Any], head: dict[str, Any], words: str
):
    client.force_login(district.para)
    data = sheet(district, lines, **head)
    url = reverse("datacollection:paper", args=[target_for(district, measure).pk])
    response = client.post(url, data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Session.objects.filter(pk=data["entry"]).exists()


def test_a_sheet_with_more_steps_than_the_chain_has_is_refused(client: Client, district: District):
    client.force_login(district.para)
    data = sheet(district, [{"response": 1, "prompt": 0}], **{"trial-TOTAL_FORMS": 9, "trial-8-response": 1})
    url = reverse("datacollection:paper", args=[target_for(district, "task_analysis").pk])
    assert client.post(url, data).status_code == 422
