"""A graph as JSON and back: what the PDF draws next year is what was drawn on Friday."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from iep.charts import Chart, PhaseMark, Point
from iep.charts.chart import Line, Number


def to_json(chart: Chart) -> dict[str, Any]:
    """Without links: a paper has none."""
    return {
        "title": chart.title,
        "description": chart.description,
        "y_label": chart.y_label,
        "y_min": _said(chart.y_min),
        "y_max": _said(chart.y_max),
        "points": [[p.on.isoformat(), _said(p.value), p.phase, p.is_probe] for p in chart.points],
        "phases": [[phase.starts.isoformat(), phase.label, phase.kind] for phase in chart.phases],
        "criterion": _said(chart.criterion),
        "aim": [[on.isoformat(), _said(value)] for on, value in chart.aim] if chart.aim else None,
        "breaks": [[first.isoformat(), last.isoformat()] for first, last in chart.breaks],
    }


def from_json(said: dict[str, Any], *, height: int = 190) -> Chart:
    """The title carries the description too: of an SVG in a PDF nothing else becomes its alternative text."""
    return Chart(
        title=f"{said['title']}. {said['description']}",
        description=said["description"],
        y_label=said["y_label"],
        y_min=_read(said["y_min"]) or 0,
        y_max=_read(said["y_max"]),
        points=[
            Point(on=_day(on), value=_read(value), phase=phase, is_probe=is_probe)
            for on, value, phase, is_probe in said["points"]
        ],
        phases=[PhaseMark(_day(starts), label, kind) for starts, label, kind in said["phases"]],
        criterion=_read(said["criterion"]),
        aim=_line(said["aim"]),
        breaks=[(_day(first), _day(last)) for first, last in said["breaks"]],
        in_tab_order=False,
        height=height,
    )


def _line(said: list[list[str]] | None) -> Line | None:
    if said is None:
        return None
    (first, low), (last, high) = said
    return (_day(first), Decimal(low)), (_day(last), Decimal(high))


def _said(value: Number | None) -> str | None:
    """Numbers as text: a float of JSON is not exact."""
    return None if value is None else str(value)


def _read(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _day(text: str) -> date:
    return date.fromisoformat(text)
