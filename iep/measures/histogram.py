"""Histograms of values in the tallies of a session, for medians of pooled sessions.

Shape: {"PREFIX.VALUE": how often}, as in {"ms.1200": 3}. Adding two gives the histogram of both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

MOST = 500  # different values that a session may keep


# A median does not follow from sums, so a session keeps its values themselves, counted. Added key by key they
# give the median of several sessions as exactly as that of one.
def histogram(prefix: str, values: Iterable[int], most: int = MOST) -> dict[str, int]:
    """{"PREFIX.VALUE": how often}, exact up to `most` different values.

    Beyond that the values are rounded to tens, to hundreds and so on, until they are few enough: half of the
    last unit is the most that a value, and so a median, can then be off. (Half even, as everywhere here.)
    """
    exact = Counter(values)
    counts, unit = exact, 1
    # A limit, because a session keeps its tallies: see docs/measurement.md, medians, for what rounding costs.
    while len(counts) > most:
        unit *= 10
        counts = Counter()
        for value, n in exact.items():  # rounding what was rounded before would add up
            counts[round(Fraction(value, unit)) * unit] += n
    return {f"{prefix}.{value}": n for value, n in sorted(counts.items())}


def median(prefix: str, tallies: Mapping[str, int]) -> Decimal | None:
    """The middle value, or the mean of the two in the middle; None where there is no value."""
    counts = sorted(_values(prefix, tallies))
    total = sum(n for _value, n in counts)
    if not total:
        return None
    # For an odd total both are the same place; for an even one they are the two in the middle.
    low, high = _nth(counts, (total - 1) // 2), _nth(counts, total // 2)
    return Decimal(low + high) / 2


def _values(prefix: str, tallies: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    start = f"{prefix}."
    return ((int(key[len(start) :]), n) for key, n in tallies.items() if key.startswith(start))


def _nth(counts: list[tuple[int, int]], place: int) -> int:
    """The value at this place, from 0, when all are laid out in order."""
    for value, n in counts:
        if place < n:
            return value
        place -= n
    raise IndexError(place)
