"""Cutting time out of time, against minutes counted one by one; and days of every length."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from schedule.day.bells import Bells, Timing, span_on
from schedule.day.calendar import SchoolDay
from schedule.day.spans import common, meet, minus
from staff.models import DayKind, Rhythm

START = datetime(2026, 11, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
spans = st.tuples(st.integers(0, 40), st.integers(0, 40))
SCHOOL = UUID(int=1)
# Spring forward and back in Chicago, a plain day, and a place that shifts at midnight
DATES = [date(2026, 3, 8), date(2026, 11, 1), date(2026, 9, 14), date(2026, 4, 24)]
ZONES = ["America/Chicago", "Africa/Cairo", "Pacific/Auckland", "UTC"]


def hours(span):
    return START + span[0] * MINUTE, START + span[1] * MINUTE


def minutes(span):
    return set(range(*span))


@given(spans, st.lists(spans, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_left_and_what_is_shared_are_what_counting_says(whole, taken):
    gone = set().union(*map(minutes, taken)) if taken else set()
    left = minus(hours(whole), [hours(one) for one in taken])
    counted = {int((at - START) / MINUTE) + n for at, end in left for n in range(int((end - at) / MINUTE))}
    assert counted == minutes(whole) - gone
    assert all(one[1] <= other[0] for one, other in pairwise(left))
    assert meet(hours(whole), [hours(one) for one in taken]) is bool(minutes(whole) & gone)
    for one in taken:
        both = common(hours(whole), hours(one))
        assert (minutes(whole) & minutes(one) == set()) is (both is None)


@given(
    st.sampled_from(DATES),
    st.sampled_from(ZONES),
    st.integers(1, 6),
    st.integers(0, 1380),
    st.integers(1, 60),
    st.sampled_from(list(DayKind)),
)
@settings(max_examples=60, deadline=None)
def test_what_belongs_to_a_day_stays_on_it_whatever_the_clock_does(day, zone, cycle, begins, length, kind):
    """Snow day, rotation, daylight saving, midnight: in order, on the wall of the school, on that date."""
    bells = Bells(SCHOOL, "Regular", is_regular=True)
    school = SchoolDay(SCHOOL, "A", ZoneInfo(zone), day, kind, cycle, bells)
    first, last = school.instants((begins, begins + length))
    assert first <= last
    # In an hour that the clock goes through twice it lasts longer than the wall says.
    twice = first.astimezone(school.zone).utcoffset() - last.astimezone(school.zone).utcoffset()
    assert last - first <= timedelta(minutes=length) + max(twice, timedelta(0))
    # A wall time that the clock skips is taken later, by an hour at most.
    assert first.astimezone(school.zone).date() == day
    is_school = kind != DayKind.OFF
    assert school.is_day(Rhythm.WEEK, day.isoweekday()) is is_school
    assert [n for n in range(1, 7) if school.is_day(Rhythm.CYCLE, n)] == ([cycle] if is_school else [])


@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 1200), st.integers(5, 120))
@settings(max_examples=60, deadline=None)
def test_on_other_bells_a_part_of_a_period_stays_inside_it(begins, length, there, longer):
    """A block moves with its period; bells without the period have nothing of it."""
    other = Bells(UUID(int=2), "Early", periods={"Morning": (there, there + longer)})
    part = Timing((500 + begins, 500 + begins + length), "Morning", (500, 620), SCHOOL)
    span = span_on(part, other)
    assert span is not None
    assert there <= span[0] < span[1] <= there + longer
    assert span_on(part, Bells(UUID(int=3), "Testing")) is None
