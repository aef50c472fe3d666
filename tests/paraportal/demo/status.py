"""How each student stands, told from what the software computes: mastery, aim lines and the days of points.

A target is *mastered* where its criterion is met and holds; *without recent data* when its last point is more
than ten school days old; else judged by its last four points against its aim line: *off track* when all four
are on the wrong side, *watch* when two or three are. A student is as the target that needs somebody most.
"""

from collections.abc import Iterable
from datetime import date, datetime

from datacollection.analysis.load import TargetData, target_data, targets_of
from iep.models import Direction
from paraportal.demo.calendar import Calendar
from students.models import Student

RECENT, JUDGED = 10, 4
ON_TRACK, WATCH, OFF_TRACK = "on track", "watch", "off track"
NO_RECENT, MASTERED = "without recent data", "mastered"


def of_student(student: Student, at: datetime, calendar: Calendar) -> str:
    found = of_targets(student, at, calendar).values()
    return of_all(found)


def of_targets(student: Student, at: datetime, calendar: Calendar) -> dict[str, str]:
    """{name of the target: its status}"""
    oldest = calendar.D(RECENT)
    return {
        data.version.name: of_target(data, oldest) for data in target_data(student, targets_of(student, at))
    }


def of_all(found: Iterable[str]) -> str:
    kinds = set(found)
    if len(kinds) == 1:
        return kinds.pop()
    if OFF_TRACK in kinds:
        return OFF_TRACK
    return WATCH if kinds & {WATCH, NO_RECENT} else ON_TRACK


def of_target(data: TargetData, oldest: date) -> str:
    graph = data.graph
    points = [(row.point.on, row.drawn) for row in graph.rows if row.drawn is not None]
    if not points or points[-1][0] < oldest:
        return NO_RECENT
    if graph.mastery.met and graph.mastery.holds:
        return MASTERED
    if graph.chart.aim is None:
        return ON_TRACK
    (first, start), (due, goal) = graph.chart.aim
    sign = -1 if data.version.direction == Direction.DECREASE else 1
    aims = (
        (value, start + (goal - start) * (day - first).days / (due - first).days) for day, value in points
    )
    wrong = sum((value - aim) * sign < 0 for value, aim in list(aims)[-JUDGED:])
    return OFF_TRACK if wrong == JUDGED else WATCH if wrong >= JUDGED / 2 else ON_TRACK
