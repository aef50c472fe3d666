"""Two versions of one part beside each other, and any day of the past with the new parts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iep.drafts import actions as draft_actions
from iep.publishing import actions as publishing_actions
from tests.iep.plan_form_helpers import MEETING, goal_fields, service_fields, target_fields, url


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def body(response):
    return response.content.decode()


def renewed(district, by, n, **changed):
    """Version n + 1 of the district's goal, service and target."""
    draft_actions.save_draft(of=district.goal, fields=goal_fields(area=f"Area {n}", **changed), by=by)
    draft_actions.save_draft(of=district.service, fields=service_fields(minutes=30 + n), by=by)
    draft_actions.save_draft(of=district.target, fields=target_fields(name=f"Name {n}"), by=by)
    return publishing_actions.publish(student=district.student, by=by, **MEETING)


def test_two_versions_stand_beside_each_other_in_words(client, district, teacher):
    renewed(district, teacher, 1, baseline="40 %")
    html = body(client.get(url("compare", district.goal.versions.get(number=2).pk)))
    assert "CANARY-GoalVersion.area-1" in html
    assert "Area 1" in html
    assert "40 %" in html
    assert html.count("Changed") >= 3
    assert "IEP team meeting" in html


@pytest.mark.parametrize("part", ["goal", "service", "target"])
def test_any_version_is_compared_with_any_other(client, district, teacher, part):
    for n in (1, 2):
        renewed(district, teacher, n)
    first, _second, third = getattr(district, part).versions.order_by("number")
    html = body(client.get(url("compare", third.pk), {"with": first.pk}))
    head = html[html.index("<thead") :]
    assert head.index("Version 1") < head.index("Version 3")
    assert "Version 2" not in head


def test_one_version_says_that_there_is_no_other(client, district, teacher):
    html = body(client.get(url("compare", district.target.versions.get().pk)))
    assert "There is only one version" in html


def test_what_is_no_version_of_the_same_part_is_not_there(client, district, teacher):
    page = url("compare", district.goal_version.pk)
    for other in (district.target.versions.get().pk, "x", "\0"):
        assert client.get(page, {"with": other}).status_code == 404, other


def test_a_draft_is_not_compared_here(client, district, teacher):
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    assert client.get(url("compare", draft.pk)).status_code == 404


def test_comparing_takes_as_many_queries_for_three_versions_as_for_two(client, district, teacher):
    counts = []
    for n in (1, 2):
        renewed(district, teacher, n)
        newest = district.goal.versions.get(number=n + 1)
        client.get(url("compare", newest.pk))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url("compare", newest.pk)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 16


def test_a_past_day_opens_with_the_services_of_that_day(client, district, teacher):
    long_ago = district.now - timedelta(days=7)
    draft_actions.save_draft(of=district.service, fields=service_fields(minutes=77), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    page = url("plan", district.student.pk)
    assert "77 minutes" in body(client.get(page))
    then = body(client.get(page, {"on": long_ago.date()}))
    assert "30 minutes, 2 times a week" in then
    assert "77 minutes" not in then


def test_history_leads_to_the_comparison(client, district, teacher):
    renewed(district, teacher, 1)
    html = body(client.get(url("history", district.student.pk)))
    assert url("compare", district.service.versions.get(number=2).pk) in html
