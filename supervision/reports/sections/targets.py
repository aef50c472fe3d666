"""What a week came to on each target: pooled by its measure, in words, with its graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from core.once_a_page import once_a_page
from datacollection.graphs.graph import breaks_between, graph_of
from datacollection.graphs.series import points, pooled
from datacollection.graphs.sittings import Sitting
from datacollection.models import Purpose
from iep.charts import draw
from iep.measures.dataplan import DataRhythm
from iep.models import GoalVersion, Phase, TargetVersion
from students.models import Student
from supervision.reports.chart import chart_from_json, chart_to_json
from supervision.reports.report_section import WEEKLY_SECTIONS, Numbers, ReportScope, ReportSection
from supervision.reports.shared_rows import load_phases, load_school_days, load_sittings, load_versions
from supervision.reports.weeks import Week

TargetWeeks = Mapping[UUID, Sequence[Numbers]]


class TargetsSection(ReportSection[TargetWeeks]):
    key, order = "targets", 40
    student_template = "supervision/reports/sections/targets.html"
    # By the index of sessions by target and day: it costs a look per target, whatever the years behind.
    touched_since = """EXISTS (
    SELECT 1 FROM iep_target AS t
      JOIN datacollection_session AS s
        ON s.target_id = t.id AND s.school_day BETWEEN r.week AND r.week + 6
      JOIN datacollection_sessionsummary AS x ON x.session_id = s.id
     WHERE t.student_id = ANY (r.students) AND x.calculated_at > seen.since)"""

    def load(self, scope: ReportScope) -> TargetWeeks:
        return load_target_weeks(scope)

    def student_numbers(self, rows: TargetWeeks, student: Student) -> Numbers:
        return {"targets": rows.get(student.pk, [])}

    def is_news(self, numbers: Mapping[str, Any]) -> bool:
        return any(target.get("teaching") or target.get("probes") for target in numbers["targets"])

    def draw_student(self, numbers: Mapping[str, Any], name: str, *, is_paper: bool) -> dict[str, Any]:
        """`targets`: the numbers of each, and `svg`, None where it has no data, or cannot be read."""
        targets = [target | {"svg": _draw_graph(target)} for target in numbers["targets"]]
        return {"targets": targets, "name": name, "is_paper": is_paper}


@once_a_page
def load_target_weeks(scope: ReportScope) -> dict[UUID, list[Numbers]]:
    """The numbers of each target, by student. Other sections say what waits, or was reached, by them."""
    versions, days = load_versions(scope), load_school_days(scope)
    sittings, phases, due_days = load_sittings(scope), load_phases(scope), _load_due_days(scope)
    return {
        student: [
            _target_numbers(
                version,
                sittings.get(version.of_id, ()),
                phases.get(version.of_id, ()),
                days.get(student, ()),
                due_days.get(version.of.goal_id),
                scope.week,
            )
            for version in versions_of_student
        ]
        for student, versions_of_student in versions.items()
    }


def _load_due_days(scope: ReportScope) -> dict[UUID, date]:
    """By goal."""
    goals = {version.of.goal_id for versions in load_versions(scope).values() for version in versions}
    return dict(GoalVersion.objects.at(scope.plan_at).filter(of__in=goals).values_list("of", "due_on"))


def _target_numbers(
    version: TargetVersion,
    sittings: Sequence[Sitting],
    phases: Sequence[Phase],
    school_days: Sequence[date],
    due_on: date | None,
    week: Week,
) -> Numbers:
    """{"id", "name", "problem"} where the version cannot be read; else with figures and chart."""
    named: Numbers = {"id": str(version.of_id), "name": version.name, "problem": ""}
    try:
        teaching = version.teaching
    except (LookupError, ValueError) as problem:  # stored by a later release, or by hand
        return named | {"problem": str(problem)}
    graph = graph_of(
        version, points(version, sittings), phases, breaks_between(school_days), lambda point: "", due_on
    )
    run = graph.mastery.run
    this_week, week_before = _within(sittings, week), _within(sittings, week.before())
    # What is recorded whenever it happens is not missed in a week without it.
    is_due = teaching.data_plan.rhythm is not DataRhythm.EACH_OCCURRENCE
    return named | {
        "criterion": teaching.criterion_sentence,
        "now": graph.mastery.sentence,
        # Reached in this very week: otherwise it would be told as news each Friday.
        "is_reached": bool(graph.mastery.met and run and week.holds(run.last)),
        "teaching": _figure(version, this_week, Purpose.TEACHING),
        "probes": _figure(version, this_week, Purpose.PROBE),
        "before": _figure(version, week_before, Purpose.TEACHING),
        "is_missed": is_due and not any(sitting.score is not None for sitting in this_week),
        "chart": chart_to_json(graph.chart),
    }


def _within(sittings: Iterable[Sitting], week: Week) -> list[Sitting]:
    return [sitting for sitting in sittings if week.holds(sitting.school_day)]


def _figure(version: TargetVersion, sittings: Iterable[Sitting], purpose: Purpose) -> Numbers | None:
    """Sessions of one purpose as one score; None where there were none. Teaching and probes never meet."""
    group = [
        sitting for sitting in sittings if sitting.purpose == purpose and sitting.measure == version.measure
    ]
    if not group:
        return None
    score = pooled(version, group)
    return {"words": version.teaching.show(score), "sessions": len(group), "n": score.n}


def _draw_graph(target: Mapping[str, Any]) -> str | None:
    has_points = not target["problem"] and any(point[1] for point in target["chart"]["points"])
    return draw(chart_from_json(target["chart"])) if has_points else None


WEEKLY_SECTIONS.register(TargetsSection())
