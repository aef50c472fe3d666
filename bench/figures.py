"""What a benchmark says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`floor`: what it is compared with, measured in the same run, in the same unit. `budget`: in words."""

    name: str
    value: float
    unit: str
    floor: float | None = None
    floor_is: str = ""
    budget: str = ""

    def __str__(self) -> str:
        line = f"{self.name:<34}{self.value:>10,.1f} {self.unit:<10}"
        if self.floor:
            line += f" {self.value / self.floor:>6.2f} x {self.floor_is} ({self.floor:,.1f})"
        return f"{line}  budget: {self.budget}" if self.budget else line


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0.95) of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
