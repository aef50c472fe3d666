from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.ladder import DEFAULT_LADDER, Ladder, Level
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response
from tests.iep.measures.measuring import any_trial, correct, trial, trials_of

measure = MEASURES.get("discrete_trial")
independent = measure.parse({"v": 1, "counts_through": "independent"})
any_prompt = measure.parse({"v": 1, "counts_through": "any"})
gestural = measure.parse({"v": 1, "counts_through": "gestural"})


@pytest.mark.parametrize(
    ("trials", "numerator", "denominator", "score"),
    [
        (trials_of(correct=8, incorrect=2), 8, 10, "80"),
        (trials_of(correct=8, incorrect=1, no_response=1), 8, 10, "80"),
        (trials_of(correct=4, no_opportunity=6), 4, 4, "100"),
        (trials_of(incorrect=3), 0, 3, "0"),
        (trials_of(correct=2, incorrect=1), 2, 3, "66.666667"),
        (trials_of(correct=1, incorrect=1, correction=1), 1, 2, "50"),
    ],
)
def test_percent_is_of_correct_incorrect_and_no_response(trials, numerator, denominator, score):
    found = measure.score(trials, 60, independent)
    assert (found.numerator, found.denominator, found.score) == (numerator, denominator, Decimal(score))
    assert (found.n, found.evaluated, found.observed_seconds) == (denominator, True, 60)


@pytest.mark.parametrize("trials", [[], trials_of(no_opportunity=4), trials_of(correction=2)])
def test_without_an_opportunity_the_score_is_undefined_and_not_zero(trials):
    found = measure.score(trials, 600, independent)
    assert found.score is None
    assert not found.evaluated
    assert found.denominator == 0


@pytest.mark.parametrize(
    ("prompt", "prompter", "share", "counts_in"),
    [
        (0, Prompter.NOBODY, "correct_independent", (1, 1, 1)),
        (0, None, "correct_independent", (1, 1, 1)),
        (None, Prompter.NOBODY, "correct_independent", (1, 1, 1)),
        (2, Prompter.PEER, "correct_peer", (0, 1, 1)),
        (2, Prompter.ADULT, "correct_adult", (0, 1, 1)),
        (2, None, "correct_adult", (0, 1, 1)),
        (2, Prompter.NOBODY, "correct_adult", (0, 1, 1)),
        (3, Prompter.PEER, "correct_peer", (0, 0, 1)),
        (None, Prompter.ADULT, "correct_adult", (0, 0, 1)),
        (0, Prompter.ADULT, "correct_adult", (0, 0, 1)),
        (0, Prompter.PEER, "correct_peer", (0, 0, 1)),
        (None, None, "correct_unstated", (0, 0, 1)),
        (77, Prompter.ADULT, "correct_adult", (0, 0, 1)),
    ],
)
def test_who_prompted_and_how_decides_what_a_correct_response_counts_for(prompt, prompter, share, counts_in):
    response = [correct(prompt, prompter)]
    scores = [measure.score(response, 0, settings) for settings in (independent, gestural, any_prompt)]
    assert tuple(score.numerator for score in scores) == counts_in
    assert scores[0].tallies[share] == 1
    shares = ("correct_independent", "correct_peer", "correct_adult", "correct_unstated", "not_correct")
    assert sum(scores[0].tallies[key] for key in shares) == 1


def test_an_unprompted_wrong_answer_is_not_independence():
    found = measure.score([trial(Response.INCORRECT, 0, Prompter.NOBODY)], 0, any_prompt)
    assert found.tallies["not_correct"] == 1
    assert found.tallies["correct_independent"] == 0
    assert found.numerator == 0


def test_one_of_one_and_none_of_nine_pool_to_ten_percent():
    one = measure.score(trials_of(correct=1), 60, independent)
    none = measure.score(trials_of(incorrect=9), 120, independent)
    week = measure.pool([one, none], independent)
    assert (week.score, week.n, week.observed_seconds) == (10, 10, 180)
    assert week.tallies["not_correct"] == 9


def test_nothing_pools_to_nothing():
    assert measure.pool([], independent).score is None
    empty = measure.score([], 0, independent)
    assert measure.pool([empty, empty], independent).score is None


def test_a_session_without_opportunity_does_not_move_a_week():
    some = measure.score(trials_of(correct=3, incorrect=1), 0, independent)
    empty = measure.score(trials_of(no_opportunity=5), 0, independent)
    assert measure.pool([some, empty], independent).score == 75


def test_items_are_known_only_at_a_level_that_counts():
    session = [
        correct(0, item="eat"),
        correct(2, Prompter.ADULT, item="eat"),
        trial(Response.NO_RESPONSE, item="go"),
    ]
    tallies = measure.score(session, 0, independent).tallies
    assert (tallies["known.eat"], tallies["unknown.eat"], tallies["unknown.go"]) == (1, 1, 1)
    assert "known.go" not in tallies
    assert measure.score(session, 0, gestural).tallies["known.eat"] == 2


