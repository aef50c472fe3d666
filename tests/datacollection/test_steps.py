"""A chain step by step: what the page of a target says about each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from datacollection.graphs.sittings import sittings_of
from datacollection.graphs.steps import steps_of
from iep.measures.trials import Prompter, Response
from iep.models import Target
from tests.fixtures.district import District
from tests.fixtures.plans import make_target
from tests.fixtures.sessions import make_session

BACKWARD = {"v": 1, "chaining": "backward"}


@pytest.fixture
def chain(district: District) -> Target:
    plan = {"settings": BACKWARD, "steps": ["Wet", "Rub", "Dry"], "items": []}
    return make_target(district, district.goal, "task_analysis", 7, **plan)


def alone(step: int) -> tuple[Any, ...]:
    return (Response.CORRECT, 0, Prompter.NOBODY, {"step": step})


def taught(district: District, chain: Target, days_ago: int, *taps: tuple[Any, ...], **more: Any) -> None:
    make_session(district, chain, at=district.now - timedelta(days=days_ago, hours=2), taps=taps, **more)


def test_each_step_shows_what_became_of_it(district: District, chain: Target, client: Client):
    wrong = (Response.INCORRECT, None, None, {"step": 2})
    adult = (Response.DONE_BY_ADULT, None, None, {"step": 1})
    taught(district, chain, 3, adult, alone(3))
    taught(district, chain, 2, (Response.NOT_APPLICABLE, None, None, {"step": 1}), wrong, alone(3))
    taught(district, chain, 1, alone(1), purpose="probe")
    found = steps_of(chain.versions.get(), sittings_of([chain.pk])[chain.pk])
    assert found is not None
    said = [[words for _key, words in row.results] for row in found.rows]
    assert said == [["Did not arise", "Adult"], ["No", "Not taught"], ["Yes", "Yes"]]
    assert [row.is_training for row in found.rows] == [False, False, True]
    assert found.proposal is not None
    assert not found.proposal.is_met
    client.force_login(district.para)
    page = client.get(reverse("datacollection:target", args=[chain.pk])).content.decode()
    assert "Step 3 was independent in 2 of the last 2 sessions. Its criterion:" in page


def test_steps_of_another_chain_are_not_mixed_in(district: District, chain: Target):
    taught(district, chain, 2, alone(3))
    old = chain.versions.get()
    at = district.now - timedelta(days=1)
    old.in_force = (old.in_force.lower, at)
    old.save()
    words = {name: getattr(old, name) for name in old.CONTENT} | {"steps": ["Open", "Wet", "Rub", "Dry"]}
    people = {"drafted_by": old.drafted_by, "published_by": old.drafted_by, "published_at": at}
    new = chain.versions.create(
        **words, **people, number=2, based_on=old, in_force=(at, None), source="teaching"
    )
    found = steps_of(new, sittings_of([chain.pk])[chain.pk])
    assert found is not None
    assert found.sessions == []
    assert found.proposal is not None
    assert found.proposal.sentence == "Step 4 has not been tried yet."


def test_other_measures_have_no_steps(district: District):
    version = district.target.versions.get()
    assert steps_of(version, sittings_of([district.target.pk])[district.target.pk]) is None
