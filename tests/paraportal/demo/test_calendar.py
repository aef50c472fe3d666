"""The calendar of the demo district, for any day on which somebody might first start it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraportal.demo.calendar import Bell, DemoCalendar, first_day, last_day

DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2035, 12, 31))
LONGEST = 111


@given(DAYS, st.integers(0, 1000))
def test_it_reaches_back_far_enough_and_today_is_a_school_day(today, seed):
    calendar = DemoCalendar.around(today, seed)
    assert len(calendar.past) > LONGEST
    assert calendar.D(0) < today
    assert calendar.by_date[today].bell is not None


@given(DAYS, st.integers(0, 1000))
def test_each_date_stands_once_in_order_and_off_days_say_why(today, seed):
    days = DemoCalendar.around(today, seed).days
    dates = [day.date for day in days]
    assert dates == sorted(set(dates))
    assert all(day.note for day in days if day.bell is None)


@given(DAYS, st.integers(0, 1000))
def test_nobody_knows_of_a_snow_day_to_come(today, seed):
    snow = [day.date for day in DemoCalendar.around(today, seed).days if day.note == "Snow day"]
    assert all(day < today for day in snow)
    assert 2 <= len(snow) <= 4  # two in the winter before, and those of this one that have been


@pytest.mark.parametrize("year", range(2024, 2036))
def test_school_begins_on_september_1_and_ends_about_june_9(year):
    assert date(year, 9, 1) <= first_day(year) <= date(year, 9, 3)
    assert date(year + 1, 6, 7) <= last_day(year) <= date(year + 1, 6, 9)
    assert {first_day(year).weekday(), last_day(year).weekday()} <= {0, 1, 2, 3, 4}


def test_wednesdays_end_early():
    calendar = DemoCalendar.around(date(2026, 11, 21), 1)
    wednesdays = [d for d in calendar.days if d.bell and d.date.weekday() == 2]
    others = [d for d in calendar.days if d.bell and d.date.weekday() < 5 and d.date.weekday() != 2]
    assert {d.bell for d in wednesdays} == {Bell.EARLY}
    assert {d.date for d in others if d.bell is Bell.EARLY} <= {last_day(2025), last_day(2026)}


def test_a_school_day_is_made_of_a_weekend_a_holiday_and_a_summer_day():
    for today in (date(2026, 11, 22), date(2026, 11, 26), date(2026, 7, 14)):
        assert "Open house" in DemoCalendar.around(today, 1).by_date[today].note
    assert DemoCalendar.around(date(2026, 11, 20), 1).by_date[date(2026, 11, 20)].note == ""


def test_days_back_from_a_break_are_counted():
    calendar = DemoCalendar.around(date(2027, 2, 1), 1)
    first_back = next(day for day in calendar.past if day > date(2027, 1, 1))
    gap, back = calendar.after_break(first_back)
    assert gap >= 10
    assert back == 1
    assert calendar.after_break(calendar.past[calendar.past.index(first_back) + 2]) == (gap, 3)


def test_a_weekly_day_moves_within_its_week_where_there_is_no_school():
    calendar = DemoCalendar.around(date(2026, 12, 10), 1)
    thursdays = calendar.weekly(3, 8)
    assert date(2026, 11, 26) not in thursdays
    assert date(2026, 11, 24) in thursdays
    assert all(b - a >= timedelta(days=4) for a, b in pairwise(thursdays))
    assert {day.weekday() for day in calendar.weekly(1, 10, only=True)} == {1}
