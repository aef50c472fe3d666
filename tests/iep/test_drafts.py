"""Drafting: who may, two writers at once, throwing away."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.publishing import Basis, basis_of
from core.versions import EditConflict
from iep.drafts import actions as draft_actions
from iep.measures.ladder import DEFAULT_LADDER, Ladder, Level
from iep.models import Goal, GoalVersion, Support, Target, TargetVersion
from iep.publishing import actions as publishing_actions
from iep.targets import actions as target_actions
from tests.fixtures.plans import make_target
from tests.iep.plan_form_helpers import GOAL, a_whole_draft, goal_fields, support_fields, target_fields

OUTSIDERS = ("para", "administrator", "gened", "other_teacher", "foreign_teacher", "disabled")


@pytest.fixture
def teacher(district):
    return district.case_manager


def test_a_draft_changes_nothing_that_is_in_force(district, teacher):
    before = district.goal.versions.get()
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    assert draft.is_draft
    assert draft.based_on == before
    assert draft.number == 2
    assert GoalVersion.objects.at().get(of=district.goal) == before


def test_a_second_save_goes_on_with_the_same_draft(district, teacher):
    first = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    second = draft_actions.save_draft(of=district.goal, fields=goal_fields(area="Reading"), by=teacher)
    assert (first.pk, first.revision) == (second.pk, 1)
    assert second.revision == 2


@pytest.mark.parametrize("persona", OUTSIDERS)
def test_nobody_else_drafts(district, persona):
    by = getattr(district, persona)
    with pytest.raises(PermissionDenied):
        draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=by)
    with pytest.raises(PermissionDenied):
        draft_actions.draft_part(of=Goal(plan=district.plan), fields=goal_fields(), by=by)
    with pytest.raises(PermissionDenied):
        draft_actions.draft_part(of=Target(goal=district.goal), fields=target_fields(), by=by)
    with pytest.raises(PermissionDenied):
        draft_actions.draft_part(
            of=Support(student=district.student, kind="accommodation"), fields=support_fields(), by=by
        )
    assert not GoalVersion.objects.drafts().exists()
    assert Goal.objects.filter(plan=district.plan).count() == 1


def test_a_save_that_knows_an_older_draft_is_a_conflict(district, teacher):
    opened = basis_of(district.goal)
    theirs = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher, basis=opened)
    with pytest.raises(EditConflict) as conflict:
        draft_actions.save_draft(of=district.goal, fields=goal_fields(area="Mine"), by=teacher, basis=opened)
    assert conflict.value.theirs == theirs
    assert district.goal.versions.drafts().get().area == GOAL["area"]


def test_a_save_that_knows_an_older_version_in_force_is_a_conflict(district, teacher):
    opened = basis_of(district.target)
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)
    published = publishing_actions.publish(
        student=district.student, by=teacher, source="teaching", reason="Why."
    )
    with pytest.raises(EditConflict) as conflict:
        draft_actions.save_draft(
            of=district.target, fields=target_fields(name="Mine"), by=teacher, basis=opened
        )
    assert conflict.value.theirs == published[0]
    assert not district.target.versions.drafts().exists()


def test_a_save_onto_a_draft_that_was_discarded_is_a_conflict(district, teacher):
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    opened = basis_of(district.goal)
    draft_actions.discard_draft(draft=draft, by=teacher)
    with pytest.raises(EditConflict):
        draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher, basis=opened)


def test_a_draft_that_says_what_is_in_force_is_none(district, teacher):
    content = district.goal.versions.get().content()
    assert (
        draft_actions.save_draft(
            of=district.goal, fields=content, by=teacher, basis=Basis(0, district.goal.versions.get().pk)
        )
        is None
    )
    draft_actions.save_draft(of=district.goal, fields=content | {"area": "Other"}, by=teacher)
    assert draft_actions.save_draft(of=district.goal, fields=content, by=teacher) is None
    assert not district.goal.versions.drafts().exists()


def test_json_that_no_recorder_could_open_is_not_stored(district, teacher):
    with pytest.raises(ValueError, match="procedure"):
        draft_actions.draft_part(
            of=Target(goal=district.goal),
            fields=target_fields(prompting={"v": 1, "procedure": "x"}),
            by=teacher,
        )
    with pytest.raises(LookupError):
        draft_actions.draft_part(
            of=Target(goal=district.goal), fields=target_fields(measure="guess"), by=teacher
        )
    with pytest.raises(LookupError):
        draft_actions.draft_part(
            of=Support(student=district.student, kind="guess"), fields=support_fields(), by=teacher
        )
    assert not TargetVersion.objects.drafts().exists()
    assert Target.objects.filter(goal=district.goal).count() == 2


def test_a_closed_target_is_not_drafted(district, teacher):
    target_actions.close_target(target=district.target, by=teacher)
    with pytest.raises(ValidationError, match="closed"):
        draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher)


def test_a_goal_that_was_never_published_goes_with_its_targets(district, teacher):
    student = district.student
    goal = a_whole_draft(student, teacher)
    draft_actions.discard_draft(draft=goal.versions.get(), by=teacher)
    assert not Goal.objects.filter(pk=goal.pk).exists()
    assert not TargetVersion.objects.drafts().exists()
    assert Goal.objects.filter(pk=district.goal.pk).exists()


def test_a_discarded_draft_leaves_what_is_in_force(district, teacher):
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    draft_actions.discard_draft(draft=draft, by=teacher)
    assert district.goal.versions.get().in_force is not None


def test_what_is_in_force_cannot_be_discarded(district, teacher):
    with pytest.raises(IntegrityError), transaction.atomic():
        draft_actions.discard_draft(draft=district.goal.versions.get(), by=teacher)
    assert district.goal.versions.exists()


def test_a_para_discards_nothing(district, teacher):
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher)
    with pytest.raises(PermissionDenied):
        draft_actions.discard_draft(draft=draft, by=district.para)
    assert GoalVersion.objects.filter(pk=draft.pk).exists()


def test_a_code_of_a_prompt_level_that_stands_in_data_keeps_its_meaning(district, teacher):
    """Old trials hold the code alone: under another key they would say what nobody saw."""

    def ladder(key: str) -> Ladder:
        return Ladder((*DEFAULT_LADDER.levels, Level(7, key, key.title())))

    target = make_target(district, district.goal, n=7, ladder=ladder("sign").to_json())
    with pytest.raises(ValueError, match="means “sign” in earlier data; it cannot become “song”"):
        draft_actions.save_draft(of=target, fields=target_fields(ladder=ladder("song")), by=teacher)
    assert draft_actions.save_draft(of=target, fields=target_fields(ladder=DEFAULT_LADDER), by=teacher)
