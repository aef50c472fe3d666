from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures.criterion import Direction
from iep.measures.effects import effects

A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
few = st.lists(st.integers(0, 6), min_size=3, max_size=5)


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("pnd", "0.714286"),
        ("nap", "0.916667"),
        ("tau", "0.833333"),
        ("tau_u", "0.738095"),
        ("ird", "0.690476"),
    ],
)
def test_the_published_values(name, published):
    assert f"{float(getattr(effects(A, B), name)):.6f}" == published


def test_less_is_better_turns_everything():
    down = effects([-a for a in A], [-b for b in B], Direction.DECREASE)
    assert down == effects(A, B)


def test_few_points_are_marked_and_fewer_are_not_judged():
    assert effects([1, 2], [3, 4, 5]) is None
    assert effects([1, 2, 3], [4, 5]) is None
    assert effects([1, 2, 3], [4, 5, 6, 7, 8]).is_weak
    assert not effects(A, B).is_weak


def test_no_overlap_and_no_change():
    apart = effects([1, 2, 3], [4, 5, 6])
    assert (apart.nap, apart.tau, apart.pnd, apart.ird) == (1, 1, 1, 1)
    same = effects([5, 5, 5], [5, 5, 5])
    assert (same.nap, same.tau, same.tau_u, same.pnd, same.ird) == (Fraction(1, 2), 0, 0, 0, 0)


def test_a_baseline_that_was_rising_by_itself_is_taken_out():
    rising = effects([1, 2, 3], [4, 5, 6])
    assert rising.tau_u == Fraction(2, 3)


@settings(max_examples=40, deadline=None)
@given(few, few)
def test_figures_agree_with_trying_everything(before, after):
    found = effects(before, after)
    pairs = [(a, b) for a in before for b in after]
    wins = sum(1 if b > a else Fraction(1, 2) if b == a else 0 for a, b in pairs)
    assert found.nap == Fraction(wins) / len(pairs)
    assert found.tau == 2 * found.nap - 1
    removed = fewest_removed(before, after)
    assert found.ird == 1 - Fraction(removed, 2 * len(before)) - Fraction(removed, 2 * len(after))
    assert found.pnd == Fraction(len([b for b in after if all(b > a for a in before)]), len(after))


def fewest_removed(before, after):
    """The smallest set of points without which no point of the baseline reaches one of the phase."""
    points = [(0, n) for n in range(len(before))] + [(1, n) for n in range(len(after))]
    subsets = chain.from_iterable(combinations(points, size) for size in range(len(points)))
    for gone in subsets:
        kept = [
            [v for n, v in enumerate(values) if (i, n) not in gone] for i, values in ((0, before), (1, after))
        ]
        if all(a < b for a in kept[0] for b in kept[1]):
            return len(gone)
    raise AssertionError("removing a whole phase is always enough")
