"""The student page: how independent, and a graph for each target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from datacollection.analysis import independence, load, series
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student

WEEKS = 8
RECENT = timedelta(days=28)
# On the page of a student the graphs share so many points, each the latest; a target's own page has them all.
POINTS, FEWEST = 720, 40


def independence_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    versions = load.targets_of(students[0], at)
    today = user.today(at)
    since = today - timedelta(weeks=2 * WEEKS)
    found = series.summaries_of([version.of_id for version in versions], since=since)
    summaries = [summary for rows in found.values() for summary in rows]
    return {
        "student": students[0],
        "recent": independence.bar(_("Last four weeks"), independence.recent(summaries, today - RECENT)),
        "weeks": independence.weekly(summaries, WEEKS, today),
        "legend": independence.legend(),
    }


def graphs_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    student = students[0]
    versions = load.targets_of(student, at)
    return {
        "student": student,
        "targets": load.target_data(versions, at, latest=max(FEWEST, POINTS // max(1, len(versions)))),
        "may_log": student.allows(Part.DATA, Act.LOG),
    }


INDEPENDENCE = Panel(
    frame=Frame.STUDENT,
    key="independence",
    order=20,
    part=Part.DATA,
    load=independence_context,
    template="datacollection/panels/independence.html",
)
GRAPHS = Panel(
    frame=Frame.STUDENT,
    key="graphs",
    order=25,
    part=Part.DATA,
    load=graphs_context,
    template="datacollection/panels/graphs.html",
)
