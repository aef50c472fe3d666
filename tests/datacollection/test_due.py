"""What is due today, and what is done."""

from datetime import timedelta

import pgtrigger
import pytest

from datacollection.models import Counts, Session, SessionMark, SessionSummary
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.models import Target
from staff.models import CalendarDay, DayKind
from tests.datacollection.pack_helpers import pack
from tests.fixtures.plans import make_target_version
from tests.fixtures.sessions import make_session

pytestmark = pytest.mark.clock

DAY = timedelta(days=1)


def new_target(district, **plan):
    """A target of today without any session, with this data plan."""
    target = Target.objects.create(student=district.student, goal=district.goal, position=8)
    make_target_version(district, target, data_plan=DataPlan(**plan).to_json())
    return target


def of(client, district, target):
    found = pack(client, district.para)["targets"]
    (one,) = [t for t in found if t["id"] == str(target.pk)]
    return one["done_today"], one["due_today"]


def test_a_daily_target_is_due_until_it_is_done(client, district):
    target = new_target(district, rhythm=DataRhythm.DAILY)
    assert of(client, district, target) == (0, True)
    make_session(district, target, at=district.now)
    assert of(client, district, target) == (1, False)
    make_session(district, target, by=district.case_manager, at=district.now)
    assert of(client, district, target) == (2, False)


def test_yesterday_is_not_today(client, district):
    target = new_target(district, rhythm=DataRhythm.DAILY)
    make_session(district, target, at=district.now - DAY)
    assert of(client, district, target) == (0, True)


def test_a_session_that_came_to_nothing_is_not_done(client, district):
    """Started and interrupted before the first trial: its score is undefined."""
    target = new_target(district, rhythm=DataRhythm.DAILY)
    session = make_session(district, target, at=district.now, taps=[])
    assert SessionSummary.objects.get(session=session).score is None
    assert SessionMark.objects.filter(session=session).exists()
    assert of(client, district, target) == (0, True)


def test_a_weekly_probe_is_done_for_the_week(client, district):
    target = new_target(district, rhythm=DataRhythm.WEEKLY_PROBE)
    assert of(client, district, target) == (0, True)
    monday = district.now - district.today.weekday() * DAY
    make_session(district, target, at=monday)
    assert of(client, district, target)[1] is False


def test_a_session_for_agreement_alone_is_not_the_data_of_the_day(client, district):
    target = new_target(district, rhythm=DataRhythm.DAILY)
    session = make_session(district, target, at=district.now)
    with pgtrigger.ignore("datacollection.Session:append_only"):
        Session.objects.filter(pk=session.pk).update(counts=Counts.AGREEMENT)
    assert of(client, district, target) == (0, True)


def test_nothing_is_due_on_a_day_without_school(client, district):
    assert of(client, district, new_target(district, rhythm=DataRhythm.DAILY))[1] is True
    CalendarDay.objects.filter(school=district.school, date=district.today).update(
        kind=DayKind.OFF, bell=None, note="Snow day"
    )
    body = pack(client, district.para)
    assert {target["due_today"] for target in body["targets"]} == {False}
    assert "No school today" in body["html"]
    assert "Snow day" in body["html"]
