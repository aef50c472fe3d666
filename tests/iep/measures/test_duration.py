from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.base import Misfit, PointUnit
from iep.measures.criterion import Criterion, Direction
from iep.measures.mastery import Point
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from tests.iep.measures.measuring import day, fact, milliseconds

measure = MEASURES.get("duration")
total = measure.parse(None)
mean = measure.parse({"v": 1, "told": "mean"})
share = measure.parse({"v": 1, "told": "percent"})
minutes = measure.parse({"v": 1, "unit": "minutes"})


def episodes(*seconds):
    return [fact(Response.OCCURRENCE, seconds=each) for each in seconds]


def seen(seconds, observed=600, chosen=total):
    return measure.score(episodes(*seconds), observed, chosen)


def test_total_mean_and_percent_of_the_observed_time():
    times = (60, 30, 90)
    assert [seen(times, 1800, one).score for one in (total, mean, share, minutes)] == [180, 60, 10, 3]
    assert measure.show(seen(times, 1800), total) == "3 min in 3 episodes (mean 1 min), 10 % of 30 min"
    assert measure.show(seen([4.2], 0), total) == "4.2 s in 1 episode"


def test_watched_and_none_is_zero_and_not_watched_is_nothing():
    assert [seen((), 600, one).score for one in (total, mean, share)] == [0, None, 0]
    assert [seen((), 0, one).score for one in (total, mean, share)] == [None, None, None]
    assert measure.show(seen((), 600), total) == "No episode"
    assert measure.show(seen((), 600, mean), mean) == "No episode"
    assert measure.show(seen((), 0), total) == "Not observed"


def test_a_mean_pools_by_episodes_and_not_by_sessions():
    week = measure.pool([seen([100], chosen=mean), seen([10] * 9, chosen=mean)], mean)
    assert week.score == 19


def test_a_percentage_leaves_out_what_was_not_observed():
    week = measure.pool([seen([60], 0, share), seen([60], 600, share)], share)
    assert week.score == 10


def test_another_figure_follows_from_the_same_sums():
    stored = seen((60, 30, 90), 1800)
    assert measure.reread(stored, measure.at_statistic(total, "mean")).score == 60
    assert measure.reread(stored, measure.at_statistic(total, "percent")).score == 10


def test_a_criterion_may_look_at_another_figure():
    short = Criterion(Decimal(60), Direction.DECREASE, statistic="mean", x=1, y=1)
    assert short.sentence(measure, minutes) == "At most 60 min on average, in 1 day."
    point = Point(day(0), seen((50, 70)))
    assert short.evaluate([point], measure, total).met
    assert not short.evaluate([Point(day(0), seen((50, 71)))], measure, total).met
    with pytest.raises(ValueError, match="100"):
        Criterion(Decimal(101), statistic="percent").check_fits(measure, total)


def test_totals_of_unequal_time_are_drawn_as_a_share_of_it():
    plot = measure.plot([seen([60], 600), seen([60], 1200)], total)
    assert (plot.values, plot.axis.label) == ((10, 5), "Percent of observed time")
    plot = measure.plot([seen([60], 600), seen([30], 620)], total)
    assert (plot.values, plot.axis.label) == ((60, 30), "Seconds in total")


def test_what_was_told_in_seconds_is_told_in_minutes_later():
    stored = seen((90, 30), 1200)
    assert measure.retold(stored, minutes).score == 2
    assert measure.retold(stored, share).score == 10
    assert measure.detail(episodes(90)[0], total) == "1 min 30 s"


def test_an_episode_says_how_long_it_was():
    assert measure.misfit(episodes(1)[0], total) is None
    for bad in (fact(Response.OCCURRENCE), fact(Response.OCCURRENCE, seconds=0)):
        assert measure.misfit(bad, total) is Misfit.SECONDS


def test_a_point_is_a_day_and_amounts_have_their_unit():
    assert measure.point_unit(total) is PointUnit.DAY
    assert [measure.amount(Decimal("2.5"), one) for one in (total, minutes)] == ["2.5 s", "2.5 min"]
    assert measure.amount(Decimal(20), share) == "20 % of the observed time"
    assert [measure.unit_of(one) for one in (total, minutes, share)] == ["seconds", "minutes", "percent"]


@given(st.lists(st.lists(milliseconds, max_size=6), max_size=4), st.integers(1, 9000))
def test_all_three_figures_agree_with_the_definition(drawn, observed):
    pooled = {
        one.told: measure.pool([seen(times, observed, one) for times in drawn], one).score
        for one in (total, mean, share)
    }
    every = [Fraction(time) for times in drawn for time in times]
    watched = observed * len(drawn)
    close(pooled["total"], sum(every) if drawn else None)
    close(pooled["mean"], sum(every) / len(every) if every else None)
    close(pooled["percent"], sum(every) * 100 / watched if watched else None)


def close(found, exact):
    if exact is None:
        assert found is None
    else:
        assert abs(Fraction(found) - exact) <= Fraction(1, 2_000_000)
