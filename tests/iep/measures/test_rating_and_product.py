import statistics
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.base import Misfit
from iep.measures.registry import MEASURES
from iep.measures.trials import Response
from tests.iep.measures.measuring import fact

rating = MEASURES.get("rating")
scale = rating.parse({"v": 1, "anchors": [[1, "Upset"], [5, "Calm"]]})
product = MEASURES.get("permanent_product")
of_ten = product.parse(None)


def rated(*values, chosen=scale):
    return rating.score([fact(Response.SCORED, value=value) for value in values], 0, chosen)


def work(*samples):
    """(points, points possible or None)"""
    trials = [
        fact(Response.SCORED, value=points, **({} if of is None else {"out_of": of}))
        for points, of in samples
    ]
    return product.score(trials, 0, of_ten)


def test_a_rating_is_a_mean_with_the_median_beside_it():
    found = rated(1, 1, 4)
    assert (found.score, found.numerator, found.denominator, found.n) == (2, 6, 3, 3)
    assert rating.reread(found, rating.at_statistic(scale, "median")).score == 1
    assert rating.show(found, scale) == "Mean 2, median 1 of 3 ratings"
    assert rating.show(rated(5), scale) == "5 (Calm)"
    assert rating.show(rated(), scale) == "Not observed"
    assert rated().score is None


def test_a_scale_may_begin_at_zero_and_zero_is_a_rating():
    zero = rating.parse({"v": 1, "lowest": 0, "highest": 3})
    assert rated(0, chosen=zero).score == 0
    axis = rating.axis(zero)
    assert (axis.label, axis.minimum, axis.maximum) == ("Mean rating, 0 to 3", 0, 3)


def test_ratings_pool_and_are_not_averaged_twice():
    assert rating.pool([rated(5), rated(*[1] * 9)], scale).score == Decimal("1.4")


@pytest.mark.parametrize("value", [0, 6, 2.5, -1])
def test_a_value_that_is_not_on_the_scale_is_refused_and_does_not_score(value):
    assert rating.misfit(fact(Response.SCORED, value=value), scale) is Misfit.VALUE
    assert rated(value).score is None


def test_a_rating_without_a_value_is_refused():
    assert rating.misfit(fact(Response.SCORED), scale) is Misfit.VALUE
    assert rating.misfit(fact(Response.SCORED, value=5), scale) is None


def test_the_plan_says_the_scale_in_words():
    assert rating.sentence(scale) == "1 to 5: 1 Upset, 5 Calm."
    assert rating.amount(Decimal(5), scale) == "5 (Calm)"
    assert rating.amount(Decimal("3.5"), scale) == "3.5"


@pytest.mark.parametrize(
    ("choice", "word"),
    [
        ({"lowest": 5}, "highest"),
        ({"highest": 101}, "highest"),
        ({"anchors": [[6, "x"]]}, "anchors"),
        ({"anchors": [[2, "b"], [1, "a"]]}, "anchors"),
        ({"anchors": [[1, "a"], [1, "b"]]}, "anchors"),
        ({"anchors": [["1", "a"]]}, "anchors"),
        ({"anchors": [[1, " "]]}, "anchors"),
        ({"anchors": [[1]]}, "anchors"),
        ({"anchors": {"1": "a"}}, "anchors"),
        ({"told": "mode"}, "told"),
    ],
)
def test_wrong_scales_are_refused_by_name(choice, word):
    with pytest.raises(ValueError, match=word):
        rating.parse({"v": 1, **choice})


@given(st.lists(st.lists(st.integers(1, 5), max_size=7), max_size=5))
def test_pooled_ratings_agree_with_all_of_them_in_one_list(drawn):
    every = [Fraction(value) for values in drawn for value in values]
    middle = rating.at_statistic(scale, "median")
    for chosen, slow in ((scale, statistics.mean), (middle, statistics.median)):
        found = rating.pool([rated(*values, chosen=chosen) for values in drawn], chosen).score
        if every:
            assert abs(Fraction(found) - Fraction(slow(every))) <= Fraction(1, 2_000_000)
        else:
            assert found is None


def test_points_of_the_points_possible():
    found = work((8, None), (3, 20))
    assert (found.numerator, found.denominator, found.n) == (11, 30, 2)
    assert found.score == Decimal("36.666667")
    assert product.show(found, of_ten) == "36.7 % (11 of 30 points)"
    assert product.show(work(), of_ten) == "Not observed"
    assert work().score is None
    assert work((0, None)).score == 0


def test_a_long_work_sample_weighs_more_than_a_short_one():
    assert product.pool([work((1, 1)), work((0, 9))], of_ten).score == 10


@pytest.mark.parametrize(
    ("value", "out_of", "fits"),
    [
        (10, None, True),
        (11, None, False),
        (11, 12, True),
        (13, 12, False),
        (-1, 5, False),
        (0, 0, False),
        (1, 1001, False),
    ],
)
def test_no_more_points_than_possible(value, out_of, fits):
    more = {} if out_of is None else {"out_of": out_of}
    found = product.misfit(fact(Response.SCORED, value=value, **more), of_ten)
    assert found is (None if fits else Misfit.VALUE)


@given(st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(1, 12)), max_size=8))
def test_work_samples_agree_with_the_definition(samples):
    possible = sum(10 if of is None else of for _points, of in samples)
    found = work(*samples).score
    if samples:
        exact = Fraction(100 * sum(points for points, _of in samples), possible)
        assert abs(Fraction(found) - exact) <= Fraction(1, 2_000_000)
    else:
        assert found is None


def test_the_plan_says_the_points():
    assert product.sentence(of_ten) == "A work sample, scored out of 10 points unless it has others."
    assert product.amount(Decimal(80), of_ten) == "80 % of the points"
    assert product.axis(of_ten).maximum == 100