def test_own_ladder_counts_by_place_and_not_by_code():
    levels = DEFAULT_LADDER.levels
    own = Ladder((*levels[:2], Level(20, "visual", "Picture cue"), *levels[2:]))
    through_gestural = measure.parse({"v": 1, "counts_through": "gestural"}, own)
    through_verbal = measure.parse({"v": 1, "counts_through": "indirect_verbal"}, own)
    picture = [correct(20, Prompter.ADULT)]
    assert measure.score(picture, 0, through_gestural).score == 100
    assert measure.score(picture, 0, through_verbal).score == 0


@given(st.lists(any_trial, max_size=30), st.sampled_from(["any", *DEFAULT_LADDER.keys]))
def test_scores_agree_with_counting_by_hand(trials, level):
    settings = measure.parse({"v": 1, "counts_through": level})
    found = measure.score(trials, 0, settings)
    good, of = slow_count(trials, level)
    assert (found.numerator, found.denominator, found.n) == (good, of, of)
    if of:
        assert abs(Fraction(found.score) - Fraction(100 * good, of)) <= Fraction(1, 2_000_000)
        assert 0 <= found.score <= 100
    else:
        assert found.score is None


@given(
    st.lists(st.lists(any_trial, max_size=12), max_size=6),
    st.sampled_from([independent, gestural, any_prompt]),
)
def test_pooled_sessions_are_one_long_session(sessions, settings):
    scores = [measure.score(trials, 60, settings) for trials in sessions]
    together = measure.score(list(chain(*sessions)), 60 * len(sessions), settings)
    pooled = measure.pool(scores, settings)
    assert Counter(pooled.tallies) == Counter(together.tallies)
    assert (pooled.n, pooled.numerator, pooled.denominator) == (
        together.n,
        together.numerator,
        together.denominator,
    )
    assert (pooled.score, pooled.observed_seconds) == (together.score, together.observed_seconds)


@given(st.lists(any_trial, max_size=20), st.sampled_from(["any", *DEFAULT_LADDER.keys]))
def test_a_stored_score_reads_at_another_level_as_if_scored_there(trials, level):
    there = measure.at_level(independent, level)
    read = measure.reread(measure.score(trials, 0, independent), there)
    scored = measure.score(trials, 0, there)
    assert (read.numerator, read.denominator, read.score) == (
        scored.numerator,
        scored.denominator,
        scored.score,
    )


@given(st.lists(any_trial, max_size=20), st.randoms())
def test_the_order_of_trials_does_not_matter(trials, random):
    shuffled = random.sample(trials, len(trials))
    assert measure.score(trials, 0, gestural) == measure.score(shuffled, 0, gestural)


def test_show_says_what_counts_and_of_how_many():
    score = measure.score(trials_of(correct=8, incorrect=2), 0, independent)
    assert measure.show(score, independent) == "80 % independent (8 of 10)"
    assert measure.show(score, any_prompt) == "80 % correct (8 of 10)"
    assert measure.show(score, gestural) == "80 % correct with help up to “Gestural” (8 of 10)"
    thirds = measure.score(trials_of(correct=2, incorrect=1), 0, independent)
    assert measure.show(thirds, independent) == "66.7 % independent (2 of 3)"


def test_show_tells_no_opportunity_from_not_observed():
    assert (
        measure.show(measure.score(trials_of(no_opportunity=1), 0, independent), independent)
        == "No opportunity"
    )
    assert measure.show(measure.score([], 0, independent), independent) == "Not observed"


def test_the_axis_of_a_percentage_ends_at_100():
    axis = measure.axis(independent)
    assert (axis.label, axis.minimum, axis.maximum) == ("Percent independent", 0, 100)


def test_settings_survive_json_and_default_to_independent():
    assert measure.parse(gestural.to_json()) == gestural
    assert measure.parse({}) == measure.parse(None) == independent


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"v": 1, "counts_through": "shouting"}, "shouting"),
        ({"v": 1, "counts_trough": "any"}, "counts_trough"),
        ({"v": 1, "counts_through": 3}, "counts_through"),
        ({"counts_through": "any"}, "“v”"),
        ([], "object"),
    ],
)
def test_wrong_settings_are_refused_by_name(data, word):
    with pytest.raises(ValueError, match=word):
        measure.parse(data)


def slow_count(trials, level):
    """(that count, opportunities), case by case from the definition."""
    order = [
        "independent",
        "indirect_verbal",
        "gestural",
        "direct_verbal",
        "model",
        "partial_physical",
        "full_physical",
    ]
    good = of = 0
    for each in trials:
        if each.response.name not in ("CORRECT", "INCORRECT", "NO_RESPONSE"):
            continue
        of += 1
        if each.response.name != "CORRECT":
            continue
        someone = each.prompter is not None and each.prompter.name != "NOBODY"
        if level == "any":
            good += 1
        elif each.prompt is None:
            good += each.prompter is not None and not someone
        elif each.prompt == 0:
            good += not someone
        elif each.prompt < len(order):
            good += each.prompt <= order.index(level)
    return good, of
