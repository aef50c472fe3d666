"""On a day of the extended school year Today asks for what the team marked, of those who go (N3)."""

from datetime import timedelta

import pytest

from core.dated import through
from datacollection.models import Session
from iep.extended_year.actions import draft_extended_year
from iep.models import Target
from iep.publishing import actions as publishing_actions
from staff.models import CalendarDay, ExtendedYear
from tests.datacollection.pack_helpers import pack
from tests.fixtures.plans import make_target_version
from tests.fixtures.sessions import make_session
from tests.iep.plan_form_helpers import MEETING

DAY = timedelta(days=1)


@pytest.fixture
def summer(district):
    first, last = district.today - 7 * DAY, district.today + 14 * DAY
    CalendarDay.objects.filter(school=district.school, date__range=(first, last)).delete()
    return ExtendedYear.objects.create(
        school=district.school, name="July session", during=through(first, last),
        weekdays=[district.today.isoweekday()], bell=district.bells.regular,
    )  # fmt: skip


def decide(district, first, last, target=None):
    fields = {
        "needed": True, "reasons": ["regression"], "why": "Loses signs.", "starts_on": first, "ends_on": last,
        "targets": [{"id": str((target or district.target).pk), "name": "Asks"}], "services": [],
    }  # fmt: skip
    draft_extended_year(student=district.student, fields=fields, by=district.case_manager)
    publishing_actions.publish(student=district.student, by=district.case_manager, **MEETING)


def of_the_student(found, district):
    return [one for one in found["targets"] if one["student"] == str(district.student.pk)]


def test_only_marked_targets_are_asked_for_and_nothing_of_the_others(client, district, summer):
    before = pack(client, district.para)
    assert {one["due_today"] for one in before["targets"]} == {False}
    assert "No school today" in before["html"]
    target = Target.objects.create(student=district.student, goal=district.goal, position=8)
    make_target_version(district, target)
    decide(district, district.today, district.today + 7 * DAY, target)
    found = pack(client, district.para)
    assert [one["id"] for one in of_the_student(found, district)] == [str(target.pk)]
    assert of_the_student(found, district)[0]["due_today"] is True
    others = [one for one in found["targets"] if one["student"] != str(district.student.pk)]
    assert others
    assert {one["due_today"] for one in others} == {False}
    assert "July session" in found["html"]
    assert "No school today" not in found["html"]


def test_the_decision_has_its_own_dates(client, district, summer):
    """It begins tomorrow: today is a day without school, as for everybody."""
    decide(district, district.today + DAY, district.today + 7 * DAY)
    found = pack(client, district.para)
    assert {one["due_today"] for one in found["targets"]} == {False}
    assert len(of_the_student(found, district)) == 2


def test_a_tap_on_an_unmarked_target_is_stored_all_the_same(district, summer):
    decide(district, district.today, district.today + 7 * DAY)
    session = make_session(district, district.frequency_target, at=district.now)
    assert Session.objects.filter(pk=session.pk, school_day=district.today).exists()
