"""Plans that are no IEP: beside it on one page, without its rules, each with who decided."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from core.versions import Source
from iep.drafts import actions as draft_actions
from iep.models import Goal, Plan, PlanKind, PlanVersion, Service, Support, Target, TargetVersion
from iep.publishing import actions as publishing_actions
from tests.iep.plan_form_helpers import (
    GOAL,
    MEETING,
    PLAN,
    SERVICE,
    SUPPORT,
    TARGET,
    goal_fields,
    support_fields,
    target_fields,
    url,
)

OTHERS = [kind for kind in PlanKind if kind != PlanKind.IEP]
DECIDED = {
    "source": Source.AGREEMENT,
    "source_with": "Mr. Ode (teacher), the parents",
    "reason": "Ready for more.",
}


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def body(response):
    return response.content.decode()


def of_plan(name, student, kind):
    return f"{url(name, student.pk)}?plan={kind}"


@pytest.fixture
def intervention(district):
    """A drafted intervention plan with a goal and a target."""
    by = district.case_manager
    fields = {
        "starts_on": district.today,
        "review_due_on": district.today + timedelta(days=3 * 365),
    }
    plan = draft_actions.draft_plan(
        student=district.student, kind=PlanKind.INTERVENTION, fields=fields, by=by
    ).of
    goal = draft_actions.draft_part(of=Goal(plan=plan), fields=goal_fields(area="Fluency"), by=by).of
    draft_actions.draft_part(of=Target(goal=goal), fields=target_fields(), by=by)
    return plan


@pytest.mark.parametrize("kind", OTHERS)
def test_a_plan_of_another_kind_from_the_first_form_to_publishing(client, district, teacher, kind):
    student = district.student
    many_years = PLAN | {"review_due_on": "2029-08-31"}  # a year is a rule of IEPs
    response = client.post(of_plan("plan-edit", student, kind), many_years | {"and_goal": "1"})
    assert response.url == of_plan("goal-new", student, kind)
    client.post(response.url, GOAL)
    goal = Goal.objects.get(plan__kind=kind)
    client.post(url("target-new", goal.pk), TARGET)
    client.post(of_plan("service-new", student, kind), SERVICE)
    client.post(f"{of_plan('support-new', student, kind)}&kind=accommodation", SUPPORT)
    page = of_plan("publish", student, kind)
    html = body(client.get(page))
    assert "Who decided" in html
    assert 'value="Case Manager"' in html  # most often it is who publishes
    drafts = publishing_actions.drafts_of(student)
    assert len(drafts) == 5
    data = {
        "drafts": [f"{d.pk}:{d.revision}" for d in drafts],
        **DECIDED,
        "source_date": "",
        "takes_effect": "",
    }
    assert client.post(page, data).status_code == 302
    version = PlanVersion.objects.at().get(of__kind=kind)
    assert (version.source, version.source_date) == (Source.AGREEMENT, district.today)
    assert Service.objects.get(plan__kind=kind).versions.at().exists()
    assert Support.objects.get(plan__kind=kind).versions.at().exists()
    assert TargetVersion.objects.at().get(of__goal=goal).source == Source.TEACHING


def test_an_iep_still_asks_for_its_year(client, district, teacher):
    response = client.post(url("plan-edit", district.student.pk), PLAN | {"review_due_on": "2029-08-31"})
    assert response.status_code in (409, 422)


def test_all_plans_stand_on_one_page_each_by_its_names(client, district, teacher, intervention):
    publishing_actions.publish(student=district.student, by=teacher, **DECIDED)
    html = body(client.get(url("plan", district.student.pk)))
    iep, other = html.index(">IEP<"), html.index(">Intervention plan<")
    assert iep < html.index("CANARY-GoalVersion.area-1") < other < html.index("Fluency")
    assert "Intervention decision" in html
    assert "Decision of the teachers, " in html
    assert "Mr. Ode (teacher), the parents" in html
    history = body(client.get(url("history", district.student.pk)))
    assert "Decision of the teachers" in history
    assert "IEP team meeting" in history


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source_with": " "}, "source_with"),
        ({"source": Source.TEACHING}, "source"),
        ({"reason": ""}, "reason"),
    ],
)
def test_it_says_who_decided(district, teacher, intervention, changed, field):
    with pytest.raises(ValidationError) as refusal:
        publishing_actions.publish(student=district.student, by=teacher, **DECIDED | changed)
    assert field in refusal.value.message_dict
    assert not intervention.versions.published().exists()


def test_two_plans_are_not_published_as_one_decision(client, district, teacher, intervention):
    draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    with pytest.raises(ValidationError) as refusal:
        publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    assert "several plans" in refusal.value.message_dict["drafts"][0]
    first = body(client.get(url("publish", district.student.pk)))
    assert "There are drafts of another plan too: Intervention plan." in first
    assert "Fluency" not in first
    second = body(client.get(of_plan("publish", district.student, "intervention")))
    assert "Fluency" in second


def test_an_unknown_kind_of_plan_is_not_there(client, district, teacher):
    for name in ("plan-edit", "goal-new", "service-new", "support-new", "publish"):
        assert client.get(of_plan(name, district.student, "magic")).status_code == 404, name


def test_a_goal_or_service_begins_with_the_plan(client, district, teacher):
    for name in ("goal-new", "service-new"):
        response = client.get(of_plan(name, district.student, "504"))
        assert response.url == of_plan("plan-edit", district.student, "504")
    assert not Plan.objects.filter(kind="504").exists()


def test_a_support_without_a_plan_stands_under_the_iep(client, district, teacher):
    district.support.plan = None
    district.support.save()
    html = body(client.get(url("plan", district.student.pk)))
    assert "CANARY-SupportVersion.what-1" in html
    draft = draft_actions.save_draft(of=district.support, fields=support_fields(), by=teacher)
    assert "IEP decision" in body(client.get(url("publish", district.student.pk)))
    assert draft.is_draft
