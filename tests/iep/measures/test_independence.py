from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.independence import Percents, Shares, label, shares
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter
from tests.iep.measures.measuring import any_trial, correct, trials_of

measure = MEASURES.get("discrete_trial")
settings = measure.parse(None)


def tallies(trials):
    return measure.score(trials, 0, settings).tallies


def test_four_shares_say_who_stood_behind_the_answers():
    session = [
        *trials_of(correct=3, incorrect=1, no_response=1, no_opportunity=4, correction=1),
        correct(2, Prompter.PEER),
        *[correct(2, Prompter.ADULT)] * 4,
    ]
    found = shares([tallies(session)])
    assert found == Shares(independent=3, peer=1, adult=4, not_correct=2)
    assert found.percents == Percents(30, 10, 40, 20)


@pytest.mark.parametrize(
    "nothing", [[], [{}], [{"no_opportunity": 5, "correction": 1, "correct_unstated": 2}]]
)
def test_nothing_has_no_shares(nothing):
    assert shares(nothing) is None


def test_shares_are_pooled_and_not_averaged():
    found = shares([tallies(trials_of(correct=1)), tallies(trials_of(incorrect=9))])
    assert found.percents == Percents(10, 0, 0, 90)


@pytest.mark.parametrize(
    ("counts", "percents"),
    [
        ((1, 1, 1, 0), (33, 33, 34, 0)),
        ((1, 0, 0, 2), (33, 0, 0, 67)),
        ((2, 0, 0, 1), (67, 0, 0, 33)),
        ((1, 1, 1, 3), (16, 17, 17, 50)),
        ((1, 0, 0, 0), (100, 0, 0, 0)),
        ((1, 1, 1, 1), (25, 25, 25, 25)),
        ((1, 0, 0, 199), (0, 0, 0, 100)),
    ],
)
def test_whole_percents_add_to_100_and_rounding_never_flatters(counts, percents):
    assert Shares(*counts).percents == percents


@given(st.lists(st.lists(any_trial, max_size=15), max_size=5))
def test_shares_agree_with_asking_each_response(sessions):
    found = shares(tallies(trials) for trials in sessions)
    slow = [0, 0, 0, 0]
    for each in (trial for trials in sessions for trial in trials):
        kind = slow_share(each)
        if kind is not None:
            slow[kind] += 1
    assert (found.counts if found else (0, 0, 0, 0)) == tuple(slow)


def slow_share(each):
    said, by, how = each.response.name, each.prompter, each.prompt
    if said in ("INCORRECT", "NO_RESPONSE"):
        return 3
    if said != "CORRECT" or (by is None and how is None):
        return None
    if by is Prompter.PEER:
        return 1
    return 2 if by is Prompter.ADULT or how else 0


@given(st.tuples(*[st.integers(0, 10_000)] * 4).filter(any))
def test_percents_are_within_one_of_the_truth_and_add_to_100(counts):
    found = Shares(*counts)
    assert sum(found.percents) == 100
    assert sum(found.fractions) == 1
    for percent, count in zip(found.percents, counts, strict=True):
        assert abs(percent - Fraction(count * 100, sum(counts))) < 1


def test_each_share_has_words():
    assert label("independent") == "Correct, independent"
    assert len({label(share) for share in Percents._fields}) == 4
