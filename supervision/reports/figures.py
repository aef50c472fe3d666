"""What a week came to on one target, and for one student: pooled by the measure, in words, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from datacollection.graphs import independence
from datacollection.graphs.graph import breaks_between, graph_of
from datacollection.graphs.series import points, pooled
from datacollection.graphs.sittings import Sitting
from datacollection.models import Purpose
from iep.measures.dataplan import Rhythm
from iep.models import TargetVersion
from supervision.reports import chart
from supervision.reports.load import Rows
from supervision.reports.weeks import Week

A_WEEK = timedelta(weeks=1)


def of_target(rows: Rows, version: TargetVersion, school_days: Sequence[date], week: Week) -> dict[str, Any]:
    """{"id", "name", "problem"} where the version cannot be read; else with figures and chart."""
    named = {"id": str(version.of_id), "name": version.name, "problem": ""}
    try:
        teaching = version.teaching
    except (LookupError, ValueError) as problem:  # stored by a later release, or by hand
        return named | {"problem": str(problem)}
    sittings = rows.sittings.get(version.of_id, ())
    graph = graph_of(
        version,
        points(version, sittings),
        rows.phases.get(version.of_id, ()),
        breaks_between(school_days),
        lambda point: "",
        rows.due.get(version.of.goal_id),
    )
    this, before = _within(sittings, week), _within(sittings, week.before())
    is_due = teaching.data_plan.rhythm is not Rhythm.EACH_OCCURRENCE
    return named | {
        "criterion": teaching.criterion_sentence,
        "now": graph.mastery.sentence,
        "is_reached": _reached_in(graph.mastery.run.last, week)
        if graph.mastery.met and graph.mastery.run
        else False,
        "teaching": _figure(version, this, Purpose.TEACHING),
        "probes": _figure(version, this, Purpose.PROBE),
        "before": _figure(version, before, Purpose.TEACHING),
        "is_missed": is_due and not any(sitting.score is not None for sitting in this),
        "chart": chart.to_json(graph.chart),
    }


def _reached_in(day: date, week: Week) -> bool:
    return week.monday <= day <= week.sunday


def _within(sittings: Iterable[Sitting], week: Week) -> list[Sitting]:
    return [s for s in sittings if week.monday <= s.school_day <= week.sunday]


def _figure(version: TargetVersion, sittings: Iterable[Sitting], purpose: Purpose) -> dict[str, Any] | None:
    """Sessions of one purpose as one score; None where there were none. Teaching and probes never meet."""
    group = [
        sitting for sitting in sittings if sitting.purpose == purpose and sitting.measure == version.measure
    ]
    if not group:
        return None
    score = pooled(version, group)
    return {"words": version.teaching.show(score), "sessions": len(group), "n": score.n}


def shares(rows: Rows, versions: Iterable[TargetVersion], week: Week) -> list[int] | None:
    """Counts of the week's responses by who stood behind them, most independent first."""
    found = independence.shares_of(
        sitting for version in versions for sitting in _within(rows.sittings.get(version.of_id, ()), week)
    )
    return list(found.counts) if found else None
