"""The extended school year of a school: added, changed while it lies ahead, ended, taken back (N3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.dated import through
from staff.extended_year.actions import (
    YearPlan,
    add_extended_year,
    change_extended_year,
    take_back_extended_year,
)
from staff.models import ExtendedYear
from tests.staff.page_helpers import refused, url

DAY = timedelta(days=1)
AHEAD = 40 * DAY  # the calendar of the fixture has thirty school days ahead


def plan(district, **changes):
    first = district.today + AHEAD
    given = {
        "name": "July session", "first": first, "last": first + 25 * DAY, "weekdays": (1, 2, 3, 4),
        "bell": district.bells.early,
    }  # fmt: skip
    return YearPlan(**given | changes)


def begun(district):
    """One that began a week ago, in days that the calendar calls school days by now."""
    return ExtendedYear.objects.create(
        school=district.school, name="July session", weekdays=[1, 2, 3, 4], bell=district.bells.early,
        during=through(district.today - 7 * DAY, district.today + 7 * DAY),
    )  # fmt: skip


def typed(district, **changes):
    given = plan(district)
    return {
        "name": given.name, "first": given.first.isoformat(), "last": given.last.isoformat(),
        "weekdays": ["1", "2", "3", "4"], "bell": str(given.bell.pk), "days_off": "",
    } | changes  # fmt: skip


def test_an_administrator_adds_changes_and_takes_one_back(client, district):
    client.force_login(district.administrator)
    assert "There is none yet." in client.get(url("extended-years", district.school)).text
    off = (district.today + AHEAD + DAY).isoformat()
    assert (
        client.post(url("extended-years", district.school), typed(district, days_off=off)).status_code == 302
    )
    year = ExtendedYear.objects.get()
    assert [day.isoformat() for day in year.days_off] == [off]
    assert {day.isoweekday() for day in year.days()} <= {1, 2, 3, 4}
    assert "July session" in client.get(url("extended-years", district.school)).text
    assert off in client.get(url("extended-year", year)).text
    assert client.post(url("extended-year", year), typed(district, name="Summer")).status_code == 302
    year.refresh_from_db()
    assert (year.name, year.days_off) == ("Summer", [])
    assert client.post(url("extended-year", year), {"take_back": "1"}).status_code == 302
    year.refresh_from_db()
    assert year.is_taken_back
    assert client.get(url("extended-year", year)).status_code == 404


def test_what_is_wrong_is_told_at_its_field(client, district):
    add_extended_year(school=district.school, plan=plan(district), by=district.administrator)
    client.force_login(district.administrator)
    for changed, field in (
        ({"first": district.today.isoformat()}, "first"),  # the school year
        ({}, "first"),  # the other one
        ({"last": "2020-01-01"}, "last"), ({"weekdays": []}, "weekdays"), ({"bell": ""}, "bell"),
        ({"days_off": "July 4"}, "days_off"), ({"days_off": "2020-01-01"}, "days_off"),
        ({"name": ""}, "name"),
    ):  # fmt: skip
        response = client.post(url("extended-years", district.school), typed(district, **changed))
        assert response.status_code == 422, changed
        assert f'href="#id_{field}' in response.text, changed
    assert ExtendedYear.objects.count() == 1


def test_it_has_days_and_none_of_them_is_a_school_day_for_everybody(district):
    add = {"school": district.school, "by": district.administrator}
    first = district.today + AHEAD
    one = plan(district, last=first, weekdays=(first.isoweekday() % 7 + 1,))
    assert refused(add_extended_year, plan=one, **add) == {"weekdays": ["none"]}
    assert refused(add_extended_year, plan=plan(district, first=district.today), **add) == {
        "first": ["school_year"]
    }
    past = plan(district, first=district.today - DAY)
    assert refused(add_extended_year, plan=past, **add) == {"first": ["past"]}
    assert refused(add_extended_year, plan=plan(district, last=first + 200 * DAY), **add) == {
        "last": ["long"]
    }


def test_once_it_has_begun_what_was_taught_stays(district):
    year, by = begun(district), district.administrator
    same = {"first": year.starts, "last": year.last_day}
    change = {"year": year, "by": by}
    assert refused(change_extended_year, plan=plan(district, **same | {"weekdays": (5,)}), **change) == {
        "first": ["begun"]
    }
    early = plan(district, **same | {"last": district.today - 3 * DAY})
    assert refused(change_extended_year, plan=early, **change) == {"last": ["past"]}
    off = plan(district, **same, days_off=(district.today - 2 * DAY,))
    assert refused(change_extended_year, plan=off, **change) == {"days_off": ["past"]}
    assert refused(take_back_extended_year, **change) == {"first": ["begun"]}
    ended = change_extended_year(plan=plan(district, **same | {"last": district.today}), **change)
    assert ended.last_day == district.today


def test_nobody_else_does(client, district):
    year = begun(district)
    for who in ("case_manager", "para", "foreign_administrator", "sister_administrator"):
        client.force_login(getattr(district, who))
        assert client.get(url("extended-year", year)).status_code in (403, 404), who
        with pytest.raises(PermissionDenied):
            add_extended_year(school=district.school, plan=plan(district), by=getattr(district, who))
