"""Providers write what their own discipline teaches, nothing of another (P6); decisions stay the team's."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.dated import since
from iep.drafts import actions as draft_actions
from iep.drafts.writers import writer_of
from iep.endings import actions as ending_actions
from iep.models import Goal, GoalVersion, Service, Support, SupportVersion, Target, TargetVersion
from iep.publishing import actions as publishing_actions
from staff.models import Licence, Post
from students.models import AccessRow, Membership
from tests.iep.plan_form_helpers import (
    COUNT,
    GOAL,
    MEETING,
    SERVICE,
    SUPPORT,
    TARGET,
    count_fields,
    days,
    goal_fields,
    service_fields,
    support_fields,
    target_fields,
    url,
)


@pytest.fixture
def speech(client, district):
    """The speech therapist of the team, signed in."""
    client.force_login(district.provider)
    return district.provider


def of(district, discipline="speech", **fields):
    """A target of a discipline, drafted by a colleague of it."""
    target = Target(goal=district.goal, discipline=discipline)
    return draft_actions.begin_part(target, target_fields(**fields), district.provider).of


def body(response):
    return response.content.decode()


def teach(district, by, *drafts):
    expected = {draft.pk: draft.revision for draft in drafts}
    return publishing_actions.publish(
        student=district.student, by=by, source="teaching", reason="Flat.", expected=expected
    )


def test_a_target_of_ones_own_is_written_and_published_the_same_minute(client, district, speech):
    page = url("target-new", district.goal.pk)
    assert "Who writes it" not in body(client.get(page))  # there is one discipline, and no question
    assert client.post(page, TARGET | {"discipline": "teaching"}).status_code == 302
    target = Target.objects.get(student=district.student, discipline="speech")
    draft = target.versions.get()
    review = body(client.get(url("publish", district.student.pk)))
    assert 'value="teaching"' in review
    assert 'value="meeting"' not in review
    posted = {"drafts": [f"{draft.pk}:{draft.revision}"], "source": "teaching", "reason": "A new way."}
    assert client.post(url("publish", district.student.pk), posted).status_code == 302
    assert TargetVersion.objects.at().get(of=target).published_by == speech
    for name, data in {
        "phase-new": {"kind": "maintenance", "label": "x", "starts": district.today + days(1)},
        "target-edit": COUNT | {"revision": 0, "based_on": draft.pk},
        "target-close": {},
    }.items():
        assert client.post(url(name, target.pk), data).status_code == 302, name
    target.refresh_from_db()
    assert target.closed_by == speech


def test_another_disciplines_part_is_not_touched_by_any_page(client, district, speech):
    other = of(district, "occupational")
    thing = Support(student=district.student, kind="accommodation", discipline="occupational")
    support = draft_actions.begin_part(thing, support_fields(), speech)
    shown = body(client.get(url("plan", district.student.pk)))
    assert "Occupational therapy writes this." in shown
    assert "Special education writes this." in shown
    for name, pk, data in (
        ("target-edit", other.pk, COUNT),
        ("target-edit", district.target.pk, COUNT),
        ("target-close", district.target.pk, {}),
        ("phase-new", district.target.pk, {"kind": "maintenance", "label": "x", "starts": district.today}),
        ("support-edit", district.support.pk, SUPPORT),
        ("support-edit", support.of_id, SUPPORT),
        ("draft-discard", other.versions.get().pk, {}),
        ("goal-edit", district.goal.pk, GOAL),
        ("plan-edit", district.student.pk, {}),
        ("end", district.goal.pk, MEETING),
        ("go-on", district.goal.pk, {"reason": "x"}),
        ("copy", district.student.pk, {}),
        ("import", district.student.pk, {"what": "supports", "text": "what\na\n", "add": "1"}),
    ):
        assert url(name, pk) not in shown, name
        assert client.get(url(name, pk)).status_code == 403, name
        assert client.post(url(name, pk), data).status_code == 403, name
        assert AccessRow.objects.latest("pk").act == "denied", name


def test_a_forged_discipline_changes_nothing(client, district, speech):
    forged = SUPPORT | {"discipline": "occupational"}
    assert (
        client.post(f"{url('support-new', district.student.pk)}?kind=accommodation", forged).status_code
        == 302
    )
    assert Support.objects.filter(student=district.student, discipline="speech").exists()
    assert not Support.objects.filter(student=district.student, discipline="occupational").exists()
    service = SERVICE | {"discipline": "occupational"}
    assert client.post(url("service-new", district.student.pk), service).status_code == 422
    assert client.post(url("service-new", district.student.pk), SERVICE).status_code == 302
    assert Service.objects.count() == 4
    with pytest.raises(PermissionDenied):
        draft_actions.draft_part(
            of=Service(plan=district.plan), fields=service_fields(discipline="physical"), by=speech
        )
    with pytest.raises(PermissionDenied):  # nor is a service of theirs handed to another discipline
        draft_actions.save_draft(of=district.service, fields=service_fields(discipline="physical"), by=speech)
    for discipline in ("teaching", "occupational"):
        with pytest.raises(PermissionDenied):
            draft_actions.draft_part(
                of=Target(goal=district.goal, discipline=discipline), fields=target_fields(), by=speech
            )


def test_decisions_are_drafted_by_providers_and_published_by_the_case_manager(client, district, speech):
    goal = draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(), by=speech)
    target = draft_actions.draft_part(
        of=Target(goal=goal.of, discipline="speech"), fields=target_fields(), by=speech
    )
    service = draft_actions.save_draft(of=district.service, fields=service_fields(), by=speech)
    page = body(client.get(url("publish", district.student.pk)))
    assert "These wait for the case manager" in page
    for draft in (goal, service):
        with pytest.raises(PermissionDenied):
            teach(district, speech, draft)
    with pytest.raises(ValidationError, match="Publish the goal"):
        teach(district, speech, target)
    publishing_actions.publish(student=district.student, by=district.case_manager, **MEETING)
    assert GoalVersion.objects.at().get(of=goal.of).drafted_by == speech
    # A goal under which only their own targets stand is theirs to draft anew
    assert draft_actions.save_draft(of=goal.of, fields=goal_fields(area="Speech"), by=speech) is not None
    with pytest.raises(PermissionDenied):
        draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=speech)


def test_how_a_support_is_given_is_the_disciplines_and_what_is_given_the_teams(district):
    speech, plan = district.provider, district.plan
    draft = draft_actions.draft_part(
        of=Support(student=district.student, kind="accommodation", discipline="speech", plan=plan),
        fields=support_fields(),
        by=speech,
    )
    with pytest.raises(PermissionDenied):
        teach(district, speech, draft)
    publishing_actions.publish(student=district.student, by=district.case_manager, **MEETING)
    how = draft_actions.save_draft(of=draft.of, fields=support_fields(how="Sit beside him."), by=speech)
    teach(district, speech, how)
    assert SupportVersion.objects.at().get(of=draft.of).published_by == speech
    with pytest.raises(PermissionDenied):
        draft_actions.save_draft(
            of=draft.of, fields=support_fields(how="Otherwise."), by=district.case_manager
        )


def test_teachers_leave_to_a_discipline_what_it_teaches_while_it_is_on_the_team(district):
    target, teacher = of(district), district.case_manager
    assert not writer_of(teacher, district.student).writes(target)
    with pytest.raises(PermissionDenied):
        draft_actions.save_draft(of=target, fields=count_fields(), by=teacher)
    # The moment is the case manager's, the words are not
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    Post.objects.filter(user=district.provider).update(during=since(district.first, district.today))
    assert writer_of(district.provider, district.student) is None
    assert (
        draft_actions.save_draft(of=target, fields=target_fields(name="Taken on"), by=teacher).revision == 1
    )
    # An end of the goal takes its targets with it, whosever they are
    ending_actions.end_part(of=district.goal, by=teacher, **MEETING)
    target.refresh_from_db()
    assert target.closed_by == teacher


def test_a_lapsed_licence_publishes_nothing_and_keeps_the_draft(client, district, speech):
    draft = of(district).versions.get()
    Licence.objects.filter(user=speech).update(valid=since(district.first - days(400), district.today))
    assert "no valid licen" in body(client.get(url("publish", district.student.pk)))
    with pytest.raises(ValidationError, match="no valid licen"):
        teach(district, speech, draft)
    draft.refresh_from_db()
    assert draft.is_draft


def test_who_left_the_team_writes_nothing(client, district, speech):
    target = of(district)
    Membership.objects.filter(user=speech).delete()
    assert client.get(url("target-edit", target.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        draft_actions.save_draft(of=target, fields=count_fields(), by=speech)
