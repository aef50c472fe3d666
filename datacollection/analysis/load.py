"""What the graphs of some targets need, read in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from datacollection.analysis.graph import TargetGraph, breaks_between, graph_of
from datacollection.analysis.series import DataPoint, points, summaries_of
from datacollection.models import SessionSummary
from iep.models import GoalVersion, Phase, Target, TargetVersion
from staff.school_time import school_days
from students.models import Enrolment, Student


@dataclass(frozen=True)
class TargetData:
    """A target as it is taught now (or was last), with its graph and the summaries under it."""

    target: Target
    version: TargetVersion
    graph: TargetGraph
    summaries: Sequence[SessionSummary]


def targets_of(student: Student, at: datetime) -> list[TargetVersion]:
    """How each open target of `student` is taught at `at`. One query."""
    return list(TargetVersion.objects.taught_at(at).filter(of__student=student))


def target_data(versions: Sequence[TargetVersion], at: datetime, latest: int = 0) -> list[TargetData]:
    """Each version, all of one student, with its graph of `latest` points (0: all). At most five queries."""
    ids = [version.of_id for version in versions]
    if not ids:
        return []
    summaries, phases = summaries_of(ids), _phases(ids)
    due = _due_dates(versions, at)
    breaks = breaks_between(_school_days(versions[0].of.student_id, summaries))
    return [
        TargetData(
            version.of,
            version,
            graph_of(
                version,
                points(version, summaries[version.of_id]),
                phases[version.of_id],
                breaks,
                link_of(version),
                due.get(version.of.goal_id),
                latest,
            ),
            summaries[version.of_id],
        )
        for version in versions
    ]


def link_of(version: TargetVersion) -> Callable[[DataPoint], str]:
    """From a point to its page: the session's own, or the day's rows on the target's page."""
    page = reverse("datacollection:target", args=[version.of_id])

    def link(point: DataPoint) -> str:
        if len(point.session_ids) == 1:
            return reverse("datacollection:session", args=[point.session_ids[0]])
        return f"{page}#on-{point.on.isoformat()}"

    return link


def _phases(targets: Sequence[UUID]) -> dict[UUID, list[Phase]]:
    found: dict[UUID, list[Phase]] = defaultdict(list)
    for phase in Phase.objects.filter(target__in=targets).select_related("by").order_by("during"):
        found[phase.target_id].append(phase)
    return found


def _due_dates(versions: Sequence[TargetVersion], at: datetime) -> dict[UUID, date]:
    goals = {version.of.goal_id for version in versions}
    return dict(GoalVersion.objects.at(at).filter(of__in=goals).values_list("of", "due_on"))


def _school_days(student: UUID, summaries: dict[UUID, list[SessionSummary]]) -> list[date]:
    days = [summary.session.school_day for rows in summaries.values() for summary in rows]
    if not days:
        return []
    schools = Enrolment.objects.filter(student=student, during__contains=max(days)).values("school")
    found = school_days(schools, min(days), max(days))
    return next(iter(found.values()), [])
