"""A target's graph: everything that the picture, the table beside it and the sentence below it show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from datacollection.graphs.series import DataPoint
from iep.charts import Chart, ChartPoint, PhaseMark, draw
from iep.measures import mastery
from iep.measures.aim import AimLine, aim_line
from iep.models import Phase, PhaseKind, TargetVersion

# Fewer days than this without school do not interrupt learning: a weekend, a long weekend.
BREAK_DAYS = 5
LISTED = 10


@dataclass(frozen=True)
class GraphRow:
    """A point in words, for the table beside the graph."""

    point: DataPoint
    score: str
    drawn: Decimal | None
    phase: Phase | None
    href: str


@dataclass(frozen=True)
class TargetGraph:
    """`rows`: the points that are drawn; `total`: how many there are."""

    version: TargetVersion
    svg: SafeString
    rows: Sequence[GraphRow]
    total: int
    mastery: mastery.Mastery
    unit: str
    chart: Chart

    @property
    def latest(self) -> GraphRow | None:
        return self.rows[-1] if self.rows else None

    @property
    def is_cut(self) -> bool:
        return len(self.rows) < self.total

    @property
    def listed(self) -> Sequence[GraphRow]:
        """The rows of the table beside it: where there are more points than are drawn, only the newest."""
        return self.rows[-LISTED:] if self.is_cut else self.rows


def graph_of(
    version: TargetVersion,
    points: Sequence[DataPoint],
    phases: Sequence[Phase],
    breaks: Sequence[tuple[date, date]],
    link: Callable[[DataPoint], str],
    due: date | None = None,
    latest: int = 0,
    moves: Sequence[tuple[date, str]] = (),
) -> TargetGraph:
    """`breaks`: (first, last) days without school. `due`: the goal's date, where the aim line ends. `moves`:
    (first day, school) where the student changed school: a line, and the data go on.

    `latest`: draw only as many points, 0 for all. Criterion and aim line always follow from all of them.
    """
    teaching = version.teaching
    plot = teaching.measure.plot([point.score for point in points], teaching.settings)
    rows = [
        GraphRow(point, teaching.show(point.score), drawn, phase_on(phases, point.on), link(point))
        # With `latest` 0 the slice is [-0:], which is all of them.
        for point, drawn in list(zip(points, plot.values, strict=True))[-latest:]
    ]
    aim = aim_of(version, points, phases, due)
    # The criterion is in the unit of the score; where counts are drawn as a rate it would lie.
    same_unit = teaching.criterion.statistic == "score" and all(
        row.drawn == row.point.score.score for row in rows
    )
    chart = Chart(
        title=_("%(name)s: %(unit)s") % {"name": version.name, "unit": plot.axis.label},
        description=" ".join([describe(version, rows), *_told(moves)]),
        y_label=plot.axis.label,
        y_min=plot.axis.minimum,
        y_max=plot.axis.maximum,
        points=[_drawn(row, phases) for row in rows],
        phases=_with_moves(_marks(phases, rows if latest and len(rows) < len(points) else ()), moves, rows),
        criterion=teaching.criterion.threshold if same_unit else None,
        aim=((aim.start, aim.start_value), (aim.due, aim.goal)) if aim and same_unit else None,
        breaks=breaks,
        in_tab_order=False,  # the table beside it holds every link
    )
    judged = teaching.mastery(judged_points(points, phases))
    return TargetGraph(version, draw(chart), rows, len(points), judged, plot.axis.label, chart)


def phase_on(phases: Sequence[Phase], day: date) -> Phase | None:
    return next((phase for phase in phases if phase.holds_on(day)), None)


def breaks_between(school_days: Sequence[date]) -> list[tuple[date, date]]:
    """(first, last) days without school wherever `BREAK_DAYS` or more follow each other."""
    return [
        (before + timedelta(days=1), after - timedelta(days=1))
        for before, after in pairwise(school_days)
        if (after - before).days - 1 >= BREAK_DAYS
    ]


def parted(breaks: Sequence[tuple[date, date]], taught: Collection[date]) -> list[tuple[date, date]]:
    """What is left of `breaks` where a target was taught on days within, as in an extended school year."""
    found: list[tuple[date, date]] = []
    for first, last in breaks:
        within = sorted(day for day in taught if first <= day <= last)
        edges = [first - timedelta(days=1), *within, last + timedelta(days=1)]
        found += breaks_between(edges)
    return found


def describe(version: TargetVersion, rows: Sequence[GraphRow]) -> str:
    """The graph in one or two sentences, for those who do not see it."""
    if not rows:
        return _("No data yet.")
    first, last = rows[0], rows[-1]
    count = ngettext("%(n)d point", "%(n)d points", len(rows)) % {"n": len(rows)}
    return _(
        "%(count)s from %(first)s to %(last)s. First: %(was)s. Latest: %(is)s. Criterion: %(criterion)s"
    ) % {
        "count": count,
        "first": date_format(first.point.on, "M j, Y"),
        "last": date_format(last.point.on, "M j, Y"),
        "was": first.score,
        "is": last.score,
        "criterion": version.teaching.criterion_sentence,
    }


def _drawn(row: GraphRow, phases: Sequence[Phase]) -> ChartPoint:
    return ChartPoint(
        on=row.point.on,
        value=row.drawn,
        phase=phases.index(row.phase) + 1 if row.phase else 0,
        is_probe=row.point.purpose is mastery.Purpose.PROBE,
        label=f"{_day(row.point.on, get_language())}: {row.score}",
        href=row.href,
    )


# The language is part of the key: names of days and months follow it.
@lru_cache(maxsize=4096)
def _day(on: date, _language: str | None) -> str:
    """Mon, Sep 7: hundreds of points of a page fall on the same days."""
    return date_format(on, "D, M j")


def _marks(phases: Sequence[Phase], cut_to: Sequence[GraphRow]) -> list[PhaseMark]:
    """All phases; where the graph begins later, from the one that its first point is in."""
    # With nothing cut every phase is marked, also one that has no points yet.
    if not cut_to:
        return [PhaseMark(phase.starts, phase.label, phase.kind) for phase in phases]
    first = cut_to[0].point.on
    standing = [phase for phase in phases if phase.last_day is None or phase.last_day >= first]
    return [PhaseMark(max(phase.starts, first), phase.label, phase.kind) for phase in standing]


def _told(moves: Sequence[tuple[date, str]]) -> list[str]:
    return [
        _("Moved to %(school)s on %(day)s.") % {"school": school, "day": date_format(day, "M j, Y")}
        for day, school in moves
    ]


def _with_moves(
    marks: list[PhaseMark], moves: Sequence[tuple[date, str]], rows: Sequence[GraphRow]
) -> list[PhaseMark]:
    """A move within the days that are drawn, as a change within the phase that it falls into."""
    found = list(marks)
    for day, school in moves:
        if rows and rows[0].point.on < day <= rows[-1].point.on:
            # A move is no phase of its own, so it takes the look of the phase that it falls into.
            kind = next((mark.kind for mark in reversed(marks) if mark.starts <= day), "")
            found.append(PhaseMark(day, _("Moved to %(school)s") % {"school": school}, kind))
    return sorted(found, key=lambda mark: mark.starts)


def aim_of(
    version: TargetVersion, points: Sequence[DataPoint], phases: Sequence[Phase], due: date | None
) -> AimLine | None:
    """From the last baseline points to the goal's due date and the criterion."""
    if not due:
        return None
    spans = [(p.starts, p.last_day or date.max) for p in phases if p.kind == PhaseKind.BASELINE]
    baseline = [(p.on, p.score.score) for p in points if any(first <= p.on <= last for first, last in spans)]
    return aim_line(baseline, due, version.teaching.criterion.threshold)


def judged_points(points: Sequence[DataPoint], phases: Sequence[Phase]) -> list[mastery.Point]:
    """Points since the current phase began: what an earlier way of teaching reached is not its success."""
    current = phases[-1] if phases else None
    began = current.starts if current else None
    is_baseline = current is not None and current.kind == PhaseKind.BASELINE
    return [
        mastery.Point(
            on=point.on,
            score=point.score,
            purpose=point.purpose,
            is_baseline=is_baseline and current is not None and current.holds_on(point.on),
            staff=point.staff,
            settings=point.settings,
        )
        for point in points
        if began is None or point.on >= began
    ]
