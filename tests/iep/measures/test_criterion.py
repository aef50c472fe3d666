import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.criterion import Criterion, Direction
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.mastery import Point, Purpose
from iep.measures.registry import MEASURES
from tests.iep.measures.measuring import correct, day, trials_of

trials = MEASURES.get("discrete_trial")
independent = trials.parse(None)
frequency = MEASURES.get("frequency")
by_day = frequency.parse(None)


def test_the_default_is_ninety_percent_three_times_in_a_row():
    assert Criterion.from_json({}) == Criterion.from_json({"v": 1}) == Criterion()
    assert Criterion().sentence(trials, independent) == "At least 90 % independent, 3 sessions in a row."


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        (Criterion(staff=2), "At least 90 % independent, 3 sessions in a row, with 2 different adults."),
        (Criterion(x=4, y=5), "At least 90 % independent, in 4 of 5 sessions."),
        (Criterion(x=1, y=1), "At least 90 % independent, in 1 session."),
        (Criterion(prompt_level="any"), "At least 90 % correct, 3 sessions in a row."),
        (Criterion(purpose=Purpose.PROBE), "At least 90 % independent, 3 probes in a row."),
        (
            Criterion(staff=2, settings=3, days=4, minimum_trials=5),
            "At least 90 % independent, 3 sessions in a row, with 2 different adults, in 3 different "
            "settings and on 4 different days, with at least 5 trials each.",
        ),
    ],
)
def test_the_sentence_says_all_that_is_asked(criterion, sentence):
    assert criterion.sentence(trials, independent) == sentence


def test_the_sentence_uses_the_unit_and_the_points_of_the_measure():
    fewer = Criterion(threshold=Decimal(1), direction=Direction.DECREASE, x=8, y=8)
    assert fewer.sentence(frequency, by_day) == "At most 1 time, 8 days in a row."


criteria = st.builds(
    lambda run, **more: Criterion(x=min(run), y=max(run), **more),
    st.tuples(st.integers(1, 99), st.integers(1, 99)),
    threshold=st.decimals(0, 1_000_000, places=6),
    direction=st.sampled_from(Direction),
    prompt_level=st.sampled_from(["", "any", *DEFAULT_LADDER.keys]),
    minimum_trials=st.integers(0, 500),
    staff=st.integers(1, 99),
    settings=st.integers(1, 99),
    days=st.integers(1, 99),
    purpose=st.sampled_from(Purpose),
)


@given(criteria)
def test_a_criterion_survives_json_exactly(criterion):
    assert Criterion.from_json(json.loads(json.dumps(criterion.to_json()))) == criterion


def test_none_at_all_is_a_threshold():
    none = Criterion.from_json({"v": 1, "threshold": 0, "direction": "decrease"})
    assert none.is_met_by(Decimal(0))
    assert not none.is_met_by(Decimal(1))


