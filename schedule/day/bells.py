"""When a part of the day takes place on the bells of a day. Pure: minutes in, minutes out.

Minutes count from midnight on the wall clock; a span is `(from, until)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

Span = tuple[int, int]


@dataclass(frozen=True)
class Bells:
    """The bells of one day: each period's span by its name."""

    id: UUID | None
    name: str
    is_regular: bool = False
    periods: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True)
class Timing:
    """When something takes place on regular bells, and the period (of its own bells) that it belongs to."""

    minutes: Span
    period: str = ""
    period_minutes: Span | None = None
    bell: UUID | None = None


def span_on(timing: Timing, bells: Bells) -> Span | None:
    """The span of `timing` on `bells`; None where they lack its period, so that it does not take place."""
    # Without a period, or on its own bells, the minutes are those of the plan.
    if not timing.period or timing.period_minutes is None or timing.bell == bells.id:
        return timing.minutes
    there = bells.periods.get(timing.period)
    return None if there is None else moved(timing.minutes, timing.period_minutes, there)


def moved(part: Span, whole: Span, there: Span) -> Span:
    """`part` of the period `whole`, as the same part of that period where it stands `there`.

    What fills its period fills it there too; halves stay halves, and neighbors stay neighbors (rounded to
    the minute, at least one). What reaches out of its period is cut to it.
    """
    begins, ends = (_scaled(minute, whole, there) for minute in part)
    # On a short period rounding may leave nothing; one minute keeps it visible.
    return (begins, ends) if ends > begins else (min(begins, there[1] - 1), min(begins, there[1] - 1) + 1)


def _scaled(minute: int, whole: Span, there: Span) -> int:
    inside = min(max(minute, whole[0]), whole[1]) - whole[0]
    length = there[1] - there[0]
    # Rounded to the nearest minute, in whole numbers.
    return there[0] + (2 * inside * length + (whole[1] - whole[0])) // (2 * (whole[1] - whole[0]))
