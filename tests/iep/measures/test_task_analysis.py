from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures.base import Misfit
from iep.measures.chain import proposal, read_steps
from iep.measures.independence import shares
from iep.measures.ladder import UNPROMPTED
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response
from tests.iep.measures.measuring import any_fact, fact

R = Response
STEPS = ("Wet", "Soap", "Rub", "Rinse", "Dry")
measure = MEASURES.get("task_analysis")


def chain(**choice):
    return replace(measure.parse({"v": 1, **choice}), steps=STEPS)


total = chain()
backward = chain(chaining="backward")
forward = chain(chaining="forward", training_step=2)


def alone(*steps):
    return [fact(R.CORRECT, step=step, prompt=0, prompter=Prompter.NOBODY) for step in steps]


def helped(step, prompter=Prompter.ADULT, prompt=2):
    return fact(R.CORRECT, step=step, prompt=prompt, prompter=prompter)


def by_adult(*steps):
    return [fact(R.DONE_BY_ADULT, step=step) for step in steps]


def test_backward_chaining_does_not_score_a_hundred_on_the_first_day():
    first_day = [*by_adult(1, 2, 3, 4), *alone(5)]
    found = measure.score(first_day, 60, backward)
    assert (found.numerator, found.denominator, found.score, found.n) == (1, 5, 20, 5)
    assert measure.show(found, backward) == "20 % independent (1 of 5 steps)"


def test_steps_that_were_not_taught_stay_in_the_denominator():
    found = measure.score(alone(1, 2), 60, forward)
    assert (found.score, found.n, found.tallies["not_taught"]) == (40, 2, 3)


def test_only_a_step_that_did_not_arise_leaves_the_denominator():
    found = measure.score([*alone(1, 3, 4, 5), fact(R.NOT_APPLICABLE, step=2)], 60, total)
    assert (found.numerator, found.denominator, found.score) == (4, 4, 100)
    assert found.tallies["not_applicable"] == found.tallies["step_absent.2"] == 1


@pytest.mark.parametrize("trials", [[], [fact(R.NOT_APPLICABLE, step=n) for n in range(1, 6)]])
def test_a_session_without_a_scored_step_was_not_observed(trials):
    found = measure.score(trials, 600, total)
    assert (found.score, found.denominator, found.evaluated) == (None, 0, False)
    assert measure.show(found, total) == "Not observed"


def test_the_last_trial_of_a_step_counts():
    twice = [replace(fact(R.INCORRECT, step=1), n=1), replace(alone(1)[0], n=2)]
    assert measure.score(twice, 0, total).numerator == 1
    assert measure.score([replace(twice[0], n=3), twice[1]], 0, total).numerator == 0


def test_a_prompted_step_counts_where_the_target_says_so():
    trials = [*alone(1), helped(2), helped(3, Prompter.PEER), helped(4, prompt=6)]
    assert measure.score(trials, 0, total).numerator == 1
    gestural = measure.at_level(total, "gestural")
    assert measure.score(trials, 0, gestural).numerator == 3
    assert measure.reread(measure.score(trials, 0, total), gestural).score == 60


def test_an_adult_who_does_the_step_is_no_independence():
    found = measure.score([*alone(1), helped(2), helped(3, Prompter.PEER), *by_adult(4)], 0, total)
    assert shares([found.tallies]).counts == (1, 1, 1, 1)


def test_a_week_pools_steps():
    one = measure.score(alone(1), 60, total)
    other = measure.score(alone(1, 2, 3, 4), 60, total)
    week = measure.pool([one, other], total)
    assert (week.score, measure.show(week, total)) == (50, "50 % independent (5 of 10 steps)")
    assert week.tallies["step_met.1"] == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(any_fact, max_size=12))
def test_the_score_agrees_with_going_through_the_chain_by_hand(trials):
    last = {}
    for trial in trials:  # the one with the highest number, the later where two have the same
        fits = trial.response in measure.responses and trial.step in range(1, 6)
        if fits and (trial.step not in last or trial.n >= last[trial.step].n):
            last[trial.step] = trial
    done = [t for t in last.values() if t.response is R.CORRECT and is_unprompted(t)]
    absent = [t for t in last.values() if t.response is R.NOT_APPLICABLE]
    found = measure.score(trials, 0, total)
    if len(last) == len(absent):
        assert found.score is None
    else:
        exact = Fraction(100 * len(done), 5 - len(absent))
        assert abs(Fraction(found.score) - exact) <= Fraction(1, 2_000_000)


