"""What a break cost, and how long it took to be back (N3): pure, numbers in and numbers out.

For each long break: the level before it, the level after it, what was lost, and after how many sessions the
old level was reached again (recoupment). A hint for the team that decides on an extended school year, no
verdict: 34 CFR 300.106 leaves it to them, one student at a time.

Conventions. A level is the mean of three to five sessions next to the break. Only sessions of one purpose are
compared, probes never with teaching, and only of one phase: where a phase ended at the break, something else
than the break changed too. Less is a loss where more is better, and the other way around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from iep.measures.criterion import Direction
from iep.measures.mastery import Purpose

FEWEST, MOST = 3, 5  # sessions that make a level
IN_A_ROW = 3  # sessions whose mean is at the old level again: one good day is not yet back
SUMMER = 30  # days; a shorter break is one within the school year


class Why(StrEnum):
    """Why a break says nothing."""

    FEW = "few"
    PHASE = "phase"


@dataclass(frozen=True, slots=True)
class Observed:
    """An evaluated session: its value as the graph draws it. `phase`: a number of its own for each phase."""

    on: date
    value: Decimal
    purpose: Purpose = Purpose.TEACHING
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Loss:
    """Of one break (`first` to `last`, days without school) and one purpose.

    `before`, `after`: levels; None where `why_none` says why. `lost`: by direction, above 0 is a loss, below
    0 a gain. `sessions`, `days`: until the old level was reached again, counted from the first session after
    the break; both None where nothing was lost, or where it was not reached before the next break or phase.
    `seen`: sessions there were to reach it in.
    """

    first: date
    last: date
    purpose: Purpose
    before: Fraction | None = None
    after: Fraction | None = None
    lost: Fraction | None = None
    sessions: int | None = None
    days: int | None = None
    seen: int = 0
    why_none: Why | None = None

    @property
    def is_summer(self) -> bool:
        return (self.last - self.first).days + 1 >= SUMMER

    @property
    def is_back(self) -> bool:
        """Whether nothing is missing any more, because nothing was lost or because it came back."""
        return self.lost is not None and (self.lost <= 0 or self.sessions is not None)


def losses(
    observed: Sequence[Observed], breaks: Sequence[tuple[date, date]], direction: Direction
) -> list[Loss]:
    """One for each break and each purpose that has sessions on both sides of it, oldest break first.

    `observed`: oldest first. `breaks`: (first, last) day without school, in order, none within another.
    """
    found = []
    for at, gap in enumerate(breaks):
        # Only sessions between the break before and the break after: a level must not reach over another
        # break.
        since = breaks[at - 1][1] if at else date.min
        until = breaks[at + 1][0] if at + 1 < len(breaks) else date.max
        for purpose in Purpose:
            near = [one for one in observed if one.purpose is purpose and since < one.on < until]
            earlier = [one for one in near if one.on < gap[0]]
            later = [one for one in near if one.on > gap[1]]
            if earlier and later:
                found.append(_loss(gap, purpose, earlier, later, direction))
    return found


def _loss(
    gap: tuple[date, date],
    purpose: Purpose,
    earlier: Sequence[Observed],
    later: Sequence[Observed],
    direction: Direction,
) -> Loss:
    if earlier[-1].phase != later[0].phase:
        # Where the phase changed at the break, teaching changed too, and the two levels measure different
        # things.
        return Loss(*gap, purpose, why_none=Why.PHASE)
    phase = later[0].phase
    # Backwards from the break: the sessions next to it come first. `after` is not cut to MOST here, for
    # recoupment is looked for in all of them.
    before, after = _same(earlier[::-1], phase)[:MOST], _same(later, phase)
    if min(len(before), len(after)) < FEWEST:
        return Loss(*gap, purpose, seen=len(after), why_none=Why.FEW)
    level, now = _level(before), _level(after[:MOST])
    sign = 1 if direction is Direction.INCREASE else -1
    back = _back(after, level, sign) if sign * (level - now) > 0 else None
    return Loss(
        *gap,
        purpose,
        before=level,
        after=now,
        lost=sign * (level - now),
        sessions=back,
        days=(after[back - 1].on - after[0].on).days + 1 if back else None,
        seen=len(after),
    )


def _same(near: Sequence[Observed], phase: int) -> list[Observed]:
    """The sessions next to the break, up to the first of another phase."""
    end = next((n for n, one in enumerate(near) if one.phase != phase), len(near))
    return list(near[:end])


def _level(near: Sequence[Observed]) -> Fraction:
    return Fraction(sum((Fraction(one.value) for one in near), Fraction(0)), len(near))


def _back(after: Sequence[Observed], level: Fraction, sign: int) -> int | None:
    """How many sessions until the last `IN_A_ROW` of them were at the old level, or better."""
    for n in range(IN_A_ROW, len(after) + 1):
        if sign * (_level(after[n - IN_A_ROW : n]) - level) >= 0:
            return n
    return None
