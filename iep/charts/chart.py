"""What a single-case graph shows, before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Number = int | float | Decimal
Line = tuple[tuple[date, Number], tuple[date, Number]]
# Farther out, and closer to zero, than any measure reaches; sums and powers of such numbers break.
ABSURD, NOTHING = 1e100, 1e-9


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One session or one day. `value` None: nothing was scored; the path breaks there.

    `label`: what the point says where it links ("Sep 22, 2025: 4 of 10, by two adults").
    """

    on: date
    value: Number | None
    phase: int = 0
    is_probe: bool = False
    label: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """A phase starts on this day. `kind` is a word; a change of kind is drawn heavier than one within."""

    starts: date
    label: str
    kind: str = "intervention"


@dataclass(frozen=True, slots=True)
class Chart:
    """One graph. Dates are school days; values are in the unit that `y_label` names.

    `breaks` are (first, last) days without school: the path never runs across one.
    `gap_days`: two points farther apart than this are not joined either.
    `in_tab_order`: False where a table beside the graph holds the same links, so that the Tab key does
    not stop at every point; to touch and to a screen reader they stay links.
    `until`: the x axis runs at least to this day (a due date that lies ahead).
    `y_max` None: the axis ends at the next round number above the data.
    """

    title: str
    points: Sequence[ChartPoint] = ()
    description: str = ""
    y_label: str = ""
    y_min: Number = 0
    y_max: Number | None = None
    phases: Sequence[PhaseMark] = ()
    criterion: Number | None = None
    aim: Line | None = None
    trend: Line | None = None
    breaks: Sequence[tuple[date, date]] = ()
    gap_days: int = 14
    until: date | None = None
    in_tab_order: bool = True
    width: int = 720
    height: int = 300


def drawable(value: Number | None) -> float | None:
    """The value as a float, or None where there is nothing that could be drawn."""
    if value is None:
        return None
    try:
        number = float(value)
    except (OverflowError, ValueError):  # an int of 400 digits; a signaling NaN
        return None
    if not math.isfinite(number) or abs(number) > ABSURD:
        return None
    return number if abs(number) > NOTHING else 0.0


Plotted = tuple[ChartPoint, float | None]


def plotted(points: Sequence[ChartPoint]) -> list[Plotted]:
    """Points in the order of their days, each with its value as a float."""
    return [(point, drawable(point.value)) for point in sorted(points, key=lambda point: point.on)]


def joined(a: ChartPoint, b: ChartPoint, chart: Chart) -> bool:
    """Whether the data path may run from `a` to the later `b`.

    It is broken at phase changes, across breaks and across gaps without data
    (Cooper, Heron & Heward, Applied Behavior Analysis, on line graphs).
    """
    if a.phase != b.phase or (b.on - a.on).days > chart.gap_days:
        return False
    # A break counts where at least one of its days lies between the two points.
    return not any(a.on < last and first < b.on for first, last in chart.breaks)


def runs(series: Sequence[Plotted], chart: Chart) -> list[list[tuple[ChartPoint, float]]]:
    """The series cut into stretches that are drawn as one line each. Expects it in order of days."""
    stretches: list[list[tuple[ChartPoint, float]]] = []
    previous: ChartPoint | None = None
    for point, value in series:
        if value is None:
            previous = None
            continue
        if previous is None or not joined(previous, point, chart):
            stretches.append([])
        stretches[-1].append((point, value))
        previous = point
    return stretches
