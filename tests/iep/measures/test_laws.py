"""What holds for every measure, whatever it measures: laws of pooling, of order and of JSON."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures.base import Misfit
from iep.measures.registry import MEASURES
from tests.iep.measures.measuring import any_fact, fact, trials_of

CHOICES = {
    "discrete_trial": [{}, {"counts_through": "gestural"}, {"counts_through": "any"}],
    "task_analysis": [{}, {"chaining": "backward"}, {"chaining": "forward", "counts_through": "any"}],
    "frequency": [{}, {"point": "week"}],
    "rate": [{}, {"per": "minute"}],
    "duration": [{}, {"told": "mean", "unit": "minutes"}, {"told": "percent", "point": "session"}],
    "latency": [{}, {"told": "median"}],
    "partial_interval": [{}, {"intervals": 6, "seconds": 10}],
    "whole_interval": [{"intervals": 4}],
    "momentary_interval": [{"intervals": 8}],
    "rating": [{}, {"lowest": 0, "highest": 10, "told": "median", "anchors": [[0, "no"], [10, "yes"]]}],
    "permanent_product": [{}, {"out_of": 20}],
}
MEASURED = [
    (measure, replace(measure.parse({"v": 1, **choice}), steps=("Wet", "Soap", "Rub", "Rinse", "Dry")))
    for measure in MEASURES
    for choice in CHOICES[measure.key]
]
each = pytest.mark.parametrize(
    ("measure", "chosen"), MEASURED, ids=[f"{m.key}-{i}" for i, (m, _s) in enumerate(MEASURED)]
)
sessions = st.lists(st.tuples(st.lists(any_fact, max_size=5), st.integers(0, 9000)), min_size=1, max_size=4)
FEW = settings(max_examples=8, deadline=None)  # eleven measures, each with its choices: cheap ones


def scored(measure, chosen, drawn):
    return [measure.score(trials, seconds, chosen) for trials, seconds in drawn]


def same(one, other):
    """Tallies of nothing are no tallies."""
    return replace(one, tallies={}) == replace(other, tallies={}) and {
        key: n for key, n in one.tallies.items() if n
    } == {key: n for key, n in other.tallies.items() if n}


@each
@FEW
@given(drawn=sessions, cut=st.integers(0, 4), random=st.randoms(use_true_random=False))
def test_pooling_knows_no_order_and_no_parts(measure, chosen, drawn, cut, random):
    scores = scored(measure, chosen, drawn)
    pooled = measure.pool(scores, chosen)
    assert same(measure.pool(random.sample(scores, len(scores)), chosen), pooled)
    parts = [measure.pool(scores[:cut], chosen), measure.pool(scores[cut:], chosen)]
    assert same(measure.pool(parts, chosen), pooled)
    for score in scores:
        untimed = not score.observed_seconds and measure.key in {"rate", "duration"}
        assert untimed or same(measure.pool([score], chosen), score)


@each
@FEW
@given(drawn=sessions, random=st.randoms(use_true_random=False))
def test_trials_come_in_any_order_and_what_is_undefined_is_none(measure, chosen, drawn, random):
    for trials, seconds in drawn:
        once = [replace(trial, id=UUID(int=i + 1)) for i, trial in enumerate(trials)]
        score = measure.score(once, seconds, chosen)
        assert measure.score(random.sample(once, len(once)), seconds, chosen) == score
        assert (score.score is None) == (not score.evaluated)
        assert measure.show(score, chosen)


@each
def test_nothing_pools_to_nothing(measure, chosen):
    pooled = measure.pool([], chosen)
    assert (pooled.score, pooled.n, pooled.evaluated) == (None, 0, False)
    assert measure.show(pooled, chosen)


@each
def test_settings_survive_json(measure, chosen):
    again = replace(measure.parse(chosen.to_json()), steps=chosen.steps)
    assert again == chosen
    with pytest.raises(ValueError, match="surprise"):
        measure.parse({**chosen.to_json(), "surprise": 1})
    with pytest.raises(ValueError, match="version"):
        measure.parse({**chosen.to_json(), "v": 2})


@each
def test_trials_of_another_measure_are_refused_and_do_not_score(measure, chosen):
    nothing = measure.score([], 60, chosen)
    for response in set(type(next(iter(measure.responses)))) - measure.responses:
        stray = fact(response, step=1, value=2, seconds=3)
        assert measure.misfit(stray, chosen) is Misfit.RESPONSE
        assert measure.score([stray], 60, chosen) == nothing


@each
def test_every_statistic_can_be_asked_for(measure, chosen):
    for statistic in measure.statistics:
        read = measure.at_statistic(chosen, statistic)
        score = measure.reread(measure.score(trials_of(occurrence=1), 60, chosen), read)
        assert measure.axis(read).label
        assert same(measure.reread(score, read), score)
    with pytest.raises(ValueError, match="telepathy"):
        measure.at_statistic(chosen, "telepathy")
