"""The single-case graph: sessions over calendar days, by the conventions of the field.

Phase changes are vertical lines (solid where the condition changes, dashed for a change within it),
named on top; the data path breaks at phase changes, breaks and missing values; probes are open markers
in a series of their own; the criterion is dashed; zero stands clear of the x axis
(Cooper, Heron & Heward, Applied Behavior Analysis; Ledford & Gast, Single Case Research Methodology).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from iep.charts import ink, words
from iep.charts.chart import Chart, ChartPoint, Line, Plotted, drawable, plotted, runs
from iep.charts.frame import ROW, ChartFrame, lay_out
from iep.charts.scale import Segment, clipped, date_ticks, value_label
from iep.charts.svg import clean, dots, path, polyline, short, text

DISC = 7.5  # across
EMPTY_HEIGHT = 96
HIT = 12  # radius of the place to touch; neighbors overlap, so the table beside holds every link too


def draw(chart: Chart) -> SafeString:
    """The graph as one SVG element, every text in it escaped. Without a value it says "No data yet"."""
    points = plotted(chart.points)
    values = [(point.on, value) for point, value in points if value is not None]
    parts = [_head(chart, values)]
    if values:
        frame = lay_out(chart, points)
        parts += _axes(chart, frame)
        parts += _phases(chart, frame)
        parts += _lines(chart, frame)
        parts += _data(chart, frame, points)
        # Links come last: what is drawn later lies above, and only the topmost element gets the touch.
        parts += _links(chart, frame, points)
    else:
        parts.append(_nothing(chart))
    return mark_safe("".join([*parts, "</svg>"]))


def _head(chart: Chart, values: list[tuple[date, float]]) -> str:
    height = chart.height if values else EMPTY_HEIGHT
    # The children of role="img" are hidden from assistive technology: with links it is a group.
    role = "group" if any(point.href for point in chart.points) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-chart pp-single-case" role="{role}" '
        f'viewBox="0 0 {chart.width} {height}" width="{chart.width}" height="{height}" '
        f'font-family="{ink.FONT}" font-size="{ink.FONT_SIZE}">'
        f"<title>{clean(chart.title)}</title><desc>{clean(words.describe(chart, values))}</desc>"
    )


def _nothing(chart: Chart) -> str:
    middle = f' class="soft" fill="{ink.SOFT}" text-anchor="middle" font-size="14"'
    return text(chart.width / 2, EMPTY_HEIGHT / 2 + 5, words.no_data(), middle)


def _axes(chart: Chart, frame: ChartFrame) -> Iterator[str]:
    """Both axes with ticks outside, and their numbers and days. No grid."""
    x0, y0 = short(frame.left), short(frame.bottom)
    heights = [frame.y(tick) for tick in frame.ticks]
    days = date_ticks(frame.first, frame.last, int((frame.right - frame.left) / 66))
    places = [frame.x(day.toordinal()) for day in days]
    marks = "".join(f"M{x0} {short(y)}h-4" for y in heights) + "".join(f"M{short(x)} {y0}v4" for x in places)
    frame_path = f"M{x0} {short(frame.top)}V{y0}H{short(frame.right)}"
    yield path(frame_path + marks, f'class="axis" fill="none" stroke="{ink.EDGE}"')
    yield f'<g class="soft" fill="{ink.SOFT}" text-anchor="end">'
    for tick, y in zip(frame.ticks, heights, strict=True):
        yield text(frame.left - 7, y + 4, value_label(tick))
    yield f'</g><g class="soft" fill="{ink.SOFT}" text-anchor="middle">'
    for label, x in zip(words.date_labels(days), places, strict=True):
        yield text(x, frame.bottom + 18, label)
    yield "</g>"
    if chart.y_label:
        yield text(2, 12, chart.y_label, f' class="soft" fill="{ink.SOFT}"')


def _phases(chart: Chart, frame: ChartFrame) -> Iterator[str]:
    """A line at each change, half a day before the phase's first day, and the names on top."""
    first_row = frame.top - 5
    conditions = within = ""
    for n in frame.shown:
        x = short(frame.x(chart.phases[n].starts.toordinal() - 0.5))
        line = f"M{x} {short(frame.top - ROW * (frame.rows[n] + 1))}V{short(frame.bottom)}"
        # A change within the same condition, such as a longer delay, is dashed; a change of condition is
        # solid.
        if n and chart.phases[n - 1].kind == chart.phases[n].kind:
            within += line
        else:
            conditions += line
    yield path(conditions, f'class="phase" fill="none" stroke="{ink.INK}"')
    yield path(within, f'class="phase" fill="none" stroke="{ink.INK}" stroke-dasharray="5 4"')
    yield f'<g class="ink" fill="{ink.INK}" font-weight="600">'
    for label in frame.labels:
        yield text(label.x, first_row - ROW * label.row, label.words)
    yield "</g>"


