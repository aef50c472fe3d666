"""An end with a day to come: in force until it is over at the school, told at once, taken back till then."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.dated import since
from iep.drafts import actions as draft_actions
from iep.endings import actions as ending_actions
from iep.endings.actions import ending_ahead
from iep.models import (
    EndingTakenBack,
    GoalVersion,
    PlanUpdate,
    ServiceVersion,
    SupportVersion,
    Target,
    TargetVersion,
)
from iep.plans import panels
from iep.plans import plan_loader as standing
from iep.publishing import actions as publishing_actions
from iep.versions.subjects import subject
from staff.calendar.school_time import day_span
from staff.models import Licence
from students.models import Student
from tests.fixtures.clock import right_now
from tests.fixtures.district import ZONE
from tests.iep.plan_form_helpers import COUNT, MEETING, days, goal_fields, support_fields, target_fields, url

pytestmark = pytest.mark.clock

INSTANT = timedelta(microseconds=1)


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return district.case_manager


@pytest.fixture
def last(district):
    return district.today + days(3)


def body(response):
    return response.content.decode()


def end(of, by, last, **changed):
    return ending_actions.end_part(of=of, by=by, last_day=last, **MEETING | changed)


def test_it_is_in_force_until_its_last_day_is_over_at_the_school(client, district, teacher, last):
    page = url("end", district.support.pk)
    assert f'value="{district.today}"' in body(client.get(page))
    assert client.post(page, MEETING | {"last_day": last}).status_code == 302
    over = day_span(ZONE, last)[1]
    mine = SupportVersion.objects.filter(of=district.support)
    assert mine.at(over - INSTANT).exists()
    assert not mine.at(over).exists()
    words = f"Ends on {last:%b} {last.day}, {last.year}."
    shown = body(client.get(url("plan", district.student.pk)))
    assert words in shown
    assert url("go-on", district.support.pk) in shown
    assert url("support-edit", district.support.pk) not in shown
    assert words in body(client.get(f"/students/{district.student.pk}/"))
    assert "Ends on" in body(client.get(url("history", district.student.pk)))
    students = list(Student.objects.with_grounds(district.para).filter(pk=district.student.pk))
    parts = panels.supports(district.para, students, right_now())[district.student.pk]["supports"]
    assert parts[0].last_moment == over - INSTANT


def test_paras_are_told_at_once_with_the_day_and_again_when_it_is_taken_back(district, teacher, last):
    ending = end(district.goal, teacher, last)
    told = PlanUpdate.objects.get(**subject(ending))
    assert told.title.startswith(f"Ends on {last:%b} {last.day}")
    assert told.changes[0][2].startswith("In force until the end of")
    back = ending_actions.take_back_ending(ending=ending, by=teacher, reason="The team met again.")
    again = PlanUpdate.objects.get(**subject(back))
    assert again.title.startswith("Goes on: Goal")
    assert again.changes[0][1].startswith("Was to end on")
    assert {r.user for r in again.receipts.all()} == {r.user for r in told.receipts.all()}
    assert again.receipts.filter(user=district.para).exists()


def test_a_goal_takes_its_targets_along_and_back(client, district, teacher, last):
    over = day_span(ZONE, last)[1]
    phase = district.target.phases.get(kind="intervention")
    end(district.goal, teacher, last)
    taught = TargetVersion.objects.filter(of=district.target)
    assert taught.taught_at(over - INSTANT).exists()
    assert not taught.taught_at(over).exists()
    phase.refresh_from_db()
    district.target.refresh_from_db()
    assert phase.last_day == last
    for save in (
        lambda: draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher),
        lambda: draft_actions.save_draft(of=district.target, fields=target_fields(), by=teacher),
        lambda: draft_actions.draft_part(of=Target(goal=district.goal), fields=target_fields(), by=teacher),
    ):
        with pytest.raises(ValidationError):
            save()
    assert client.post(url("target-new", district.goal.pk), COUNT).status_code == 422
    page = url("go-on", district.goal.pk)
    assert "It was to end on" in body(client.get(page))
    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": "The team met again."}).status_code == 302
    assert "Goes on: Goal" in body(client.get(url("history", district.student.pk)))
    district.target.refresh_from_db()
    phase.refresh_from_db()
    assert (district.target.closed_at, district.target.closed_by, phase.last_day) == (None, None, None)
    assert taught.taught_at(over + days(30)).exists()
    assert draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=teacher).based_on.number == 1


def test_a_plan_comes_back_whole_and_a_part_keeps_its_own_earlier_end(district, teacher, last):
    own = end(district.service, teacher, last - days(1))
    later = end(district.support, teacher, last + days(2))
    whole = end(district.plan, teacher, last)
    over = day_span(ZONE, last)[1]
    for model, of in ((GoalVersion, district.goal), (SupportVersion, district.support)):
        assert model.objects.filter(of=of).get().in_force.upper == over, model
    ending_actions.take_back_ending(ending=whole, by=teacher, reason="Moved after all.")
    assert district.goal.versions.get().in_force.upper is None
    assert district.plan.versions.get().in_force.upper is None
    assert ServiceVersion.objects.get(of=district.service).in_force.upper == own.ends_at
    assert district.support.versions.get().in_force.upper == later.ends_at
    assert ending_ahead(district.support, right_now()) == later


def test_an_end_to_come_can_be_brought_forward_and_not_put_off_by_a_second(district, teacher, last):
    end(district.support, teacher, last)
    with pytest.raises(ValidationError, match="Nothing of it is in force then"):
        end(district.support, teacher, last + days(1))
    end(district.support, teacher, last - days(1))
    assert district.support.versions.get().in_force.upper == day_span(ZONE, last - days(1))[1]
    ending_actions.end_part(of=district.support, by=teacher, **MEETING)
    assert not district.support.versions.at().exists()


def test_what_is_over_is_not_taken_back_and_nobody_else_takes_back(client, district, teacher, last):
    ending = end(district.support, teacher, district.today)
    for persona in ("para", "provider", "administrator", "other_teacher"):
        with pytest.raises(PermissionDenied):
            ending_actions.take_back_ending(ending=ending, by=getattr(district, persona), reason="x")
    with pytest.raises(ValidationError, match="It has ended"):
        ending_actions.take_back_ending(ending=ending, by=teacher, reason="x", at=ending.until)
    with pytest.raises(ValidationError) as refusal:
        end(district.goal, teacher, district.today - days(1))
    assert "last_day" in refusal.value.message_dict
    response = client.post(url("end", district.goal.pk), MEETING | {"last_day": district.today - days(1)})
    assert response.status_code == 422
    assert 'href="#id_last_day' in body(response)
    Licence.objects.filter(user=teacher).update(valid=since(district.first - days(999), district.today))
    with pytest.raises(ValidationError, match="no valid licen"):
        ending_actions.take_back_ending(ending=ending, by=teacher, reason="x")
    assert not EndingTakenBack.objects.exists()


def test_taking_back_twice_changes_nothing(district, teacher, last):
    ending = end(district.support, teacher, last)
    ending_actions.take_back_ending(ending=ending, by=teacher, reason="x")
    with pytest.raises(ValidationError, match="already"):
        ending_actions.take_back_ending(ending=ending, by=teacher, reason="x")
    draft = draft_actions.save_draft(of=district.support, fields=support_fields(), by=teacher)
    assert draft.based_on == district.support.versions.published().get()


def test_what_takes_its_place_later_is_no_end(district, teacher, last):
    """A version that a later one follows ends too, and the support goes on."""
    draft_actions.save_draft(of=district.support, fields=support_fields(), by=teacher)
    publishing_actions.publish(student=district.student, by=teacher, takes_effect=last, **MEETING)
    part = standing.supports_in_force([district.student], right_now())[0]
    assert part.in_force.in_force.upper == part.upcoming.in_force.lower
    assert part.last_moment is None
