import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.base import Misfit
from iep.measures.histogram import MOST, histogram, median
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from tests.iep.measures.measuring import fact, milliseconds, trials_of

measure = MEASURES.get("latency")
mean = measure.parse(None)
middle = measure.parse({"v": 1, "told": "median"})


def seen(*seconds, none=0, chosen=mean):
    responses = [fact(Response.OCCURRENCE, seconds=each) for each in seconds]
    return measure.score([*responses, *trials_of(no_response=none)], 600, chosen)


def test_mean_and_median_of_the_responses():
    assert seen(2, 3, 10).score == 5
    assert seen(2, 3, 10, chosen=middle).score == 3
    assert seen(2, 3, 4, 10, chosen=middle).score == Decimal("3.5")
    assert measure.show(seen(2, 3, 10, none=2), mean) == (
        "Mean 5 s, median 3 s of 3 responses; 2 without a response"
    )


def test_a_cue_without_a_response_has_no_latency():
    assert seen(4, none=9).score == 4
    assert seen(none=3).score is None
    assert measure.show(seen(none=3), mean) == "No response"
    assert measure.show(measure.score(trials_of(no_opportunity=1), 9, mean), mean) == "No opportunity"
    assert measure.show(seen(), mean) == "Not observed"


def test_at_once_is_zero_seconds():
    assert seen(0).score == 0
    assert measure.misfit(fact(Response.OCCURRENCE, seconds=0), mean) is None
    assert measure.misfit(fact(Response.OCCURRENCE), mean) is Misfit.SECONDS
    assert measure.misfit(fact(Response.NO_RESPONSE), mean) is None


def test_a_stored_score_tells_both_middles():
    stored = seen(2, 3, 10)
    assert measure.reread(stored, measure.at_statistic(mean, "median")).score == 3
    assert measure.reread(stored, mean).score == 5


def test_amounts_say_which_middle():
    assert measure.amount(Decimal(5), middle) == "5 s (median)"
    assert measure.axis(mean).label == "Mean seconds to respond"


@given(st.lists(st.lists(milliseconds, max_size=8), max_size=5))
def test_pooled_middles_agree_with_all_responses_in_one_list(drawn):
    every = [Fraction(time) for times in drawn for time in times]
    for chosen, slow in ((mean, statistics.mean), (middle, statistics.median)):
        found = measure.pool([seen(*times, chosen=chosen) for times in drawn], chosen).score
        if every:
            assert abs(Fraction(found) - Fraction(slow(every))) <= Fraction(1, 2_000_000)
        else:
            assert found is None


@given(st.lists(st.integers(-50, 5000), min_size=1, max_size=60), st.integers(5, 20))
def test_a_histogram_is_bounded_and_off_by_half_a_unit_at_most(values, most):
    kept = histogram("v", values, most)
    assert len(kept) <= most
    assert sum(kept.values()) == len(values)
    unit = next(u for u in (1, 10, 100, 1000, 10_000) if len({round(Fraction(v, u)) for v in values}) <= most)
    assert abs(median("v", kept) - Decimal(str(statistics.median(values)))) <= (unit / 2 if unit > 1 else 0)


def test_a_histogram_of_a_long_session_stays_small():
    assert len(histogram("ms", range(0, 86_400_000, 7777))) <= MOST
    assert median("ms", {}) is None


@pytest.mark.parametrize("told", ["mode", 1, ["mean"]])
def test_wrong_settings_are_refused_by_name(told):
    with pytest.raises(ValueError, match="told"):
        measure.parse({"v": 1, "told": told})