def is_unprompted(trial):
    if trial.prompter in (Prompter.PEER, Prompter.ADULT):
        return False
    return trial.prompt == UNPROMPTED or (trial.prompt is None and trial.prompter is Prompter.NOBODY)


@pytest.mark.parametrize(
    ("choice", "training", "following"),
    [
        ({"chaining": "total"}, None, None),
        ({"chaining": "forward"}, 1, 2),
        ({"chaining": "backward"}, 5, 4),
        ({"chaining": "forward", "training_step": 5}, 5, None),
        ({"chaining": "backward", "training_step": 1}, 1, None),
    ],
)
def test_a_chain_is_taught_in_its_order(choice, training, following):
    assert (chain(**choice).training, chain(**choice).following) == (training, following)


def sessions(*days):
    """What each day's sessions tallied: a list of trials a day."""
    return [measure.score(trials, 0, backward).tallies for trials in days]


def test_three_independent_sessions_on_the_training_step_propose_the_next():
    found = proposal(sessions(alone(5), alone(5), alone(5)), backward)
    assert (found.step, found.is_met, found.following) == (5, True, 4)
    assert found.sentence == (
        "Step 5 was independent in 3 of the last 3 sessions. Proposed next: step 4. The teacher decides."
    )


def test_two_are_not_enough_and_one_failure_holds_it_back():
    found = proposal(sessions(alone(5), alone(5)), backward)
    assert (found.is_met, found.following) == (False, None)
    found = proposal(sessions(alone(5), [helped(5)], alone(5)), backward)
    assert found.sentence == (
        "Step 5 was independent in 2 of the last 3 sessions. Its criterion: 100 % of the last 3 sessions."
    )


def test_a_session_in_which_the_step_was_not_tried_says_nothing_about_it():
    done_for = sessions(alone(5), by_adult(5), [fact(R.NOT_APPLICABLE, step=5)], alone(5), alone(4), alone(5))
    assert proposal(done_for, backward).is_met
    assert proposal(sessions(by_adult(5)), backward).sentence == "Step 5 has not been tried yet."


def test_a_share_may_be_enough_and_the_last_step_ends_the_chain():
    two_of_three = chain(chaining="backward", training_step=1, training_percent="66")
    found = proposal(sessions(alone(1), [helped(1)], alone(1)), two_of_three)
    assert (found.is_met, found.following) == (True, None)
    assert found.sentence.endswith("Every step has been taught.")
    assert proposal([], total) is None


def test_a_step_of_the_chain_is_named():
    assert measure.misfit(fact(R.CORRECT, step=5), total) is None
    for step in (None, 0, 6):
        assert measure.misfit(fact(R.CORRECT, step=step), total) is Misfit.STEP


def test_the_plan_says_how_it_is_taught():
    assert measure.sentence(total) == "5 steps. All steps each time (total task)."
    assert "now teach step 2: Soap" in measure.sentence(forward)


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        ({"chaining": "sideways"}, "chaining"),
        ({"training_step": 2}, "training_step"),
        ({"chaining": "forward", "training_step": 0}, "training_step"),
        ({"chaining": "forward", "training_step": 6}, "5 steps"),
        ({"chaining": "forward", "training_percent": 101}, "training_percent"),
    ],
)
def test_wrong_settings_are_refused_by_name(choice, word):
    with pytest.raises(ValueError, match=word):
        chain(**choice)


@pytest.mark.parametrize("steps", ["Wet", [""], [" "], ["x" * 101], [1], ["a"] * 51, {"a": 1}])
def test_steps_are_texts_in_order(steps):
    assert read_steps([" Wet ", "Rub"]) == ("Wet", "Rub")
    assert read_steps(None) == ()
    with pytest.raises(ValueError, match="Steps"):
        read_steps(steps)


def test_amounts_are_percent():
    assert measure.amount(Decimal(90), total) == "90 % independent"
    assert measure.axis(total).label == "Percent of steps independent"
