"""Rows that several sections of a report rest on: each loaded once, whatever the caseload."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from core.once_a_page import once_a_page
from datacollection.graphs.sittings import Sitting, sittings_of
from iep.models import Phase, TargetVersion
from staff.models import CalendarDay, DayKind
from staff.permissions import Ground
from students.grounds import queries as grounds
from students.models import Enrolment, Student
from supervision.reports.report_section import ReportScope

GROUNDS = (Ground.CASE_MANAGER, Ground.SUPERVISOR)
T = TypeVar("T")


@once_a_page
def load_students(scope: ReportScope) -> list[Student]:
    """Students for whom the teacher answered when the week was over and still does, in order."""
    then = grounds.within(scope.teacher, scope.plan_at, GROUNDS)
    # Both moments: who left the caseload since is not told of, nor who joined after the week was over.
    now = grounds.within(scope.teacher, scope.as_of, GROUNDS)
    if then is None or now is None:
        return []
    return list(Student.objects.filter(then).filter(now).in_order())


@once_a_page
def load_enrolments(scope: ReportScope) -> dict[UUID, Enrolment]:
    """By student."""
    enrolments = Enrolment.objects.on(scope.week.friday).filter(student__in=load_students(scope))
    return {enrolment.student_id: enrolment for enrolment in enrolments.select_related("school")}


@once_a_page
def load_versions(scope: ReportScope) -> dict[UUID, list[TargetVersion]]:
    """Targets as they were taught, by student."""
    versions = TargetVersion.objects.taught_at(scope.plan_at).filter(of__student__in=load_students(scope))
    return group_by(versions, lambda version: version.of.student_id)


@once_a_page
def load_sittings(scope: ReportScope) -> Mapping[UUID, Sequence[Sitting]]:
    """As far back as graphs go, by target."""
    return sittings_of(_targets(scope), until=scope.week.sunday)


@once_a_page
def load_phases(scope: ReportScope) -> dict[UUID, list[Phase]]:
    """Those that began by the end of the week, by target."""
    phases = Phase.objects.filter(target__in=_targets(scope), during__startswith__lte=scope.week.sunday)
    return group_by(phases.order_by("during"), lambda phase: phase.target_id)


@once_a_page
def load_school_days(scope: ReportScope) -> dict[UUID, list[date]]:
    """School days as far back as graphs go, to the end of the week, by student."""
    firsts = [sittings[0].school_day for sittings in load_sittings(scope).values() if sittings]
    first = min([scope.week.monday, *firsts]) - timedelta(days=1)
    school_of = {student: enrolment.school_id for student, enrolment in load_enrolments(scope).items()}
    days = CalendarDay.objects.filter(
        school__in=set(school_of.values()), date__range=(first, scope.week.sunday)
    )
    of_school: dict[UUID, list[date]] = defaultdict(list)
    for school, day in days.exclude(kind=DayKind.OFF).order_by("date").values_list("school", "date"):
        of_school[school].append(day)
    return {student: of_school[school] for student, school in school_of.items()}


def count_school_days(scope: ReportScope, student: Student) -> int:
    """The number of school days of the week at the student's school."""
    return sum(scope.week.holds(day) for day in load_school_days(scope).get(student.pk, ()))


def _targets(scope: ReportScope) -> list[UUID]:
    return [version.of_id for versions in load_versions(scope).values() for version in versions]


def group_by(rows: Iterable[T], key: Callable[[T], UUID]) -> dict[UUID, list[T]]:
    groups: dict[UUID, list[T]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)
