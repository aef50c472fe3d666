"""The words that graphs say by themselves, through gettext."""

from datetime import date
from functools import lru_cache

from django.utils import dateformat
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from iep.charts.chart import Chart, ChartPoint, drawable
from iep.charts.scale import value_label


def day(on: date) -> str:
    return dateformat.format(on, pgettext("date on a graph, as in Sep 3", "M j"))


def full_day(on: date) -> str:
    return _full_day(on, get_language())


@lru_cache(maxsize=4096)
def _full_day(on: date, _language: str | None) -> str:
    # A graph with links says a day for each point: from the cache that is twenty times as quick.
    return dateformat.format(on, pgettext("date on a graph, as in Sep 3, 2025", "M j, Y"))


def month(on: date, with_year: bool) -> str:
    if with_year:
        return dateformat.format(on, pgettext("month on a graph, as in Sep 2025", "M Y"))
    return dateformat.format(on, pgettext("month on a graph, as in Sep", "M"))


def date_labels(ticks: list[date]) -> list[str]:
    """Months where every tick begins one, the year with the first and with each January; else days."""
    if len(ticks) > 1 and all(tick.day == 1 for tick in ticks):
        return [month(tick, with_year=n == 0 or tick.month == 1) for n, tick in enumerate(ticks)]
    return [day(tick) for tick in ticks]


def no_data() -> str:
    return _("No data yet")


def criterion() -> str:
    return _("Criterion")


def aim() -> str:
    return _("Aim")


def trend() -> str:
    return _("Trend")


def percent(share: float) -> str:
    """A whole percent, with the space that keeps number and sign together."""
    return pgettext("a share, as in 62 %", "{n}\N{NO-BREAK SPACE}%").format(n=round(share))


def of_point(point: ChartPoint) -> str:
    """What a point that links says to those who do not see it."""
    if point.label:
        return point.label
    value = drawable(point.value)
    return f"{full_day(point.on)}: {no_data() if value is None else value_label(value)}"


def describe(chart: Chart, values: list[tuple[date, float]]) -> str:
    """The text alternative where the caller gave none: how many points, from when to when, how far."""
    if chart.description:
        return chart.description
    if not values:
        return no_data()
    numbers = [value for _on, value in values]
    said = ngettext(
        "%(n)s point, %(first)s to %(last)s, lowest %(low)s, highest %(high)s, latest %(latest)s.",
        "%(n)s points, %(first)s to %(last)s, lowest %(low)s, highest %(high)s, latest %(latest)s.",
        len(values),
    ) % {
        "n": len(values),
        "first": full_day(values[0][0]),
        "last": full_day(values[-1][0]),
        "low": value_label(min(numbers)),
        "high": value_label(max(numbers)),
        "latest": value_label(numbers[-1]),
    }
    phases = [f"{mark.label} ({full_day(mark.starts)})" for mark in chart.phases]
    return f"{said} {_('Phases:')} {', '.join(phases)}." if phases else said