def _lines(chart: Chart, frame: ChartFrame) -> Iterator[str]:
    """Criterion, aim and trend, each named at its right end; names that would meet stand apart."""
    wanted = [
        ("criterion", words.criterion(), ink.GOOD, _level(chart, frame), ' stroke-dasharray="7 4"'),
        ("aim", words.aim(), ink.ADULT, _on_plot(chart.aim, frame), ""),
        ("trend", words.trend(), ink.PEER, _on_plot(chart.trend, frame), ' stroke-dasharray="2 3"'),
    ]
    names = []
    for kind, name, color, drawn, dashes in wanted:
        if drawn:
            x1, y1, x2, y2 = map(short, drawn)
            looks = f'class="{kind}" fill="none" stroke="{color}" stroke-width="1.5"{dashes}'
            yield path(f"M{x1} {y1}L{x2} {y2}", looks)
            names.append((drawn[3], kind, name, color))
    lowest = frame.top
    # From the top down, each name at least 14 units below the one before, so that they never overlap.
    for y, kind, name, color in sorted(names):
        lowest = max(y + 4, lowest + 14)
        yield text(frame.right + 6, lowest, name, f' class="says-{kind}" fill="{color}"')


def _level(chart: Chart, frame: ChartFrame) -> Segment | None:
    """The criterion across the whole plot."""
    value = drawable(chart.criterion)
    return None if value is None else (frame.left, frame.y(value), frame.right, frame.y(value))


def _on_plot(line: Line | None, frame: ChartFrame) -> Segment | None:
    """A line given by two days and values, in user units, cut to the plot."""
    if line is None:
        return None
    (day1, value1), (day2, value2) = line
    low, high = drawable(value1), drawable(value2)
    if low is None or high is None:
        return None
    ends = frame.x(day1.toordinal()), frame.y(low), frame.x(day2.toordinal()), frame.y(high)
    return clipped(*ends, frame.box)


def _data(chart: Chart, frame: ChartFrame, points: list[Plotted]) -> Iterator[str]:
    """One path of lines and one of markers for each series; probes never join with teaching."""
    for is_probe in (False, True):
        series = [(point, value) for point, value in points if point.is_probe is is_probe]
        stretches = [
            [(frame.x(point.on.toordinal()), frame.y(value)) for point, value in run]
            for run in runs(series, chart)
        ]
        markers = dots([place for stretch in stretches for place in stretch])
        yield path("".join(polyline(s) for s in stretches if len(s) > 1), _stroke("data", 1.5))
        yield path(markers, _stroke("data", DISC))
        if is_probe:
            # A smaller disc in the color of the ground makes the marker of a probe look open.
            yield path(markers, _stroke("hollow", DISC - 3, ink.SURFACE))


def _stroke(name: str, width: float, color: str = ink.INDEPENDENT) -> str:
    looks = f'class="{name}" fill="none" stroke="{color}" stroke-width="{short(width)}"'
    return looks + ' stroke-linecap="round" stroke-linejoin="round"'


def _links(chart: Chart, frame: ChartFrame, points: list[Plotted]) -> Iterator[str]:
    keys = "" if chart.in_tab_order else ' tabindex="-1"'
    for point, value in points:
        if point.href and value is not None:
            yield _link(point, frame.x(point.on.toordinal()), frame.y(value), keys)


def _link(point: ChartPoint, x: float, y: float, keys: str) -> str:
    return (
        f'<a href="{clean(point.href or "")}" aria-label="{clean(words.of_point(point))}"{keys}>'
        f'<circle cx="{short(x)}" cy="{short(y)}" r="{HIT}" fill="none" pointer-events="all"/></a>'
    )
