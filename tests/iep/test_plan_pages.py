"""The pages of a plan: who sees what, who changes nothing, how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iep.drafts import actions as draft_actions
from iep.models import (
    Goal,
    GoalVersion,
)
from iep.plans import panels
from iep.publishing import actions as publishing_actions
from students.models import AccessRow, Student
from tests.fixtures import plans
from tests.iep.plan_form_helpers import GOAL, goal_fields, support_fields, target_fields, url


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


@pytest.fixture
def drafts(district):
    """A draft of everything that is in force, and of a goal that never was."""
    by = district.case_manager
    draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(area="DRAFTED-new"), by=by)
    return [
        draft_actions.save_draft(of=district.goal, fields=goal_fields(area="DRAFTED-area"), by=by),
        draft_actions.save_draft(of=district.target, fields=target_fields(name="DRAFTED-name"), by=by),
        draft_actions.save_draft(of=district.support, fields=support_fields(what="DRAFTED-what"), by=by),
    ]


def test_a_teacher_sees_drafts_beside_what_is_in_force(client, district, teacher, drafts):
    html = client.get(url("plan", district.student.pk)).content.decode()
    for text in (
        "DRAFTED-area",
        "DRAFTED-name",
        "DRAFTED-what",
        "CANARY-GoalVersion.area-1",
        "DRAFTED-new",
        "Publish 4 drafts",
    ):
        assert text in html


@pytest.mark.parametrize("persona", ["para", "administrator"])
def test_others_see_what_is_in_force_and_no_draft(client, district, drafts, persona):
    client.force_login(getattr(district, persona))
    html = client.get(url("plan", district.student.pk)).content.decode()
    assert "CANARY-GoalVersion.area-1" in html
    assert "CANARY-TargetVersion.name-1" in html
    assert "CANARY-SupportVersion.what-1" in html
    for text in ("DRAFTED", "Publish", "Edit", "Discard"):
        assert text not in html


def test_a_plan_names_no_other_student(client, district, teacher):
    html = client.get(url("plan", district.student.pk)).content.decode()
    assert "CANARY-GoalVersion.area-1" in html
    assert "CANARY-GoalVersion.area-2" not in html
    assert "CANARY-SupportVersion.what-2" not in html


def test_a_student_without_a_plan_is_told_how_to_begin(client, district, teacher):
    from tests.fixtures.students import make_student

    fresh = make_student(district, 9)
    html = client.get(url("plan", fresh.pk)).content.decode()
    assert "Begin the plan" in html


# --- As it was ------------------------------------------------------------------------------------


def test_a_past_day_shows_what_was_in_force_then(client, district, teacher, drafts):
    publishing_actions.publish(
        student=district.student,
        by=teacher,
        source="meeting",
        source_date=district.today,
        source_with="All",
        reason="Why",
        expected={drafts[0].pk: 1},
    )
    page = url("plan", district.student.pk)
    assert "DRAFTED-area" in client.get(page).content.decode()
    yesterday = client.get(page, {"on": district.today - timedelta(days=1)}).content.decode()
    assert "CANARY-GoalVersion.area-1" in yesterday
    assert "DRAFTED" not in yesterday
    assert "Edit" not in yesterday
    before_all = client.get(page, {"on": district.today - timedelta(days=25)}).content.decode()
    assert "CANARY-GoalVersion" not in before_all
    assert "Nothing was in force on that day" in before_all


def test_a_day_that_is_none_is_told_in_words(client, district, teacher):
    for on in ("x", "2026-13-01", "0001-01-01", "9999-12-31", "\0", "2026-11-21T00:00", "١٢"):
        response = client.get(url("plan", district.student.pk), {"on": on})
        assert response.status_code == 200, on
        assert "The plan below is today" in response.content.decode(), on
        assert "CANARY-GoalVersion.area-1" in response.content.decode(), on


def test_history_says_source_reason_and_who(client, district, teacher):
    html = client.get(url("history", district.student.pk)).content.decode()
    for text in (
        "IEP team meeting",
        "CANARY-GoalVersion.source_with-1",
        "CANARY-GoalVersion.reason-1",
        "Case Manager",
    ):
        assert text in html


# --- Closing, phases, discarding in the browser ------------------------------------------------------


def test_closing_asks_first(client, district, teacher):
    page = client.get(url("target-close", district.target.pk))
    assert "Close this target?" in page.content.decode()
    district.target.refresh_from_db()
    assert district.target.closed_at is None
    client.post(url("target-close", district.target.pk))
    district.target.refresh_from_db()
    assert district.target.closed_by == teacher
    assert "closed on" in client.get(url("plan", district.student.pk)).content.decode()


def test_a_phase_begins(client, district, teacher):
    data = {"kind": "maintenance", "label": "Weekly probes", "starts": district.today, "why": "Mastered."}
    response = client.post(url("phase-new", district.target.pk), data)
    assert response.status_code == 302
    assert district.target.phases.last().label == "Weekly probes"


def test_a_phase_that_collides_is_told_at_its_field(client, district, teacher):
    starts = district.target.phases.last().starts
    data = {"kind": "maintenance", "label": "Probes", "starts": starts}
    response = client.post(url("phase-new", district.target.pk), data)
    assert response.status_code == 422
    assert 'href="#id_starts"' in response.content.decode()
    assert district.target.phases.count() == 2


def test_discarding_asks_first(client, district, teacher, drafts):
    assert "Discard this draft?" in client.get(url("draft-discard", drafts[0].pk)).content.decode()
    assert GoalVersion.objects.filter(pk=drafts[0].pk).exists()
    client.post(url("draft-discard", drafts[0].pk))
    assert not GoalVersion.objects.filter(pk=drafts[0].pk).exists()


# --- Queries --------------------------------------------------------------------------------------


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def more_plan(district):
    """Two more goals with two targets each, two more supports, drafts of all, two more updates."""
    by = district.case_manager
    for n in (11, 12):
        goal = plans.make_goal(district, district.plan, n)
        for measure in ("discrete_trial", "frequency"):
            target = plans.make_target(district, goal, measure, n)
            plans.make_update(district, target.versions.get(), n)
            draft_actions.save_draft(of=target, fields=target_fields(), by=by)
        support = plans.make_support(district, district.student, n)
        draft_actions.save_draft(of=support, fields=support_fields(), by=by)
        draft_actions.save_draft(of=goal, fields=goal_fields(), by=by)


def test_pages_take_as_many_queries_for_three_goals_as_for_one(client, district, teacher, drafts):
    names = ("plan", "history", "updates", "publish")
    addresses = [url(name, district.student.pk) for name in names]
    client.get(addresses[0])
    with_one = [queries(client, address) for address in addresses]
    more_plan(district)
    assert [queries(client, address) for address in addresses] == with_one
    assert max(with_one) <= 27


@pytest.mark.parametrize("persona", ["case_manager", "para"])
def test_panels_take_as_many_queries_for_three_students_as_for_one(district, persona):
    user = getattr(district, persona)
    ids = [student.pk for student in (district.student, district.student2, district.student3)]
    students = list(Student.objects.with_grounds(user).filter(pk__in=ids))
    loads = (panels.updates, panels.supports, panels.plan, panels.who_has_not_read)
    one = [queries_of(load, user, students[:1], district.now) for load in loads]
    more_plan(district)
    assert [queries_of(load, user, students, district.now) for load in loads] == one
    assert max(one) <= 9


def queries_of(load, user, students, at):
    with CaptureQueriesContext(connection) as captured:
        load(user, students, at)
    return len(captured)


# --- The access log -------------------------------------------------------------------------------


def test_asking_for_a_form_again_is_a_look_and_no_change(client, district, teacher):
    client.post(url("goal-edit", district.goal.pk), GOAL | {"continue": "1"})
    assert AccessRow.objects.latest("pk").act == "looked"
    client.post(url("goal-edit", district.goal.pk), GOAL | {"based_on": district.goal.versions.get().pk})
    assert AccessRow.objects.latest("pk").act == "changed"