def test_consecutive_is_another_way_to_say_x_of_y():
    assert Criterion.from_json({"v": 1, "consecutive": 5}) == Criterion(x=5, y=5)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (None, None),
        ("90", "object"),
        ({"threshold": 90}, "“v”"),
        ({"v": 2}, "“v”"),
        ({"v": True}, "“v”"),
        ({"v": 1, "threshhold": 90}, "threshhold"),
        ({"v": 1, "threshold": "NaN"}, "threshold"),
        ({"v": 1, "threshold": "1e30"}, "threshold"),
        ({"v": 1, "threshold": "1e-30"}, "threshold"),
        ({"v": 1, "threshold": -1}, "threshold"),
        ({"v": 1, "threshold": True}, "threshold"),
        ({"v": 1, "threshold": float("inf")}, "threshold"),
        ({"v": 1, "threshold": []}, "threshold"),
        ({"v": 1, "threshold": "\ud800"}, "threshold"),
        ({"v": 1, "direction": "sideways"}, "direction"),
        ({"v": 1, "direction": 1}, "direction"),
        ({"v": 1, "purpose": "baseline"}, "purpose"),
        ({"v": 1, "x": 3}, "“y”"),
        ({"v": 1, "y": 3}, "“x”"),
        ({"v": 1, "x": 5, "y": 4}, "“x”"),
        ({"v": 1, "x": 0, "y": 4}, "“x”"),
        ({"v": 1, "consecutive": 3, "y": 4}, "consecutive"),
        ({"v": 1, "staff": 0}, "staff"),
        ({"v": 1, "staff": 2.0}, "staff"),
        ({"v": 1, "days": 10**30}, "days"),
        ({"v": 1, "prompt_level": "a\0b"}, "prompt_level"),
        ({"v": 1, "minimum_trials": "5"}, "minimum_trials"),
        ({"v": 1, "\ud800": 1}, "ud800"),
    ],
)
def test_a_wrong_criterion_is_refused_by_the_name_of_its_key(data, word):
    if word is None:
        assert Criterion.from_json(data) == Criterion()
        return
    with pytest.raises(ValueError, match=word) as refused:
        Criterion.from_json(data)
    str(refused.value).encode()  # can be shown


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from([*Criterion().to_json(), "consecutive", "junk"]), anything, max_size=5)
)
def test_junk_is_refused_in_words_or_read_and_never_anything_else(data):
    try:
        criterion = Criterion.from_json({"v": 1, **data})
    except ValueError as refused:
        said = str(refused)
    else:
        assert Criterion.from_json(criterion.to_json()) == criterion
        return
    assert said.startswith("Criterion")


@pytest.mark.parametrize(
    ("criterion", "measure", "settings", "word"),
    [
        (Criterion(threshold=Decimal(101)), trials, independent, "threshold"),
        (Criterion(prompt_level="shouting"), trials, independent, "shouting"),
        (Criterion(statistic="median"), trials, independent, "statistic"),
        (Criterion(prompt_level="gestural"), frequency, by_day, "prompts"),
        (Criterion(minimum_trials=3), frequency, by_day, "minimum_trials"),
    ],
)
def test_a_criterion_that_does_not_fit_the_measure_is_refused(criterion, measure, settings, word):
    with pytest.raises(ValueError, match=word):
        criterion.check_fits(measure, settings)


def test_a_criterion_that_fits_is_accepted():
    Criterion(prompt_level="gestural", minimum_trials=5).check_fits(trials, independent)
    Criterion(threshold=Decimal(101)).check_fits(frequency, by_day)


def test_the_threshold_itself_meets_the_criterion():
    up, down = Criterion(threshold=Decimal(90)), Criterion(threshold=Decimal(2), direction=Direction.DECREASE)
    assert up.is_met_by(Decimal(90))
    assert not up.is_met_by(Decimal("89.999999"))
    assert down.is_met_by(Decimal(2))
    assert not down.is_met_by(Decimal("2.000001"))


@pytest.mark.parametrize(
    ("n", "minimum", "evaluated"), [(4, 5, False), (5, 5, True), (1, 0, True), (0, 0, False)]
)
def test_a_session_with_too_few_opportunities_is_not_evaluated(n, minimum, evaluated):
    session = trials_of(correct=n, no_opportunity=10)
    judged = Criterion(minimum_trials=minimum).judged(trials.score(session, 0, independent))
    assert judged.evaluated is evaluated


def test_zero_behavior_in_observed_time_is_evaluated():
    score = frequency.score([], 1800, by_day)
    assert Criterion(threshold=Decimal(1), direction=Direction.DECREASE).judged(score).evaluated


def test_the_level_of_the_criterion_counts_and_not_that_of_the_target():
    prompted = trials.score([correct(2)] * 10, 0, independent)
    points = [Point(day(n), prompted) for n in range(3)]
    assert not Criterion().evaluate(points, trials, independent).met
    assert not Criterion(prompt_level="indirect_verbal").evaluate(points, trials, independent).met
    assert Criterion(prompt_level="gestural").evaluate(points, trials, independent).met
