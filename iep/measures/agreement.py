"""Do two observers agree? Percentages, exact as fractions; None where there is nothing to agree about.

Source: docs/measurement.md, agreement (Cooper, Heron & Heward; Reed & Azulay 2011). What one of them did not
observe (None) is in no denominator. Response and prompt level are agreed apart: ask twice.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from .words import gettext as _

Amount = int | Decimal | Fraction
HUNDRED = 100
T = TypeVar("T")


def total(one: Amount | None, other: Amount | None) -> Fraction | None:
    """Total count, total duration: 100 x smaller / larger. Two zeros agree."""
    if one is None or other is None:
        return None
    return _alike(one, other) * HUNDRED


def mean_of_ratios(one: Sequence[Amount | None], other: Sequence[Amount | None]) -> Fraction | None:
    """Mean count per interval, mean duration per occurrence: the mean of smaller / larger, place by place."""
    pairs: list[tuple[Amount, Amount]] = _both(one, other)
    # Place by place and then the mean: two totals can agree while hardly any place does.
    ratios = [_alike(a, b) for a, b in pairs]
    return Fraction(sum(ratios)) * HUNDRED / len(ratios) if ratios else None


def exact(one: Sequence[object], other: Sequence[object]) -> Fraction | None:
    """Exact count per interval, trial by trial, interval by interval: 100 x agreements / n."""
    pairs = _both(one, other)
    return Fraction(sum(a == b for a, b in pairs) * HUNDRED, len(pairs)) if pairs else None


def scored(one: Sequence[bool | None], other: Sequence[bool | None]) -> Fraction | None:
    """100 x intervals that both scored / intervals that at least one scored. For what is rare."""
    # Where neither scored they agree cheaply: for rare behavior such places would hide all disagreement.
    pairs = [(a, b) for a, b in _both(one, other) if a or b]
    return Fraction(sum(a and b for a, b in pairs) * HUNDRED, len(pairs)) if pairs else None


def unscored(one: Sequence[bool | None], other: Sequence[bool | None]) -> Fraction | None:
    """The same for non-occurrence. For what happens nearly always."""
    # None stays None: an interval that was missed is not one in which nothing happened.
    return scored(*([None if mark is None else not mark for mark in marks] for marks in (one, other)))


def kappa(one: Sequence[object], other: Sequence[object]) -> Fraction | None:
    """Cohen's kappa (1960): agreement beyond chance, -1 to 1. None where chance alone would always agree."""
    pairs = _both(one, other)
    if not pairs:
        return None
    n = len(pairs)
    observed = Fraction(sum(a == b for a, b in pairs), n)
    first, second = Counter(a for a, _other in pairs), Counter(b for _one, b in pairs)
    chance = Fraction(sum(first[word] * second[word] for word in first), n * n)
    # Both said one and the same word all the time: agreement beyond chance is then 0 / 0.
    return None if chance == 1 else (observed - chance) / (1 - chance)


@dataclass(frozen=True, slots=True)
class Intervals:
    """All that two interval records say of each other."""

    interval: Fraction | None
    scored: Fraction | None
    unscored: Fraction | None
    kappa: Fraction | None


def of_intervals(one: Sequence[bool | None], other: Sequence[bool | None]) -> Intervals:
    """The four figures of two interval records, place by place; None: that observer missed the interval."""
    return Intervals(exact(one, other), scored(one, other), unscored(one, other), kappa(one, other))


def _both(one: Sequence[T | None], other: Sequence[T | None]) -> list[tuple[T, T]]:
    """Places that both observed. ValueError where the records are not of the same length."""
    if len(one) != len(other):
        raise ValueError(_("Two records of one session have the same number of places."))
    return [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]


def _alike(one: Amount, other: Amount) -> Fraction:
    low, high = sorted((Fraction(one), Fraction(other)))
    if low < 0:
        raise ValueError(_("A count or a duration is never negative."))
    # Two zeros agree: both saw that it did not happen.
    return Fraction(1) if not high else low / high
