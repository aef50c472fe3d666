"""How much changed between two phases: effect sizes that need no normal distribution.

Source: docs/measurement.md, effect sizes between phases (Parker & Vannest 2009, NAP; Parker, Vannest, Davis &
Sauber 2011, Tau-U; Scruggs & Mastropieri 1998, PND; Parker, Vannest & Brown 2009, IRD). By direction: for a
behavior that should become rarer, less is better. Never in family reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from .criterion import Direction

FEWEST, WEAK = 3, 5  # points in a phase: fewer are not judged, fewer are marked weak
Values = Sequence[Decimal | int]


@dataclass(frozen=True, slots=True)
class Effects:
    """`nap`, `pnd`: from 0 to 1. `tau`, `tau_u`, `ird`: 0 is no change. `is_weak`: few points in a phase."""

    nap: Fraction
    tau: Fraction
    tau_u: Fraction
    pnd: Fraction
    ird: Fraction
    is_weak: bool


def effects(baseline: Values, phase: Values, direction: Direction = Direction.INCREASE) -> Effects | None:
    """From `baseline` to `phase`, each in order of time. None with fewer than 3 points in one of them."""
    if min(len(baseline), len(phase)) < FEWEST:
        return None
    # Turned over where less is better, so that everything below can read "greater is better".
    sign = 1 if direction is Direction.INCREASE else -1
    before, after = ([Fraction(value) * sign for value in values] for values in (baseline, phase))
    pairs = len(before) * len(after)
    net = sum(_sign(b - a) for a in before for b in after)
    trend = sum(_sign(later - earlier) for earlier, later in combinations(before, 2))
    return Effects(
        # NAP counts a tie half: (better + ties / 2) / pairs, and better - worse is `net`. Tau is 2 NAP - 1.
        nap=Fraction(net + pairs, 2 * pairs),
        tau=Fraction(net, pairs),
        # The trend of the baseline itself is taken out of the net of all pairs (Parker et al. 2011); the
        # denominator stays.
        tau_u=Fraction(net - trend, pairs),
        pnd=Fraction(sum(value > max(before) for value in after), len(after)),
        ird=_ird(before, after),
        is_weak=min(len(before), len(after)) < WEAK,
    )


def _ird(before: Sequence[Fraction], after: Sequence[Fraction]) -> Fraction:
    """Robust IRD: 1 minus half of the removed points, as a share of the baseline and of the phase.

    Removed are the fewest points after which every point of the phase is better than all of the baseline.
    """
    # Between two neighboring values nothing changes, so only the values themselves need to be tried.
    cuts = {*before, *after}
    # At each cut: baseline points above it, and points of the phase not above it, would have to go.
    fewest = min(sum(a > cut for a in before) + sum(b <= cut for b in after) for cut in cuts)
    removed = min(fewest, len(before), len(after))
    return 1 - Fraction(removed, 2) * (Fraction(1, len(before)) + Fraction(1, len(after)))


def _sign(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)
