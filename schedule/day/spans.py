"""Stretches of time, as (from, until). Pure; the end is the first instant that is not in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

Hours = tuple[datetime, datetime]


def common(one: Hours, other: Hours) -> Hours | None:
    """What lies in both; None where they do not meet."""
    begins, ends = max(one[0], other[0]), min(one[1], other[1])
    return (begins, ends) if begins < ends else None


def minus(whole: Hours, taken: Iterable[Hours]) -> list[Hours]:
    """What is left of `whole`, in order, once each of `taken` is cut out of it."""
    left = [whole] if whole[0] < whole[1] else []
    for gap in taken:
        pieces = [
            part for one in left for part in ((one[0], min(one[1], gap[0])), (max(one[0], gap[1]), one[1]))
        ]
        # An empty gap (an hour that daylight saving swallowed) would split a stretch in two.
        left = [part for part in pieces if part[0] < part[1]] if gap[0] < gap[1] else left
    return left


def meet(one: Hours, others: Iterable[Hours]) -> bool:
    """Whether `one` shares an instant with any of `others`."""
    return any(common(one, other) for other in others)
