"""The goal bank, and copying what a student had before."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from iep.copying import actions as copying_actions
from iep.drafts import actions as draft_actions
from iep.goals import bank
from iep.goals.measurable import GoalFacts, missing
from iep.measures.registry import MEASURES
from iep.models import Goal, GoalVersion, Service, ServiceVersion, Support, SupportVersion, TargetVersion
from iep.publishing import actions as publishing_actions
from tests.fixtures import plans
from tests.iep.plan_form_helpers import MEETING, goal_fields, support_fields, url


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


def body(response):
    return response.content.decode()


# --- The bank -----------------------------------------------------------------------------------------


def test_there_are_enough_in_every_area_each_with_its_own_key():
    found = bank.examples()
    assert len(found) >= 40
    assert len({example.key for example in found}) == len(found)
    assert {example.area for example in found} == set(bank.AREAS)
    assert all(len(bank.search(area)) >= 5 for area in bank.AREAS)


@pytest.mark.parametrize("example", bank.examples(), ids=lambda example: example.key)
def test_each_can_be_measured_once_its_baseline_is_known_and_fits_the_form(example):
    facts = GoalFacts(example.condition, example.behavior, example.criterion, baseline="2 of 10")
    assert missing(facts) == ["Say until when."]
    MEASURES.get(example.measure)
    for name, text in example.fields().items():
        longest = GoalVersion._meta.get_field(name).max_length
        assert longest is None or len(text) <= longest, name
    assert all(len(line) <= 300 for line in example.objectives)


def test_none_trains_eye_contact_quiet_hands_or_compliance():
    for words in ("eye contact", "quiet hands", "hands still", "sit still", "comply", "compliance", "obey"):
        assert bank.search("", words) == [], words


def test_a_search_goes_by_area_and_by_every_word():
    assert {example.area for example in bank.search("math")} == {"math"}
    assert [example.key for example in bank.search("", "BUS phone")] == ["work-travel"]
    assert bank.search("reading", "bus") == []
    assert bank.search("", "  ") == list(bank.examples())


def test_use_this_opens_the_form_filled_in_and_drafts_nothing(client, district, teacher):
    html = body(client.get(url("goal-bank", district.student.pk), {"area": "work", "q": "bus"}))
    address = f"{url('goal-new', district.student.pk)}?plan=iep&amp;bank=work-travel"
    assert address in html
    assert "1 example" in html
    form = body(client.get(address.replace("&amp;", "&")))
    assert "ride there and back" in form
    assert 'value="Work and after school"' in form
    assert not GoalVersion.objects.drafts().exists()


def test_junk_asked_of_the_bank_is_met_calmly(client, district, teacher):
    page = url("goal-bank", district.student.pk)
    for asked in ({"area": "magic"}, {"q": "\0"}, {"q": "x" * 5000}):
        assert client.get(page, asked).status_code == 200, asked
    form = client.get(url("goal-new", district.student.pk), {"bank": "magic"})
    assert form.status_code == 200


# --- Copying ------------------------------------------------------------------------------------------


def test_what_is_ticked_is_drafted_anew_with_the_dates_of_the_plan(client, district, teacher):
    page = url("copy", district.student.pk)
    assert "CANARY-GoalVersion.area-1" in body(client.get(page))
    support = district.support.versions.get()
    chosen = [district.goal_version.pk, district.service.versions.get().pk, support.pk]
    assert client.post(page, {"parts": chosen}).status_code == 302
    goal = GoalVersion.objects.drafts().get()
    assert goal.behavior == district.goal_version.behavior
    assert goal.of != district.goal
    review = district.plan.versions.get().review_due_on
    assert goal.due_on == review
    assert ServiceVersion.objects.drafts().get().ends_on == review
    assert SupportVersion.objects.drafts().get().how == support.how
    targets = TargetVersion.objects.drafts()
    assert {target.of.goal for target in targets} == {goal.of}
    assert sorted(target.measure for target in targets) == ["discrete_trial", "frequency"]


def test_last_year_is_copied_as_it_was(client, district, teacher):
    draft_actions.save_draft(of=district.goal, fields=goal_fields(area="This year"), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, **MEETING)
    page = url("copy", district.student.pk)
    then = district.today - timedelta(days=5)
    asked = f"{page}?plan=iep&on={then}"
    html = body(client.get(asked))
    assert "CANARY-GoalVersion.area-1" in html
    assert "This year" not in html
    client.post(asked, {"parts": [district.goal_version.pk]})
    assert GoalVersion.objects.drafts().get().area == district.goal_version.area


def test_nothing_ticked_is_told_and_a_part_of_another_student_is_no_choice(client, district, teacher):
    theirs = GoalVersion.objects.get(of__plan__student=district.student2)
    page = url("copy", district.student.pk)
    for parts in ([], [theirs.pk], ["x"]):
        response = client.post(page, {"parts": parts})
        assert response.status_code == 422
        assert "Tick at least one" in body(response)
    with pytest.raises(PermissionDenied):
        copying_actions.copy_parts(plan=district.plan, versions=[theirs], as_of=district.now, by=teacher)
    assert not GoalVersion.objects.drafts().exists()


def test_a_support_goes_into_another_plan_of_the_student(client, district, teacher):
    other = draft_actions.draft_plan(
        student=district.student,
        kind="504",
        fields={"starts_on": district.today, "review_due_on": district.today + timedelta(days=300)},
        by=teacher,
    ).of
    address = f"{url('copy', district.student.pk)}?plan=504"
    client.post(address, {"parts": [district.support.versions.get().pk]})
    assert SupportVersion.objects.drafts().get().of.plan == other


@pytest.mark.parametrize("persona", ["para", "provider", "administrator", "other_teacher"])
def test_nobody_else_copies_or_imports(district, persona):
    by = getattr(district, persona)
    versions = [district.goal_version]
    with pytest.raises(PermissionDenied):
        copying_actions.copy_parts(plan=district.plan, versions=versions, as_of=district.now, by=by)
    for of in (Goal(plan=district.plan), Service(plan=district.plan), Support(student=district.student)):
        with pytest.raises(PermissionDenied):
            copying_actions.import_drafts(plan=district.plan, drafts=[(of, support_fields())], by=by)


def test_pages_take_as_many_queries_for_three_goals_as_for_one(client, district, teacher):
    from tests.iep.test_plan_pages import queries

    addresses = [url(name, district.student.pk) for name in ("goal-bank", "copy", "import")]
    client.get(addresses[0])
    one = [queries(client, address) for address in addresses]
    for n in (11, 12):
        plans.make_target(district, plans.make_goal(district, district.plan, n), n=n)
        plans.make_support(district, district.student, n)
    assert [queries(client, address) for address in addresses] == one
    assert max(one) <= 22
