"""Where things stand in one graph: margins, both scales, and the rows of phase labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from iep.charts import words
from iep.charts.chart import Chart, Line, Plotted, drawable
from iep.charts.scale import Scale, Segment, value_label, value_ticks
from iep.charts.svg import fitted, width_of

ROW = 15.0  # height of one row of phase labels
# Phase labels are stacked at most this high; what does not fit into the top row is cut.
ROWS = 4
INSET = 9.0  # first and last marker stand clear of the axes, and zero clear of the x axis


@dataclass(frozen=True, slots=True)
class PhaseLabel:
    x: float
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The plot is the box left, top, right, bottom. `x` maps ordinals of days, `y` values."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    last: date
    x: Scale
    y: Scale
    ticks: list[float]
    labels: list[PhaseLabel]
    rows: dict[int, int]  # by index of the phase, the row of its label
    shown: list[int]  # indexes of the phases whose change falls into the plot

    @property
    def box(self) -> Segment:
        return self.left, self.top, self.right, self.bottom


def days_shown(chart: Chart, points: Sequence[Plotted]) -> tuple[date, date]:
    """First and last day of the axis: one day alone gets three days on either side."""
    days = [point.on for point, _value in points]
    if chart.until:
        days.append(chart.until)
    if chart.phases and chart.phases[0].starts < days[0]:
        days.append(chart.phases[0].starts)
    first, last = min(days), max(days)
    # A scale needs two different ends: without this, one day alone would divide by zero.
    return (first, last) if last > first else (first - timedelta(3), last + timedelta(3))


def _levels(chart: Chart, points: Sequence[Plotted]) -> list[float]:
    """Every value that the y axis must hold. A trend may leave the plot: it is cut there."""
    values: list[float] = [value for _point, value in points if value is not None]
    # The trend is left out on purpose: a steep one would squeeze the data, so it is cut at the plot instead.
    lines: list[Line] = [line for line in (chart.aim,) if line]
    extra = [drawable(chart.criterion), *(drawable(value) for line in lines for _on, value in line)]
    return values + [value for value in extra if value is not None]


def _right_margin(chart: Chart) -> float:
    named = ((chart.criterion, words.criterion), (chart.aim, words.aim), (chart.trend, words.trend))
    said = [width_of(name()) for line, name in named if line is not None]
    return max([26.0, *(width + 12 for width in said)])


def place_labels(names: Sequence[str], starts: Sequence[float], right: float) -> list[PhaseLabel]:
    """A place for each phase label: right of its own change, and cut by no line of another change.

    A label wider than its phase moves above those that it reaches over. In the top row the rest is cut.
    `starts`: x of each label, ascending. `right`: the end of the plot. Both in user units.
    """
    placed: list[PhaseLabel] = []
    for name, x in zip(reversed(names), reversed(starts), strict=True):
        # Going from right to left, every change that this label could reach over is placed already.
        end = x + width_of(name, bold=True) + 8
        row = max((label.row + 1 for label in placed if label.x < end), default=0)
        row = min(row, ROWS - 1)
        room = min([right + 20, *(label.x - 8 for label in placed if label.row >= row)]) - x
        placed.append(PhaseLabel(x, row, fitted(name, room, bold=True)))
    return placed[::-1]


def lay_out(chart: Chart, points: Sequence[Plotted]) -> ChartFrame:
    """Expects at least one value among the points."""
    ticks = value_ticks(_levels(chart, points), float(chart.y_min), drawable(chart.y_max))
    left = max(width_of(value_label(tick)) for tick in ticks) + 16
    right = chart.width - _right_margin(chart)
    first, last = days_shown(chart, points)
    x = Scale(first.toordinal(), last.toordinal(), left + INSET, right - INSET)
    marks = [n for n, mark in enumerate(chart.phases) if mark.starts <= last]
    # A phase is in force until the next one starts: of those that began before the axis, the last.
    marks = [n for n in marks if n == marks[-1] or chart.phases[n + 1].starts > first]
    # Half a day before the first day, so that the line stands between two points and never on one.
    starts = [max(x(chart.phases[n].starts.toordinal() - 0.5), left) for n in marks]
    labels = place_labels([chart.phases[n].label for n in marks], [s + 5 for s in starts], right)
    top = (20.0 if chart.y_label else 8.0) + ROW * max((label.row + 1 for label in labels), default=0)
    bottom = chart.height - 26.0
    y = Scale(ticks[0], ticks[-1], bottom - INSET, top + INSET)
    # A phase that is in force at the left end has a label, but its change lies outside the plot: no line.
    changes = [n for n in marks if chart.phases[n].starts > first]
    rows = {n: label.row for n, label in zip(marks, labels, strict=True)}
    return ChartFrame(left, top, right, bottom, first, last, x, y, ticks, labels, rows, changes)
