"""What the graphs of some targets need, read in a constant number of queries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.urls import reverse
from django.utils.translation import get_language

from core.once_a_page import once_a_page
from datacollection.graphs.fingerprint import print_of
from datacollection.graphs.graph import TargetGraph, breaks_between, graph_of, parted
from datacollection.graphs.series import DataPoint, points
from datacollection.graphs.sittings import Sitting, sittings_of
from iep.models import GoalVersion, Phase, Target, TargetVersion
from iep.plans import plan_loader as standing
from staff.models import CalendarDay, DayKind
from students.models import Enrolment, Student
from students.team.related_rows import enrolments_of


@dataclass(frozen=True)
class Taught:
    """How a target is taught now (or was last), its phases, and the date by which its goal is due."""

    version: TargetVersion
    phases: Sequence[Phase]
    due: date | None


@dataclass(frozen=True)
class TargetData:
    """A target with its graph and the sessions under it."""

    target: Target
    version: TargetVersion
    graph: TargetGraph
    sittings: Sequence[Sitting]


def targets_of(student: Student, at: datetime) -> list[Taught]:
    """How each open target of `student` is taught at `at`, in the order of the plan (read whole)."""
    plan = standing.load_plan_trees([student], at)[student.pk]
    due = {goal.of.pk: goal.in_force.due_on for goal in plan.goals if goal.in_force}
    taught = [part for part in plan.targets if part.in_force and part.of.is_open(at)]
    return [Taught(part.in_force, part.phases, due.get(part.of.goal_id)) for part in taught]


def taught_to(students: Sequence[Student], at: datetime) -> dict[UUID, list[Taught]]:
    """Taught targets of several students by student id, without their plans. Three queries."""
    ids = [student.pk for student in students]
    versions = list(TargetVersion.objects.taught_at(at).filter(of__student__in=ids))
    phases: dict[UUID, list[Phase]] = {version.of_id: [] for version in versions}
    for phase in Phase.objects.filter(target__in=phases).order_by("during"):
        phases[phase.target_id].append(phase)
    goals = {version.of.goal_id for version in versions}
    due = dict(GoalVersion.objects.at(at).filter(of__in=goals).values_list("of", "due_on"))
    found: dict[UUID, list[Taught]] = {pk: [] for pk in ids}
    for version in versions:
        one = Taught(version, phases[version.of_id], due.get(version.of.goal_id))
        found[version.of.student_id].append(one)
    return found


def taught_by(version: TargetVersion, at: datetime) -> Taught:
    """How one target is taught at `at`. Two queries."""
    phases = Phase.objects.filter(target=version.of_id).order_by("during")
    due = GoalVersion.objects.at(at).filter(of=version.of.goal_id).values_list("due_on", flat=True).first()
    return Taught(version, tuple(phases), due)


def target_data(student: Student, targets: Sequence[Taught], latest: int = 0) -> list[TargetData]:
    """Each target of `student` with its graph of `latest` points (0: all). At most three queries."""
    if not targets:
        return []
    sittings = sittings_of([one.version.of_id for one in targets])
    enrolments = enrolments_of([student.pk])[student.pk]
    # One calendar for all targets, so that all graphs of a student show the same breaks, less the days on
    # which a target was taught all the same.
    breaks = breaks_between(_school_days(enrolments, dict(days_of_schools([student.pk])), sittings))
    moves = moves_of(enrolments)
    return [
        TargetData(
            one.version.of,
            one.version,
            graph_of(
                one.version,
                points(one.version, sittings[one.version.of_id]),
                one.phases,
                parted(breaks, {sitting.school_day for sitting in sittings[one.version.of_id]}),
                link_of(one.version),
                one.due,
                latest,
                moves,
            ),
            sittings[one.version.of_id],
        )
        for one in targets
    ]


def link_of(version: TargetVersion) -> Callable[[DataPoint], str]:
    """From a point to its page: the session's own, or the day's rows on the target's page."""
    page = reverse("datacollection:target", args=[version.of_id])

    def link(point: DataPoint) -> str:
        if len(point.sittings) == 1:
            return reverse("datacollection:session", args=[point.sittings[0].session])
        return f"{page}#on-{point.on.isoformat()}"

    return link


def made_from(student: Student, targets: Sequence[Taught]) -> Hashable:
    """All that `target_data` of these targets follows from, and the language. One query at most.

    Versions that were in force never change, so they stand in it by their ids.
    """
    enrolments = enrolments_of([student.pk])[student.pk]
    return (
        get_language(),
        print_of([one.version.of_id for one in targets]),
        tuple((one.version.pk, one.due, tuple(map(_as_drawn, one.phases))) for one in targets),
        tuple((one.school_id, one.school.name, one.during) for one in enrolments),
        tuple(sorted((school, tuple(days)) for school, days in days_of_schools([student.pk]))),
    )


def _as_drawn(phase: Phase) -> Hashable:
    return phase.pk, phase.kind, phase.label, phase.during


@once_a_page
def days_of_schools(students: Sequence[UUID]) -> list[tuple[UUID, list[date]]]:
    """(school, its school days in order) of each school at which one of these students is or was enrolled."""
    schools = Enrolment.objects.filter(student__in=students).values("school")
    rows = CalendarDay.objects.filter(school__in=schools).exclude(kind=DayKind.OFF)
    return list(rows.values_list("school").annotate(days=ArrayAgg("date", order_by="date")))


def _school_days(
    enrolments: Sequence[Enrolment], calendar: dict[UUID, list[date]], sittings: dict[UUID, list[Sitting]]
) -> list[date]:
    """From the first session to the last, each of the school that the student went to then.

    What lies before the first enrolment or after the last is counted by that one's school.
    """
    days = [sitting.school_day for rows in sittings.values() for sitting in rows]
    if not days or not enrolments:
        return []
    found = {
        school: every[bisect_left(every, min(days)) : bisect_right(every, max(days))]
        for school, every in calendar.items()
    }
    first, last = enrolments[0], enrolments[-1]
    return sorted(
        day
        for row in enrolments
        for day in found.get(row.school_id, ())
        # Sessions may lie outside of every enrolment; some school's calendar must still say which gaps in
        # them are breaks.
        if row.holds_on(day) or (row is first and day < row.starts) or (row is last and day > row.starts)
    )


def moves_of(enrolments: Sequence[Enrolment]) -> list[tuple[date, str]]:
    """(first day, school) of each change of school. Expects them in order of time."""
    return [
        (after.starts, after.school.name)
        for before, after in pairwise(enrolments)
        if before.school_id != after.school_id
    ]
