"""A graph as small as a word, for a row of a table."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from iep.charts import ink
from iep.charts.chart import Chart, ChartPoint, Number, plotted, runs
from iep.charts.scale import Scale
from iep.charts.svg import clean, dots, path, polyline

WIDTH, HEIGHT, INSET = 120, 28, 4.0


def sparkline(
    points: Sequence[ChartPoint], title: str = "", *, y_min: Number = 0, y_max: Number | None = None
) -> SafeString:
    """The path of the points, broken as in the large graph, with the latest value as a dot.

    With a title it is an image of that name; without, it is decoration beside words that say the same.
    Nothing to draw gives a dashed rule.
    """
    known = [(point, value) for point, value in plotted(points) if value is not None]
    name = f'role="img"><title>{clean(title)}</title>' if title else 'aria-hidden="true">'
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="pp-chart pp-spark" {size} {name}'
    return mark_safe(head + (_drawn(points, known, y_min, y_max) if known else _nothing()) + "</svg>")


def _nothing() -> str:
    looks = f'class="axis" fill="none" stroke="{ink.EDGE}" stroke-dasharray="2 4"'
    return path(f"M{INSET} {HEIGHT / 2}H{WIDTH - INSET}", looks)


def _drawn(
    points: Sequence[ChartPoint], known: list[tuple[ChartPoint, float]], y_min: Number, y_max: Number | None
) -> str:
    numbers = [value for _point, value in known]
    low, high = min(float(y_min), *numbers), max([*numbers, *([float(y_max)] if y_max is not None else [])])
    first, last = known[0][0].on.toordinal(), known[-1][0].on.toordinal()
    # A single day, or a single level below, would be a scale of no length: divided by zero.
    x = Scale(first, max(last, first + 1), INSET, WIDTH - INSET)
    y = Scale(low, high if high > low else low + 1, HEIGHT - INSET, INSET)
    stretches = runs(plotted(points), Chart(title="", points=points))
    line = "".join(
        polyline([(x(p.on.toordinal()), y(value)) for p, value in s]) for s in stretches if len(s) > 1
    )
    looks = f'class="data" fill="none" stroke="{ink.INDEPENDENT}" stroke-linecap="round" stroke-width='
    end = dots([(x(last), y(numbers[-1]))])
    return path(line, f'{looks}"1.5"') + path(end, f'{looks}"6"')
