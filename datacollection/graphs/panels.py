"""The student page: how independent, and a graph for each target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from core.once_a_page import once_a_page
from datacollection.graphs import independence, load
from datacollection.graphs.fingerprint import print_now, print_of
from datacollection.graphs.lru import Kept
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student

WEEKS = 8
RECENT = timedelta(days=28)
# On the page of a student the graphs share so many points, each the latest; a target's own page has them all.
POINTS, FEWEST = 480, 30


@dataclass(frozen=True)
class StudentGraphs:
    """What both panels show of the sessions of a student."""

    graphs: Sequence[load.TargetData]
    recent: independence.SharesBar
    weeks: Sequence[independence.SharesBar]


# Of so many students each process keeps what it drew last: some 1.5 MB for one with very much.
_shown: Kept[StudentGraphs] = Kept(24)


@once_a_page
def shown_of(student: Student, at: datetime, today: date) -> StudentGraphs:
    """One query where nothing changed since the last look; else three."""
    targets = load.targets_of(student, at)
    ids = [one.version.of_id for one in targets]
    return _shown.get(
        (today, load.made_from(student, targets)),
        lambda: _drawn(student, targets, today),
        lambda: print_now(ids) == print_of(ids),
    )


def _drawn(student: Student, targets: Sequence[load.Taught], today: date) -> StudentGraphs:
    latest = max(FEWEST, POINTS // max(1, len(targets)))
    graphs = load.target_data(student, targets, latest=latest)
    sittings = [sitting for one in graphs for sitting in one.sittings]
    recent = independence.recent(sittings, today - timedelta(weeks=2 * WEEKS))
    return StudentGraphs(
        # The page lists no sessions: they are not kept.
        graphs=[replace(one, sittings=()) for one in graphs],
        recent=independence.bar(_("Last four weeks"), independence.recent(recent, today - RECENT)),
        weeks=independence.weekly(recent, WEEKS, today),
    )


def independence_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    shown = shown_of(students[0], at, user.today(at))
    return {
        "student": students[0],
        "recent": shown.recent,
        "weeks": shown.weeks,
        "legend": independence.legend(),
    }


def graphs_context(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    return {
        "student": students[0],
        "targets": shown_of(students[0], at, user.today(at)).graphs,
        "may_log": students[0].allows(Part.DATA, Act.LOG),
    }


INDEPENDENCE = Panel(
    frame=Frame.STUDENT,
    key="independence",
    order=20,
    part=Part.DATA,
    load=independence_context,
    template="datacollection/graphs/panel_independence.html",
)
GRAPHS = Panel(
    frame=Frame.STUDENT,
    key="graphs",
    order=25,
    part=Part.DATA,
    load=graphs_context,
    template="datacollection/graphs/panel_graphs.html",
)
