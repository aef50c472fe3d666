"""Known and unknown, item by item, from what the summaries tallied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from datacollection.graphs.sittings import Sitting
from datacollection.models import Purpose

LATEST = 5


@dataclass(frozen=True)
class ItemTally:
    item: str
    known: int
    tried: int


def items_of(sittings: Iterable[Sitting]) -> list[ItemTally]:
    """Each item over the latest five teaching sessions, those not yet known first."""
    teaching = [sitting for sitting in sittings if sitting.purpose == Purpose.TEACHING]
    counts: Counter[str] = Counter()
    for sitting in teaching[-LATEST:]:
        counts.update(
            {key: n for key, n in sitting.tallies.items() if key.startswith(("known.", "unknown."))}
        )
    names = {key.partition(".")[2] for key in counts}
    tallies = [
        ItemTally(name, counts[f"known.{name}"], counts[f"known.{name}"] + counts[f"unknown.{name}"])
        for name in names
    ]
    return sorted(tallies, key=lambda tally: (tally.known / tally.tried, tally.item))
