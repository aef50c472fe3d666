"""Calendars: a day or a range changes, and Today follows at the next look."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

from staff.calendar import actions as calendar_actions
from staff.calendar.actions import DayPlan
from staff.models import CalendarChange, CalendarDay, DayKind, School
from tests.staff.page_helpers import queries, refused, url

DAY = timedelta(days=1)
EVERY = range(1, 8)
HEADERS = {"x-device": "018f0000-0000-7000-8000-000000000000"}


def off(district, **changes):
    given = {
        "school": district.school,
        "first": district.today,
        "last": district.today,
        "weekdays": EVERY,
        "plan": DayPlan(DayKind.OFF, note="Snow day"),
        "by": district.administrator,
    }
    return calendar_actions.set_days(**given | changes)


def day_of(district, day=None) -> CalendarDay:
    return CalendarDay.objects.get(school=district.school, date=day or district.today)


def today_of(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("today-pack"), headers=HEADERS).text


def test_a_snow_day_stands_on_the_paras_today_at_the_next_look(client, district):
    before = today_of(client, district.para)
    assert "Snow day" not in before
    client.force_login(district.administrator)
    fields = {"kind": "off", "note": "Snow day", "first": str(district.today)}
    assert client.post(url("calendar", district.school), fields).status_code == 302
    after = today_of(client, district.para)
    assert "Snow day" in after
    client.force_login(district.gened)
    assert "Snow day" in client.get(reverse("students:glance", args=[district.student.pk])).text


def test_a_snow_day_taken_back_is_the_day_that_it_was(client, district):
    before = day_of(district)
    off(district)
    gone = day_of(district)
    assert (gone.is_school, gone.cycle_day) == (False, before.cycle_day)
    off(district, plan=DayPlan(DayKind.SCHOOL, gone.bell))
    back = day_of(district)
    assert (back.kind, back.bell_id, back.cycle_day, back.note) == (
        before.kind, before.bell_id, before.cycle_day, "",
    )  # fmt: skip


def test_other_bells_move_todays_blocks(client, district):
    assert "8:45" in today_of(client, district.para)
    off(district, plan=DayPlan(DayKind.HALF, district.bells.early))
    after = today_of(client, district.para)
    assert "8:30" in after
    assert "8:45" not in after


def test_a_range_changes_only_its_weekdays_and_numbers_the_rotation_on(district):
    first = district.today + DAY
    count = off(
        district, first=first, last=first + 13 * DAY, weekdays={1, 3},
        plan=DayPlan(DayKind.SCHOOL, district.bells.early, cycle_first=2, cycle_length=3),
    )  # fmt: skip
    assert count == 4
    rows = CalendarDay.objects.filter(school=district.school, date__range=(first, first + 13 * DAY))
    changed = [row for row in rows.order_by("date") if row.bell_id == district.bells.early.pk]
    assert {row.date.isoweekday() for row in changed} == {1, 3}
    assert [row.cycle_day for row in changed] == [2, 3, 1, 2]


def test_the_calendar_of_another_school_stays_as_it_is(district):
    off(district)
    sister = CalendarDay.objects.get(school=district.sister_school, date=district.today)
    assert sister.is_school


@pytest.mark.parametrize("who", ["para", "case_manager", "sister_administrator", "foreign_administrator"])
def test_only_administrators_of_the_school_change_its_days(district, who):
    with pytest.raises(PermissionDenied):
        off(district, by=getattr(district, who))
    assert day_of(district).is_school


def test_what_cannot_be_meant_is_refused_in_words(district):
    assert refused(off, district=district, last=district.today - DAY) == {"last": ["order"]}
    assert refused(off, district=district, last=district.today + 500 * DAY) == {"last": ["long"]}
    assert refused(off, district=district, first=district.today - 40 * DAY) == {"first": ["past"]}
    other_day = {district.today.isoweekday() % 7 + 1}
    assert refused(off, district=district, weekdays=other_day) == {"weekdays": ["none"]}
    assert refused(off, district=district, plan=DayPlan(DayKind.SCHOOL)) == {"bell": ["required"]}


def test_bells_of_another_school_are_not_rung(district):
    theirs = CalendarDay.objects.filter(school=district.sister_school).select_related("bell").first().bell
    assert refused(off, district=district, plan=DayPlan(DayKind.SCHOOL, theirs)) == {"bell": ["required"]}


def test_the_grid_says_what_each_day_is_and_leads_to_its_form(client, district):
    client.force_login(district.administrator)
    off(district, plan=DayPlan(DayKind.OFF, note="Staff day"))
    page = client.get(url("calendar", district.school))
    assert "Staff day" in page.text
    assert f"?day={district.today.isoformat()}" in page.text
    year = client.get(url("calendar", district.school) + "?view=year").context["year"]
    assert len(year) == 12
    days = CalendarDay.objects.filter(school=district.school, date__range=(year[0].first, year[-1].first))
    assert sum(month.days for month in year) >= days.exclude(kind="off").count()


def test_the_page_takes_the_same_queries_for_one_day_and_for_many(client, district):
    client.force_login(district.administrator)
    many = queries(client, url("calendar", district.school))
    CalendarDay.objects.filter(school=district.school).exclude(date=district.today).delete()
    assert queries(client, url("calendar", district.school)) == many <= 12


@pytest.mark.parametrize("asked", ["", "x", "2026-99-99", "0001-01-01", "9999-12-31", "\x00"])
def test_a_day_that_is_none_shows_this_month(client, district, asked):
    client.force_login(district.administrator)
    page = client.get(url("calendar", district.school), {"day": asked})
    assert page.context["day"] == district.today


def test_who_changed_what_stands_below_the_calendar_and_cannot_be_changed(client, district):
    off(district)
    client.force_login(district.administrator)
    page = client.get(url("calendar", district.school)).text
    assert f"by {district.administrator}" in page
    change = CalendarChange.objects.get(school=district.school)
    assert (change.days, change.kind, change.note) == (1, DayKind.OFF, "Snow day")
    with pytest.raises(ProgrammingError), transaction.atomic():
        CalendarChange.objects.filter(pk=change.pk).update(note="Nothing")


def test_the_page_takes_the_same_queries_after_one_change_and_after_three(client, district):
    client.force_login(district.administrator)
    off(district)
    one = queries(client, url("calendar", district.school))
    for n in range(2):
        off(district, first=district.today + n * DAY, last=district.today + n * DAY)
    assert queries(client, url("calendar", district.school)) == one


def test_a_school_without_bells_is_led_to_them_first(client, district):
    new = School.objects.create(name="New School", parent=district.foreign_district)
    client.force_login(district.foreign_administrator)
    page = client.get(url("calendar", new))
    assert url("bell-add", new) in page.text
    assert "No bells yet" in client.get(url("bells", new)).text
