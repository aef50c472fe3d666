from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.base import PointUnit
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from tests.iep.measures.measuring import any_trial, trials_of

frequency = MEASURES.get("frequency")
by_day = frequency.parse(None)
rate = MEASURES.get("rate")
hourly = rate.parse({"v": 1, "per": "hour"})


def seen(n, seconds):
    return frequency.score(trials_of(occurrence=n), seconds, by_day)


@pytest.mark.parametrize(
    ("n", "seconds", "score"), [(5, 1800, 5), (0, 1800, 0), (0, 0, None), (3, 0, 3), (1, 1, 1)]
)
def test_a_count_is_zero_when_watched_and_undefined_when_not(n, seconds, score):
    found = seen(n, seconds)
    assert (found.score, found.evaluated) == (score, score is not None)
    assert (found.n, found.numerator, found.denominator, found.observed_seconds) == (n, n, seconds, seconds)


def test_only_occurrences_are_counted():
    found = frequency.score(trials_of(occurrence=2, correct=3, no_opportunity=1), 60, by_day)
    assert found.score == 2


def test_a_day_adds_its_sessions_and_their_time():
    pooled = frequency.pool([seen(2, 600), seen(3, 1200), seen(0, 0)], by_day)
    assert (pooled.score, pooled.observed_seconds) == (5, 1800)
    assert frequency.pool([seen(0, 0)], by_day).score is None
    assert frequency.pool([], by_day).score is None


def test_equal_time_is_drawn_as_counts_and_unequal_time_as_a_rate():
    plot = frequency.plot([seen(2, 1800), seen(3, 1810), seen(0, 1790)], by_day)
    assert (plot.values, plot.axis.label) == ((2, 3, 0), "Times per day")
    plot = frequency.plot([seen(2, 1800), seen(2, 3600), seen(0, 600), seen(0, 0)], by_day)
    assert (plot.values, plot.axis.label) == ((4, 2, 0, None), "Times per hour")


def test_the_limit_of_unequal_time_is_a_tenth():
    assert frequency.plot([seen(1, 1000), seen(1, 1100)], by_day).values == (1, 1)
    assert frequency.plot([seen(1, 1000), seen(1, 1101)], by_day).values != (1, 1)


def test_a_count_without_any_time_is_drawn_as_it_is():
    assert frequency.plot([seen(4, 0), seen(0, 0)], by_day).values == (4, None)


def test_a_point_of_behavior_is_the_day_unless_the_target_says_otherwise():
    weekly = frequency.parse({"v": 1, "point": "week"})
    assert frequency.point_unit(by_day) is PointUnit.DAY
    assert frequency.point_unit(weekly) is PointUnit.WEEK
    assert frequency.axis(weekly).label == "Times per week"
    assert rate.point_unit(hourly) is PointUnit.SESSION
    assert frequency.parse(weekly.to_json()) == weekly


def test_frequency_shows_its_time():
    assert frequency.show(seen(5, 1800), by_day) == "5 times in 30 min"
    assert frequency.show(seen(1, 45), by_day) == "1 time in 45 s"
    assert frequency.show(seen(0, 3600), by_day) == "0 times in 1 h"
    assert frequency.show(seen(2, 0), by_day) == "2 times"
    assert frequency.show(seen(0, 0), by_day) == "Not observed"


@pytest.mark.parametrize(
    ("per", "n", "seconds", "score"),
    [
        ({"per": "minute"}, 5, 120, "2.5"),
        ({"per": "minute"}, 1, 180, "0.333333"),
        ({"per": "hour"}, 5, 7200, "2.5"),
        ({"per": "hour"}, 7, 1800, "14"),
        ({"per": "day", "day_minutes": 390}, 6, 195 * 60, "12"),
        ({"per": "hour"}, 0, 60, "0"),
    ],
)
def test_rate_is_count_over_observed_time_in_the_unit_of_the_target(per, n, seconds, score):
    settings = rate.parse({"v": 1, **per})
    found = rate.score(trials_of(occurrence=n), seconds, settings)
    assert found.score == Decimal(score)
    assert rate.parse(settings.to_json()) == settings


def test_a_rate_without_time_is_undefined_and_stays_out_of_the_pool():
    untimed = rate.score(trials_of(occurrence=9), 0, hourly)
    timed = rate.score(trials_of(occurrence=2), 3600, hourly)
    assert (untimed.score, untimed.evaluated) == (None, False)
    assert rate.pool([untimed, timed], hourly).score == 2
    assert rate.pool([untimed], hourly).score is None


def test_rates_pool_by_time_and_are_not_averaged():
    short = rate.score(trials_of(occurrence=1), 60, hourly)
    long = rate.score([], 540, hourly)
    assert rate.pool([short, long], hourly).score == 6


def test_a_stored_rate_is_told_in_the_unit_of_today():
    stored = rate.score(trials_of(occurrence=6), 3600, hourly)
    assert rate.retold(stored, rate.parse({"v": 1, "per": "minute"})).score == Decimal("0.1")
    assert rate.retold(stored, hourly) == stored


def test_rate_shows_count_and_time():
    assert (
        rate.show(rate.score(trials_of(occurrence=5), 7200, hourly), hourly)
        == "2.5 times per hour (5 in 2 h)"
    )
    assert rate.show(rate.score(trials_of(occurrence=5), 0, hourly), hourly) == "Not observed"
    assert rate.amount(Decimal(1), hourly) == "1 time per hour"
    assert rate.axis(hourly).label == "Times per hour"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"v": 1, "per": "fortnight"}, "per"),
        ({"v": 1, "per": "day"}, "day_minutes"),
        ({"v": 1, "day_minutes": 1.5}, "day_minutes"),
        ({"v": 1, "hour": 1}, "hour"),
    ],
)
def test_wrong_rate_settings_are_refused_by_name(data, word):
    with pytest.raises(ValueError, match=word):
        rate.parse(data)


@given(st.lists(any_trial, max_size=30), st.integers(0, 30_000), st.sampled_from([60, 3600, 23400]))
def test_rate_agrees_with_the_definition(trials, seconds, unit):
    per = {60: {"per": "minute"}, 3600: {"per": "hour"}, 23400: {"per": "day", "day_minutes": 390}}[unit]
    found = rate.score(trials, seconds, rate.parse({"v": 1, **per}))
    count = len([t for t in trials if t.response is Response.OCCURRENCE])
    if seconds == 0:
        assert found.score is None
    else:
        exact = Fraction(count) / (Fraction(seconds) / unit)
        assert abs(Fraction(found.score) - exact) <= Fraction(1, 2_000_000)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9000)), max_size=8),
    st.sampled_from([frequency, rate]),
)
def test_pooled_counts_are_one_long_observation(sessions, measure):
    settings = measure.parse(None)
    scores = [measure.score(trials_of(occurrence=n), seconds, settings) for n, seconds in sessions]
    kept = [(n, seconds) for n, seconds in sessions if measure is frequency or seconds]
    all_of_it = trials_of(occurrence=sum(n for n, _ in kept))
    assert measure.pool(scores, settings) == measure.score(all_of_it, sum(s for _, s in kept), settings)
