"""From the first form to a published plan; two writers at once; who publishes what."""

from datetime import date
from decimal import Decimal

import pytest

from core.dated import since
from core.publishing import basis_of
from iep.drafts import actions as draft_actions
from iep.models import Goal, Plan, Support, SupportVersion, Target, TargetVersion
from iep.publishing import actions as publishing_actions
from staff.models import Licence
from tests.fixtures.students import make_student
from tests.iep.plan_form_helpers import (
    COUNT,
    GOAL,
    MEETING,
    PLAN,
    PUBLICATION,
    SUPPORT,
    TARGET,
    TOKENS,
    goal_fields,
    target_fields,
    url,
)


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def with_basis(data, of):
    basis = basis_of(of)
    return data | {"revision": basis.revision, "based_on": basis.based_on or ""}


def body(response):
    return response.content.decode()


# --- From nothing to a published plan ---------------------------------------------------------------


def test_a_whole_plan_from_the_first_form_to_publishing(client, district, teacher):
    student = make_student(district, 9)
    assert client.post(url("plan-edit", student.pk), PLAN | {"and_goal": "1"}).url == url(
        "goal-new", student.pk
    )
    response = client.post(url("goal-new", student.pk), GOAL | {"and_target": "1"})
    goal = Goal.objects.get(plan__student=student)
    assert response.url == url("target-new", goal.pk)
    client.post(url("target-new", goal.pk), TARGET)
    client.post(url("target-new", goal.pk), COUNT)
    client.post(f"{url('support-new', student.pk)}?kind=token_board", TOKENS)
    review = body(client.get(url("publish", student.pk)))
    assert "At least 80 % independent, 3 sessions in a row, with 2 different adults" in review
    tokens = [f"{d.pk}:{d.revision}" for d in publishing_actions.drafts_of(student)]
    assert len(tokens) == 5
    published = PUBLICATION | {"drafts": tokens}
    assert client.post(url("publish", student.pk), published).status_code == 302
    versions = TargetVersion.objects.at().filter(of__student=student).order_by("of__position")
    trial, count = versions
    assert trial.items == ["eat", "drink", "help"]
    assert trial.teaching.criterion.threshold == Decimal(80)
    assert trial.teaching.criterion.staff == 2
    assert trial.teaching.prompting.wait_seconds == 4
    assert trial.teaching.ladder.keys == ("independent", "gestural", "model")
    assert trial.teaching.data_plan.blocks == ("Snack", "Play")
    assert (count.measure, count.teaching.criterion.x, count.teaching.criterion.y) == ("frequency", 3, 4)
    assert count.teaching.data_plan.n == 3
    support = SupportVersion.objects.at().get(of__student=student)
    assert support.settings["tokens"] == 5
    assert support.settings["reinforcer"] == "5 minutes at the water table"


def test_a_goal_needs_a_plan_to_stand_in(client, district, teacher):
    student = make_student(district, 9)
    assert client.get(url("goal-new", student.pk)).url == url("plan-edit", student.pk)
    assert not Plan.objects.filter(student=student).exists()


# --- Two writers --------------------------------------------------------------------------------------


def test_the_second_writer_sees_both_and_loses_nothing(client, district, teacher):
    goal, page = district.goal, url("goal-edit", district.goal.pk)
    opened = with_basis(GOAL | {"behavior": "MINE"}, goal)
    draft_actions.save_draft(of=goal, fields=goal_fields(behavior="THEIRS"), by=teacher)
    response = client.post(page, opened)
    assert response.status_code == 409
    html = body(response)
    assert "MINE" in html
    assert "THEIRS" in html
    assert "Case Manager saved first" in html
    assert goal.versions.drafts().get().behavior == "THEIRS"
    theirs = with_basis(opened, goal)
    again = client.post(page, theirs | {"continue": "1"})
    assert "MINE" in body(again)
    assert "There is a problem" not in body(again)
    assert client.post(page, theirs).status_code == 302
    assert goal.versions.drafts().get().behavior == "MINE"


def test_a_conflict_carries_every_field_along(client, district, teacher):
    page = url("target-edit", district.target.pk)
    opened = with_basis(TARGET, district.target)
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    html = body(client.post(page, opened))
    for name in ("name", "statement", "measure", "levels", "items", "threshold", "blocks", "rhythm"):
        assert f'type="hidden" name="{name}"' in html, name


def test_an_edit_of_what_was_published_meanwhile_is_a_conflict(client, district, teacher):
    opened = with_basis(GOAL, district.goal)
    draft_actions.save_draft(of=district.goal, fields=goal_fields(behavior="THEIRS"), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    response = client.post(url("goal-edit", district.goal.pk), opened)
    assert response.status_code == 409
    assert "In force now" in body(response)
    assert not district.goal.versions.drafts().exists()


# --- Publishing ---------------------------------------------------------------------------------------


def publication(draft, **changed):
    return {"drafts": [f"{draft.pk}:{draft.revision}"], "source": "teaching", "reason": "Flat."} | changed


def test_an_expired_licence_is_told_before_and_at_publishing(client, district, teacher):
    draft = draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    page = url("publish", district.student.pk)
    assert "no valid license" not in body(client.get(page))
    Licence.objects.filter(user=teacher).update(valid=since(date(2020, 1, 1), district.today))
    assert "no valid license" in body(client.get(page))
    response = client.post(page, publication(draft))
    assert response.status_code == 422
    assert "no valid license" in body(response)
    assert district.target.versions.drafts().exists()


def test_a_draft_that_changed_since_the_review_is_reviewed_again(client, district, teacher):
    draft = draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    reviewed = publication(draft)
    draft_actions.save_draft(of=district.target, fields=target_fields(name="Changed since"), by=teacher)
    response = client.post(url("publish", district.student.pk), reviewed)
    assert response.status_code == 422
    assert "A draft changed while you reviewed it" in body(response)
    assert "Changed since" in body(response)
    assert district.target.versions.drafts().exists()


def test_decisions_ask_for_their_source_at_the_field(client, district, teacher):
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    response = client.post(url("publish", district.student.pk), publication(draft, source="meeting"))
    assert response.status_code == 422
    assert 'href="#id_source_date"' in body(response)
    assert 'href="#id_source_with"' in body(response)
    assert district.goal.versions.drafts().exists()


def test_a_draft_of_another_student_cannot_be_slipped_in(client, district, teacher):
    theirs = draft_actions.save_draft(
        of=Target.objects.filter(student=district.student2).first(), fields=target_fields(), by=teacher
    )
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    response = client.post(url("publish", district.student.pk), publication(theirs))
    assert response.status_code == 422
    theirs.refresh_from_db()
    assert theirs.is_draft


def test_a_support_is_edited_in_its_own_kind(client, district, teacher):
    support = draft_actions.draft_part(
        of=Support(student=district.student, kind="token_board"),
        fields=SUPPORT | {"settings": {"v": 1, "tokens": 7, "reinforcer": "a", "exchange": "b"}},
        by=teacher,
    ).of
    page = url("support-edit", support.pk)
    assert 'value="7"' in body(client.get(page))
    client.post(page, with_basis(TOKENS | {"tokens": "9"}, support))
    assert Support.objects.get(pk=support.pk).versions.drafts().get().settings["tokens"] == 9
