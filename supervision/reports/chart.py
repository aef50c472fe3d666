"""A graph as JSON and back: what the PDF draws next year is what was drawn on Friday."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from iep.charts import Chart, ChartPoint, PhaseMark
from iep.charts.chart import Line, Number


def chart_to_json(chart: Chart) -> dict[str, Any]:
    """Without links: a paper has none."""
    return {
        "title": chart.title,
        "description": chart.description,
        "y_label": chart.y_label,
        "y_min": _as_text(chart.y_min),
        "y_max": _as_text(chart.y_max),
        "points": [
            [point.on.isoformat(), _as_text(point.value), point.phase, point.is_probe]
            for point in chart.points
        ],
        "phases": [[phase.starts.isoformat(), phase.label, phase.kind] for phase in chart.phases],
        "criterion": _as_text(chart.criterion),
        "aim": [[on.isoformat(), _as_text(value)] for on, value in chart.aim] if chart.aim else None,
        "breaks": [[first.isoformat(), last.isoformat()] for first, last in chart.breaks],
    }


def chart_from_json(stored: Mapping[str, Any], *, height: int = 190) -> Chart:
    """The title carries the description too: of an SVG in a PDF nothing else becomes its alternative text."""
    return Chart(
        title=f"{stored['title']}. {stored['description']}",
        description=stored["description"],
        y_label=stored["y_label"],
        y_min=_as_number(stored["y_min"]) or 0,
        y_max=_as_number(stored["y_max"]),
        points=[
            ChartPoint(on=_as_day(on), value=_as_number(value), phase=phase, is_probe=is_probe)
            for on, value, phase, is_probe in stored["points"]
        ],
        phases=[PhaseMark(_as_day(starts), label, kind) for starts, label, kind in stored["phases"]],
        criterion=_as_number(stored["criterion"]),
        aim=_as_line(stored["aim"]),
        breaks=[(_as_day(first), _as_day(last)) for first, last in stored["breaks"]],
        in_tab_order=False,
        height=height,
    )


def _as_line(line: list[list[str]] | None) -> Line | None:
    if line is None:
        return None
    (first, low), (last, high) = line
    return (_as_day(first), Decimal(low)), (_as_day(last), Decimal(high))


def _as_text(value: Number | None) -> str | None:
    """A number as text, since a JSON float would not be exact."""
    return None if value is None else str(value)


def _as_number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _as_day(text: str) -> date:
    return date.fromisoformat(text)
