"""The student page: how independent, and a graph for each target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from datacollection.analysis import independence, load
from datacollection.analysis.sittings import sittings_of
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student

WEEKS = 8
RECENT = timedelta(days=28)
# On the page of a student the graphs share so many points, each the latest; a target's own page has them all.
POINTS, FEWEST = 480, 30


def independence_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    today = user.today(at)
    # The same question as the graphs below ask, so that it is asked once.
    found = sittings_of([one.version.of_id for one in load.targets_of(students[0], at)])
    sittings = [sitting for rows in found.values() for sitting in rows]
    recent = independence.recent(sittings, today - timedelta(weeks=2 * WEEKS))
    return {
        "student": students[0],
        "recent": independence.bar(_("Last four weeks"), independence.recent(recent, today - RECENT)),
        "weeks": independence.weekly(recent, WEEKS, today),
        "legend": independence.legend(),
    }


def graphs_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    student = students[0]
    targets = load.targets_of(student, at)
    return {
        "student": student,
        "targets": load.target_data(student, targets, latest=max(FEWEST, POINTS // max(1, len(targets)))),
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
