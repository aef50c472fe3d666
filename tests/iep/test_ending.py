"""Plans and parts end: by a decision with its source, told, never deleted; taken up again by publishing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from core.dated import since
from core.versions import Source
from iep.drafts import actions as draft_actions
from iep.endings import actions as ending_actions
from iep.models import (
    Ending,
    GoalVersion,
    PlanUpdate,
    ServiceVersion,
    SupportVersion,
    Target,
    TargetVersion,
)
from iep.plans import plan_loader as standing
from iep.publishing import actions as publishing_actions
from staff.models import Licence
from tests.fixtures.clock import right_now
from tests.iep.plan_form_helpers import (
    MEETING,
    SERVICE,
    days,
    goal_fields,
    service_fields,
    support_fields,
    target_fields,
    url,
)

VERSIONS = (GoalVersion, ServiceVersion, SupportVersion, TargetVersion)


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def body(response):
    return response.content.decode()


def of_student(model, student):
    return model.objects.filter(**{model.STUDENT_PATH: student})


def test_a_plan_ends_with_all_that_stands_under_it(client, district, teacher):
    draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    before = {model: of_student(model, district.student).published().count() for model in VERSIONS}
    response = client.post(url("end", district.plan.pk), MEETING)
    assert response.status_code == 302
    for model, count in before.items():
        assert of_student(model, district.student).published().count() == count, model
        assert not of_student(model, district.student).drafts().exists(), model
    for model in (GoalVersion, ServiceVersion, SupportVersion):
        assert not of_student(model, district.student).at().exists(), model
    assert not TargetVersion.objects.taught_at(right_now()).filter(of__student=district.student).exists()
    assert of_student(GoalVersion, district.student2).at().exists()
    page = url("plan", district.student.pk)
    assert "No plan yet" in body(client.get(page))
    yesterday = body(client.get(page, {"on": district.today - days(1)}))
    assert "CANARY-GoalVersion.area-1" in yesterday
    assert "CANARY-ServiceVersion.name-1" in yesterday
    history = body(client.get(url("history", district.student.pk)))
    assert "Ended: IEP" in history
    assert MEETING["source_with"] in history


def test_paras_are_told_what_ended_in_one_update(district, teacher):
    ending_actions.end_part(of=district.plan, by=teacher, **MEETING)
    update = PlanUpdate.objects.get(subject_kind="ending")
    assert update.title == "Ended: IEP"
    assert [change[0] for change in update.changes] == [
        "IEP",
        "Goal: CANARY-GoalVersion.area-1",
        "Service: CANARY-ServiceVersion.name-1",
        "Support: CANARY-SupportVersion.what-1",
    ]
    assert all(before and after == "" for _label, before, after in update.changes)
    assert "30 minutes, 2 times a week" in update.changes[2][1]
    assert update.receipts.get(user=district.para).acknowledged_at is None


def test_the_update_of_an_ending_reads_in_words_on_today(client, district, teacher):
    ending_actions.end_part(of=district.support, by=teacher, **MEETING)
    from iep.plans import panels
    from students.models import Student

    para = district.para
    students = list(Student.objects.with_grounds(para).filter(pk=district.student.pk))
    gathered = panels.updates(para, students, right_now() + timedelta(seconds=1))["gathered"]
    titles = [told.update.title for one in gathered for told in one.in_order]
    assert "Ended: Support: CANARY-SupportVersion.what-1" in titles


@pytest.mark.parametrize("part", ["goal", "service", "support"])
def test_a_part_ends_alone_and_can_be_taken_up_again(client, district, teacher, part):
    of = getattr(district, part)
    fields = {"goal": goal_fields, "service": service_fields, "support": support_fields}[part]()
    assert client.get(url("end", of.pk)).status_code == 200
    assert client.post(url("end", of.pk), MEETING).status_code == 302
    assert not of.versions.at().exists()
    assert district.plan.versions.at().exists()
    assert client.get(url("end", of.pk)).status_code == 302  # it has ended already
    with pytest.raises(ValidationError):
        ending_actions.end_part(of=of, by=teacher, **MEETING)
    draft_actions.save_draft(of=of, fields=fields, by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    assert of.versions.at().get().number == 2


def test_who_edits_what_a_colleague_ended_loses_no_word(client, district, teacher):
    opened = SERVICE | {"name": "MINE"}
    opened |= {"revision": 0, "based_on": district.service.versions.get().pk}
    ending_actions.end_part(of=district.service, by=teacher, **MEETING)
    response = client.post(url("service-edit", district.service.pk), opened)
    assert response.status_code == 409
    assert "MINE" in body(response)
    assert not district.service.versions.drafts().exists()


def test_the_targets_of_a_goal_close_with_it_and_drafts_of_targets_go(district, teacher):
    draft_actions.draft_part(
        of=Target(goal=district.goal), fields=target_fields(name="Only drafted"), by=teacher
    )
    ending_actions.end_part(of=district.goal, by=teacher, **MEETING)
    targets = Target.objects.filter(goal=district.goal)
    assert targets.count() == 2
    assert all(target.closed_by == teacher for target in targets)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source_with": " "}, "source_with"),
        ({"source_date": None}, "source_date"),
        ({"reason": ""}, "reason"),
        ({"source": Source.TEACHING}, "source"),
    ],
)
def test_an_iep_decision_to_end_says_its_source(client, district, teacher, changed, field):
    with pytest.raises(ValidationError) as refusal:
        ending_actions.end_part(of=district.goal, by=teacher, **MEETING | changed)
    assert field in refusal.value.message_dict
    posted = {name: value or "" for name, value in (MEETING | changed).items()}
    response = client.post(url("end", district.goal.pk), posted)
    assert response.status_code == 422
    assert f'href="#id_{field}' in body(response)
    assert district.goal.versions.at().exists()
    assert not Ending.objects.exists()


def test_a_lapsed_licence_ends_nothing(client, district, teacher):
    Licence.objects.filter(user=teacher).update(valid=since(district.today - days(999), district.today))
    response = client.post(url("end", district.plan.pk), MEETING)
    assert response.status_code == 422
    assert "no valid license" in body(response)
    assert district.plan.versions.at().exists()


def test_what_takes_effect_later_is_not_ended_today(district, teacher):
    later = district.today + days(7)
    draft_actions.save_draft(of=district.service, fields=service_fields(), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, takes_effect=later, **MEETING)
    for of in (district.service, district.plan):
        with pytest.raises(ValidationError):
            ending_actions.end_part(of=of, by=teacher, **MEETING)
    assert district.plan.versions.at().exists()
    assert district.goal.versions.at().exists()


@pytest.mark.parametrize("persona", ["para", "provider", "administrator", "other_teacher", "gened"])
def test_nobody_else_ends_anything(district, persona):
    with pytest.raises(PermissionDenied):
        ending_actions.end_part(of=district.plan, by=getattr(district, persona), **MEETING)


def test_an_ending_is_a_fact(district, teacher):
    ending = ending_actions.end_part(of=district.support, by=teacher, **MEETING)
    for spoil in (ending.delete, lambda: Ending.objects.update(reason="x")):
        with pytest.raises(DatabaseError, match=r"Cannot (update or )?delete"), transaction.atomic():
            spoil()


def test_what_was_in_force_before_and_after_an_ending(district, teacher):
    before = right_now()
    ending_actions.end_part(of=district.goal, by=teacher, **MEETING)
    student = district.student
    then = standing.load_plan_trees([student], before, upcoming=False)[student.pk]
    now = standing.load_plan_trees([student], right_now(), upcoming=False)[student.pk]
    assert [goal.of for goal in then.goals] == [district.goal]
    assert len(then.goals[0].targets) == 2
    assert now.goals == []
