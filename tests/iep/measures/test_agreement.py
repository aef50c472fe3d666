from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures import agreement

# docs/measurement.md: total count 100, mean count 70, exact 66.67
ONE, OTHER = [1, 1, 1, 2, *[0] * 11], [0, 0, 0, 1, *[0] * 10, 4]
marks = st.lists(st.tuples(*[st.sampled_from([True, False, None])] * 2), max_size=12)
FEW = settings(max_examples=50, deadline=None)


def bits(text):
    return [{"1": True, "0": False, "-": None}[sign] for sign in text]


def apart(pairs):
    return [a for a, _ in pairs], [b for _, b in pairs]


def test_the_published_counts():
    assert agreement.total(sum(ONE), sum(OTHER)) == 100
    assert agreement.mean_of_ratios(ONE, OTHER) == 70
    assert agreement.exact(ONE, OTHER) == Fraction(200, 3)


def test_the_published_intervals():
    found = agreement.of_intervals(bits("1000110"), bits("0000111"))
    assert found.interval == Fraction(500, 7)
    assert found.scored == 50
    assert found.unscored == 60  # 3 of the 5 that at least one left unscored
    assert found.kappa == Fraction(5, 12)  # 5/7 observed, 25/49 by chance: (35 - 25) / (49 - 25)


def test_durations_agree_by_total_and_by_occurrence():
    assert agreement.total(Decimal(90), Decimal(120)) == 75
    assert agreement.mean_of_ratios([Decimal(30), Decimal(60)], [Decimal(60), Decimal(60)]) == 75


def test_two_zeros_agree_and_nothing_observed_is_nothing():
    assert agreement.total(0, 0) == 100
    assert agreement.total(None, 3) is None
    assert agreement.mean_of_ratios([0, None], [0, 4]) == 100
    for each in (agreement.exact, agreement.mean_of_ratios, agreement.kappa):
        assert each([], []) is None
        assert each([None], [1]) is None


def test_a_figure_without_an_eligible_interval_is_none():
    never, always = bits("000"), bits("111")
    assert agreement.scored(never, never) is None
    assert agreement.unscored(always, always) is None
    assert agreement.exact(never, never) == 100
    assert agreement.kappa(never, never) is None


def test_records_of_two_sessions_are_not_compared():
    with pytest.raises(ValueError, match="same number"):
        agreement.exact([1], [1, 2])
    with pytest.raises(ValueError, match="never negative"):
        agreement.total(-1, 2)


@FEW
@given(marks)
def test_intervals_agree_with_counting_by_hand(pairs):
    cells = Counter((a, b) for a, b in pairs if None not in (a, b))
    both, neither = cells[True, True], cells[False, False]
    split = cells[True, False] + cells[False, True]
    found = agreement.of_intervals(*apart(pairs))
    assert found.interval == share(both + neither, both + neither + split)
    assert found.scored == share(both, both + split)
    assert found.unscored == share(neither, neither + split)
    assert found == agreement.of_intervals(*reversed(apart(pairs)))


def share(part, whole):
    return Fraction(100 * part, whole) if whole else None
