"""Ranges of days, against a slow reading of them: the set of days that they hold."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given
from hypothesis import strategies as st

from core.dated import both, ended, since, through
from staff.calendar.school_time import day_span, school_days_between
from staff.policies.values import Policies

START = date(2026, 1, 1)
HORIZON = [START + timedelta(days=n) for n in range(40)]
days = st.integers(0, 30).map(lambda n: START + timedelta(days=n))


@st.composite
def ranges(draw):
    if draw(st.integers(0, 9)) == 0:
        return DateRange(empty=True)
    lower, length = draw(days), draw(st.none() | st.integers(1, 20))
    return DateRange(lower, None if length is None else lower + timedelta(days=length), "[)")


def held(during) -> set[date]:
    return {day for day in HORIZON if day in during}


@given(ranges(), ranges())
def test_what_both_hold_is_what_each_holds(one, other):
    assert held(both(one, other)) == held(one) & held(other)


@given(ranges(), days)
def test_what_ended_holds_nothing_after_its_last_day_and_all_before(during, last):
    cut = ended(during, last)
    assert held(cut) == {day for day in held(during) if day <= last}
    assert cut.isempty or cut.lower == during.lower


@given(days, st.none() | st.integers(0, 20))
def test_through_includes_the_last_day_as_people_say_it(first, length):
    last = None if length is None else first + timedelta(days=length)
    assert held(through(first, last)) == {d for d in HORIZON if d >= first and (last is None or d <= last)}


def test_a_policy_is_that_of_the_day(district):
    policies = Policies.load([district.school], ["licence.para"])
    assert policies.find(district.school, "licence.para", district.today).value == ["aide", "any"]
    assert policies.find(district.school, "licence.para", district.today - timedelta(days=2000)) is None


def test_school_days_are_counted_from_the_first_through_the_last(district):
    found = school_days_between(district.school, district.today - timedelta(days=2), district.today)
    assert found == [district.today - timedelta(days=n) for n in (2, 1, 0)]


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_has_as_many_hours_as_its_zone_gives_it(district, day, hours):
    begins, ends = day_span(district.school.zone, day)
    assert ends - begins == timedelta(hours=hours)


def test_since_has_no_end_where_none_is_given():
    assert since(START).upper is None
