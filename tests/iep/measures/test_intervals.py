from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures.base import Misfit
from iep.measures.criterion import Criterion
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from tests.iep.measures.measuring import any_fact, fact

KEYS = ("partial_interval", "whole_interval", "momentary_interval")
R = Response
ten = MEASURES.get("partial_interval").parse({"v": 1, "intervals": 10, "seconds": 15})
each = pytest.mark.parametrize("measure", [MEASURES.get(key) for key in KEYS], ids=KEYS)
partial = MEASURES.get("partial_interval")


def strip(marks, chosen=ten):
    """ "1" yes, "0" no, "-" not observed, " " nothing recorded; one sign an interval."""
    words = {"1": R.OCCURRENCE, "0": R.NOT_OCCURRED, "-": R.NOT_OBSERVED}
    trials = [fact(words[sign], step=n) for n, sign in enumerate(marks, start=1) if sign in words]
    return partial.score(trials, 150, chosen)


@pytest.mark.parametrize(
    ("marks", "yes", "of", "score"),
    [
        ("1000110111", 6, 10, 60),
        ("10--", 1, 2, 50),
        ("0000000000", 0, 10, 0),
        ("1         ", 1, 1, 100),
        ("----------", 0, 0, None),
        ("", 0, 0, None),
    ],
)
def test_yes_of_the_observed_intervals(marks, yes, of, score):
    found = strip(marks)
    assert (found.numerator, found.denominator, found.n, found.score) == (yes, of, of, score)
    assert found.tallies["not_observed"] == 10 - of


def test_a_missed_interval_is_never_a_guess():
    assert strip("11--").score == strip("11").score == 100
    assert partial.show(strip("11--"), ten) == "100 % of intervals (2 of 2; 8 not observed)"
    assert partial.show(strip("1111100000"), ten) == "50 % of intervals (5 of 10)"
    assert partial.show(strip("----"), ten) == "Not observed"


def test_the_last_word_about_an_interval_counts():
    first, then = fact(R.OCCURRENCE, step=3), replace(fact(R.NOT_OCCURRED, step=3), n=2)
    assert partial.score([then, first], 0, ten).score == 0


def test_weeks_pool_intervals():
    assert partial.pool([strip("1"), strip("000000000")], ten).score == 10


@each
def test_an_interval_of_the_target_is_named(measure):
    assert measure.misfit(fact(R.NOT_OBSERVED, step=10), ten) is None
    for step in (None, 0, 11):
        assert measure.misfit(fact(R.OCCURRENCE, step=step), ten) is Misfit.STEP


@each
def test_every_interval_measure_says_what_it_gets_wrong(measure):
    assert "Suen and Ary" in measure.warning
    assert measure.sentence(ten).startswith("10 intervals of 15 s, 2 min 30 s together. Yes: ")
    assert Criterion(minimum_trials=8).sentence(measure, ten) == (
        "At least 90 % of intervals, 3 sessions in a row, with at least 8 intervals each."
    )


def test_the_three_warn_of_different_things():
    assert len({MEASURES.get(key).warning for key in KEYS}) == 3
    assert "longer" in MEASURES.get("partial_interval").warning
    assert "shorter" in MEASURES.get("whole_interval").warning
    assert "short" in MEASURES.get("momentary_interval").warning


@each
@settings(max_examples=40, deadline=None)
@given(trials=st.lists(any_fact, max_size=14))
def test_the_score_agrees_with_counting_by_hand(measure, trials):
    last = {}
    for trial in trials:
        fits = trial.response in measure.responses and trial.step in range(1, 5)
        if fits and (trial.step not in last or trial.n >= last[trial.step].n):
            last[trial.step] = trial
    yes = sum(t.response is R.OCCURRENCE for t in last.values())
    no = sum(t.response is R.NOT_OCCURRED for t in last.values())
    found = measure.score(trials, 0, measure.parse({"v": 1, "intervals": 4}))
    if yes + no:
        assert abs(Fraction(found.score) - Fraction(100 * yes, yes + no)) <= Fraction(1, 2_000_000)
    else:
        assert found.score is None


@pytest.mark.parametrize(
    ("choice", "word"),
    [({"intervals": 0}, "intervals"), ({"intervals": 501}, "intervals"), ({"seconds": 0.5}, "seconds")],
)
def test_wrong_settings_are_refused_by_name(choice, word):
    with pytest.raises(ValueError, match=word):
        partial.parse({"v": 1, **choice})
