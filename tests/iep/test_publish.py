"""Publishing: all at one moment, with a source, by whom the policy lets."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.dated import since
from core.publishing import Publication, put_in_force
from core.versions import EditConflict, Source
from iep.drafts import actions as draft_actions
from iep.models import (
    Goal,
    GoalVersion,
    Phase,
    PlanUpdate,
    PlanVersion,
    Support,
    SupportVersion,
    Target,
    TargetVersion,
    UpdateReceipt,
)
from iep.publishing import actions as publishing_actions
from iep.versions.subjects import subject
from staff.models import Licence, Policy
from students.models import SafetyCardVersion, TeamRole
from students.safety.actions import save_safety_draft
from tests.fixtures.clock import right_now
from tests.fixtures.students import join_team
from tests.iep.plan_form_helpers import MEETING, a_whole_draft, goal_fields, support_fields, target_fields

TEACHING = {"source": Source.TEACHING, "reason": "Flat for four weeks."}


@pytest.fixture
def teacher(district):
    return district.case_manager


@pytest.fixture
def drafted(district, teacher):
    """A change of the target alone: the teaching layer."""
    return draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)


def errors_of(refusal):
    return refusal.value.message_dict


def test_the_version_before_ends_at_the_moment_the_new_one_begins(district, teacher, drafted):
    before = TargetVersion.objects.at().get(of=district.target)
    now = right_now()
    assert publishing_actions.publish(student=district.student, by=teacher, at=now, **TEACHING) == [drafted]
    before.refresh_from_db()
    drafted.refresh_from_db()
    assert before.in_force.upper == drafted.in_force.lower == now
    assert drafted.in_force.upper is None
    assert (drafted.published_by, drafted.published_at, drafted.number) == (teacher, now, 2)
    assert TargetVersion.objects.at(now - timedelta(seconds=1)).get(of=district.target) == before


def test_everything_goes_together(district, teacher):
    a_whole_draft(district.student, teacher)
    save_safety_draft(student=district.student, fields={"allergies": "Peanuts."}, by=teacher)
    published = publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    assert len({version.in_force.lower for version in published}) == 1
    assert [type(version) for version in published] == [
        PlanVersion,
        GoalVersion,
        TargetVersion,
        TargetVersion,
        SupportVersion,
        SafetyCardVersion,
    ]


def test_a_teaching_plan_never_borrows_the_meeting(district, teacher):
    a_whole_draft(district.student, teacher)
    published = publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    sources = {type(version): (version.source, version.source_with) for version in published}
    assert sources[GoalVersion] == (Source.MEETING, MEETING["source_with"])
    assert sources[SupportVersion] == (Source.MEETING, MEETING["source_with"])
    assert sources[TargetVersion] == (Source.TEACHING, "")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"source": Source.TEACHING}, "source"),
        ({"source": "dream"}, "source"),
        ({"source_date": None}, "source_date"),
        ({"source_date": date(2999, 1, 1)}, "source_date"),
        ({"source_with": "  "}, "source_with"),
        ({"reason": ""}, "reason"),
        ({"takes_effect": date(2020, 1, 1)}, "takes_effect"),
    ],
)
def test_a_decision_without_its_source_stays_a_draft(district, teacher, changed, field):
    draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    with pytest.raises(ValidationError) as refusal:
        publishing_actions.publish(student=district.student, by=teacher, **MEETING | changed)
    assert field in errors_of(refusal)
    assert district.goal.versions.drafts().exists()
    assert PlanUpdate.objects.filter(student=district.student).count() == 1


def test_nothing_drafted_is_nothing_published(district, teacher):
    with pytest.raises(ValidationError) as refusal:
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    assert "drafts" in errors_of(refusal)


def test_a_draft_that_was_saved_after_the_review_is_a_conflict(district, teacher, drafted):
    reviewed = {drafted.pk: drafted.revision}
    draft_actions.save_draft(of=district.target, fields=target_fields(name="Later"), by=teacher)
    with pytest.raises(EditConflict) as conflict:
        publishing_actions.publish(student=district.student, by=teacher, expected=reviewed, **TEACHING)
    assert conflict.value.theirs.name == "Later"
    assert district.target.versions.drafts().exists()


def test_a_draft_that_is_gone_is_a_conflict(district, teacher, drafted):
    reviewed = {drafted.pk: drafted.revision}
    draft_actions.discard_draft(draft=drafted, by=teacher)
    with pytest.raises(EditConflict):
        publishing_actions.publish(student=district.student, by=teacher, expected=reviewed, **TEACHING)


def test_a_draft_based_on_what_is_no_longer_in_force_is_a_conflict(district, teacher, drafted):
    TargetVersion.objects.filter(pk=drafted.pk).update(
        based_on=None
    )  # as a race past the form would leave it
    with pytest.raises(EditConflict):
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    assert TargetVersion.objects.at().get(of=district.target).number == 1


def test_words_saved_while_another_publishes_are_not_lost(district, teacher, drafted):
    """A publisher who read the draft before somebody saved it again publishes nothing."""
    read_before = TargetVersion.objects.select_related("of").get(pk=drafted.pk)
    draft_actions.save_draft(of=district.target, fields=target_fields(name="Saved since"), by=teacher)
    now = right_now()
    with pytest.raises(EditConflict) as conflict:
        put_in_force(read_before, Publication(teacher, now, now, Source.TEACHING))
    assert conflict.value.theirs.name == "Saved since"
    assert district.target.versions.drafts().get().name == "Saved since"


def test_only_what_was_reviewed_goes(district, teacher, drafted):
    goal = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, expected={drafted.pk: 1}, **TEACHING)
    assert not district.target.versions.drafts().exists()
    assert district.goal.versions.drafts().get() == goal


def test_a_target_does_not_go_without_its_goal(district, teacher):
    goal = draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(), by=teacher).of
    target = draft_actions.draft_part(of=Target(goal=goal), fields=target_fields(), by=teacher)
    with pytest.raises(ValidationError) as refusal:
        publishing_actions.publish(student=district.student, by=teacher, expected={target.pk: 1}, **TEACHING)
    assert "drafts" in errors_of(refusal)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    assert TargetVersion.objects.at().filter(of=target.of).exists()


def test_a_new_target_begins_in_baseline(district, teacher):
    target = draft_actions.draft_part(of=Target(goal=district.goal), fields=target_fields(), by=teacher).of
    publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    phase = target.phases.get()
    assert (phase.kind, phase.starts, phase.last_day) == ("baseline", district.today, None)


def test_a_changed_target_keeps_its_phases(district, teacher, drafted):
    before = list(Phase.objects.filter(target=district.target))
    publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    assert list(Phase.objects.filter(target=district.target)) == before


def test_what_takes_effect_later_leaves_today_as_it_is(district, teacher, drafted):
    monday = district.today + timedelta(days=5)
    publishing_actions.publish(student=district.student, by=teacher, takes_effect=monday, **TEACHING)
    assert TargetVersion.objects.at().get(of=district.target).number == 1
    drafted.refresh_from_db()
    starts = drafted.in_force.lower.astimezone(district.school.zone)
    assert (starts.date(), starts.hour) == (monday, 0)
    again = draft_actions.save_draft(of=district.target, fields=target_fields(name="Sooner"), by=teacher)
    assert again.based_on == drafted
    with pytest.raises(ValidationError, match="later date"):
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)


# --- Who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days_left", "publishes"), [(0, False), (1, True), (2, True)])
def test_a_licence_counts_through_its_last_day(district, teacher, drafted, days_left, publishes):
    """Its end is the first day without it: ended with yesterday, with today, with tomorrow."""
    end = district.today + timedelta(days=days_left)
    Licence.objects.filter(user=teacher).update(valid=since(district.first, end))
    if publishes:
        assert publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
        return
    with pytest.raises(ValidationError, match="no valid license"):
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    assert district.target.versions.drafts().exists()
    assert PlanUpdate.objects.filter(student=district.student).count() == 1


def test_a_licence_of_another_kind_does_not_publish(district, teacher, drafted):
    Licence.objects.filter(user=teacher).update(kind="aide")
    with pytest.raises(ValidationError, match="no valid license"):
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)


def test_without_the_policy_nothing_can_be_judged(district, teacher, drafted):
    Policy.objects.filter(key="licence.publish").delete()
    with pytest.raises(ValidationError, match="no rule that says which license"):
        publishing_actions.publish(student=district.student, by=teacher, **TEACHING)


@pytest.mark.parametrize("persona", ["para", "provider", "administrator", "other_teacher", "foreign_teacher"])
def test_nobody_else_publishes(district, drafted, persona):
    with pytest.raises(PermissionDenied):
        publishing_actions.publish(student=district.student, by=getattr(district, persona), **TEACHING)
    assert district.target.versions.drafts().exists()


def test_a_teacher_on_the_team_leaves_the_safety_card_to_the_case_manager(district, teacher, drafted):
    colleague = district.other_teacher
    join_team(district.student, colleague, TeamRole.TEACHER, district.administrator, district.first)
    save_safety_draft(student=district.student, fields={"allergies": "Peanuts."}, by=teacher)
    with pytest.raises(PermissionDenied):
        publishing_actions.publish(student=district.student, by=colleague, **TEACHING)
    publishing_actions.publish(student=district.student, by=colleague, expected={drafted.pk: 1}, **TEACHING)
    assert SafetyCardVersion.objects.drafts().exists()


# --- Told -----------------------------------------------------------------------------------------


def test_each_change_is_told_in_words_to_whom_is_assigned(district, teacher, drafted):
    publishing_actions.publish(student=district.student, by=teacher, **TEACHING)
    update = PlanUpdate.objects.get(**subject(drafted))
    assert update.title == "Target: Asks with 2 symbols"
    assert update.reason == TEACHING["reason"]
    told = {label: (before, after) for label, before, after in update.changes}
    assert told["Mastered when"][1] == (
        "At least 80 % independent, 3 sessions in a row, with 2 different adults."
    )
    assert told["Mastered when"][0].startswith("At least 90 % independent")
    assert "Measure" not in told  # it stays as it was
    readers = UpdateReceipt.objects.filter(update=update)
    assert {r.user for r in readers} == {district.para, district.disabled}
    assert {r.given_at for r in readers} == {update.published_at}


def test_a_safety_card_is_told_as_safety(district, teacher):
    draft = save_safety_draft(student=district.student, fields={"allergies": "Peanuts."}, by=teacher)
    publishing_actions.publish(
        student=district.student, by=teacher, source=Source.TEACHING, reason="New allergy."
    )
    update = PlanUpdate.objects.get(**subject(draft))
    assert update.urgency == "safety"
    assert ["Allergies", "CANARY-SafetyCardVersion.allergies-1", "Peanuts."] in update.changes
    assert update.receipts.filter(user=district.para).exists()


def test_a_support_keeps_its_kind_in_words(district, teacher):
    settings = {"v": 1, "tokens": 5, "reinforcer": "water table", "exchange": "when full"}
    draft = draft_actions.draft_part(
        of=Support(student=district.student, kind="token_board"),
        fields=support_fields(settings=settings),
        by=teacher,
    )
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    changes = PlanUpdate.objects.get(**subject(draft)).changes
    assert ["Kind", "", "Token board: 5 tokens for: water table. Exchange: when full."] in changes
