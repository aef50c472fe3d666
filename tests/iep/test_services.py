"""Services, objectives, and the two layers: written, published, told, shown with their source."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.publishing import basis_of
from core.versions import Source
from iep.drafts import actions as draft_actions
from iep.models import Goal, GoalVersion, PlanUpdate, Service, ServiceVersion, Support, Target
from iep.publishing import actions as publishing_actions
from iep.publishing.actions import is_decision
from iep.versions.describing import rows
from iep.versions.subjects import subject
from tests.iep.plan_form_helpers import (
    GOAL,
    MEETING,
    SERVICE,
    goal_fields,
    service_fields,
    support_fields,
    target_fields,
    url,
)

TEACHING = {"source": Source.TEACHING, "reason": "Flat for four weeks."}


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def with_basis(data, of):
    basis = basis_of(of)
    return data | {"revision": basis.revision, "based_on": basis.based_on or ""}


def body(response):
    return response.content.decode()


def plan_page(client, district):
    return body(client.get(url("plan", district.student.pk)))


def test_a_service_is_written_published_and_told(client, district, teacher):
    assert client.post(url("service-new", district.student.pk), SERVICE).status_code == 302
    service = Service.objects.exclude(pk=district.service.pk).get(plan=district.plan)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    version = service.versions.get()
    assert version.sentence() == (
        "Speech and language therapy: 30 minutes, 2 times a week, in a group, "
        "outside general education, from Sep 1, 2026 to Aug 31, 2027."
    )
    update = PlanUpdate.objects.get(**subject(version))
    assert update.title == "Service: Speech and language therapy"
    assert ["How much", "", "30 minutes, 2 times a week"] in update.changes
    assert update.receipts.filter(user=district.para).exists()


def test_a_new_service_begins_with_the_dates_of_the_plan(client, district, teacher):
    html = body(client.get(url("service-new", district.student.pk)))
    assert f'value="{district.plan.versions.get().review_due_on.isoformat()}"' in html


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "481"}, "minutes"),
        ({"times": "1e9"}, "times"),
        ({"per": "hour"}, "per"),
        ({"place": ""}, "place"),
        ({"discipline": "magic"}, "discipline"),
        ({"ends_on": "2026-08-31"}, "ends_on"),
        ({"starts_on": "0026-09-01"}, "starts_on"),
        ({"name": "x" * 121}, "name"),
    ],
)
def test_what_is_wrong_with_a_service_is_told_at_its_field(client, district, teacher, changed, field):
    response = client.post(url("service-new", district.student.pk), SERVICE | changed)
    assert response.status_code == 422
    assert f'href="#id_{field}' in body(response)
    assert not ServiceVersion.objects.drafts().exists()


@pytest.mark.parametrize("changed", [{"minutes": 481}, {"times": 0}, {"ends_on": date(2026, 8, 31)}])
def test_the_database_holds_the_amounts(district, teacher, changed):
    with pytest.raises(IntegrityError), transaction.atomic():
        draft_actions.draft_part(of=Service(plan=district.plan), fields=service_fields(**changed), by=teacher)


def test_two_writers_of_a_service_conflict(client, district, teacher):
    opened = with_basis(SERVICE | {"name": "MINE"}, district.service)
    draft_actions.save_draft(of=district.service, fields=service_fields(name="THEIRS"), by=teacher)
    response = client.post(url("service-edit", district.service.pk), opened)
    assert response.status_code == 409
    assert "MINE" in body(response)
    assert district.service.versions.drafts().get().name == "THEIRS"


def test_a_published_service_stays(district, teacher):
    version = district.service.versions.get()
    for spoil in (version.delete, lambda: ServiceVersion.objects.filter(pk=version.pk).update(minutes=1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            spoil()


def test_objectives_are_versioned_with_their_goal(client, district, teacher):
    data = with_basis(GOAL | {"objectives": "1 symbol in 5 of 10\n\n2 symbols in 5 of 10"}, district.goal)
    assert client.post(url("goal-edit", district.goal.pk), data).status_code == 302
    draft = GoalVersion.objects.drafts().get(of=district.goal)
    assert draft.objectives == ["1 symbol in 5 of 10", "2 symbols in 5 of 10"]
    assert ("Short-term objectives", "1. 1 symbol in 5 of 10\n2. 2 symbols in 5 of 10") in rows(draft)
    assert is_decision(draft)


def test_a_goal_says_what_cannot_be_measured_yet(client, district, teacher):
    due = district.today + timedelta(days=300)  # within the plan's year
    vague = GOAL | {"behavior": "understand fractions", "criterion": "better", "due_on": due, "continue": "1"}
    html = body(client.post(url("goal-new", district.student.pk), vague))
    assert "Nobody can see or hear “understand”" in html
    assert "Put a number in how well" in html
    assert "after the plan is reviewed" not in html
    goal = draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(), by=teacher).of
    assert "Add a target" in plan_page(client, district)
    draft_actions.draft_part(of=Target(goal=goal), fields=target_fields(), by=teacher)
    assert "Add a target: it says" not in plan_page(client, district)


# --- Two layers ---------------------------------------------------------------------------------------


def test_how_a_support_is_done_is_the_teachers_to_change(client, district, teacher):
    draft_actions.draft_part(
        of=Support(student=district.student, kind="accommodation", plan=district.plan),
        fields=support_fields(),
        by=teacher,
    )
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    support = district.student.supports.last()
    changed = draft_actions.save_draft(of=support, fields=support_fields(how="Wait 4 seconds."), by=teacher)
    assert not is_decision(changed)
    publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    changed.refresh_from_db()
    assert changed.source == Source.TEACHING
    html = plan_page(client, district)
    assert "Wait 4 seconds." in html
    assert "IEP team meeting, Jan 12, 2023: Ana Lund (mother)" in html


def test_what_a_student_gets_stays_the_teams_to_decide(district, teacher):
    draft_actions.draft_part(
        of=Support(student=district.student, kind="accommodation"), fields=support_fields(), by=teacher
    )
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    support = district.student.supports.last()
    for changed in ({"what": "Less"}, {"how_often": "Now and then"}, {"when": "Never"}):
        draft = draft_actions.save_draft(of=support, fields=support_fields(how="X", **changed), by=teacher)
        assert is_decision(draft), changed


def test_each_part_of_the_page_says_whose_it_is_and_where_it_comes_from(client, district, teacher):
    html = plan_page(client, district)
    assert html.count("iep-layer-decision") == 4  # the plan, the goal, the service, the support
    assert "CANARY-ServiceVersion.source_with-1" in html
    assert "30 minutes, 2 times a week" in html
