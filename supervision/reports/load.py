"""All rows that one report is computed from, in a constant number of queries, whatever the caseload."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from datacollection.graphs.sittings import Sitting, sittings_of
from datacollection.models import HeldRecord
from iep.models import GoalVersion, Phase, PlanUpdate, SupportVersion, TargetVersion
from iep.updates import unread
from staff.calendar.school_time import day_span
from staff.licences.rules import Notice, notices
from staff.models import CalendarDay, DayKind, Licence, School, User
from staff.permissions import Ground
from students.grounds import queries as grounds
from students.models import Assignment, Enrolment, Student
from supervision.models import Contact
from supervision.reports.weeks import Week

GROUNDS = (Ground.CASE_MANAGER, Ground.SUPERVISOR)


@dataclass(frozen=True)
class Scope:
    """Whose report, for which week, read when. The plan is told as it stood at `plan_at`."""

    teacher: User
    school: School
    week: Week
    as_of: datetime

    @property
    def plan_at(self) -> datetime:
        return min(self.week.ends(self.school.zone), self.as_of)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first instant of the week and the first after it."""
        zone = self.school.zone
        return day_span(zone, self.week.monday)[0], day_span(zone, self.week.sunday)[1]


@dataclass(frozen=True)
class Rows:
    """What is about a student stands under the student's id, what is about a target under the target's."""

    students: Sequence[Student]
    enrolments: Mapping[UUID, Enrolment]
    school_days: Mapping[UUID, Sequence[date]]  # of each school, as far as graphs go back
    versions: Mapping[UUID, Sequence[TargetVersion]]
    sittings: Mapping[UUID, Sequence[Sitting]]
    phases: Mapping[UUID, Sequence[Phase]]
    due: Mapping[UUID, date]  # by goal
    supports: Mapping[UUID, Sequence[SupportVersion]]
    updates: Mapping[UUID, Sequence[PlanUpdate]]
    contacts: Sequence[Contact]
    waited_for: Mapping[UUID, Sequence[unread.Reader]]
    held: Mapping[UUID, int]
    licences: Sequence[Notice]

    def days_of(self, student: Student) -> Sequence[date]:
        enrolment = self.enrolments.get(student.pk)
        return self.school_days.get(enrolment.school_id, ()) if enrolment else ()


def load(scope: Scope) -> Rows:
    students = students_of(scope)
    ids = [student.pk for student in students]
    versions = list(TargetVersion.objects.taught_at(scope.plan_at).filter(of__student__in=ids))
    targets = [version.of_id for version in versions]
    sittings = sittings_of(targets, until=scope.week.sunday)
    enrolments = Enrolment.objects.on(scope.week.friday).filter(student__in=ids).select_related("school")
    of_student = {row.student_id: row for row in enrolments}
    supports = SupportVersion.objects.at(scope.plan_at).filter(of__student__in=ids).select_related("of")
    updates = PlanUpdate.objects.filter(student__in=ids, published_at__gte=scope.span[0])
    return Rows(
        students=students,
        enrolments=of_student,
        school_days=_school_days({row.school_id for row in of_student.values()}, sittings, scope.week),
        versions=_by(versions, lambda version: version.of.student_id),
        sittings=sittings,
        phases=_by(
            Phase.objects.filter(target__in=targets, during__startswith__lte=scope.week.sunday).order_by(
                "during"
            ),
            lambda phase: phase.target_id,
        ),
        due=_due({version.of.goal_id for version in versions}, scope.plan_at),
        supports=_by(supports.order_by("of__position", "of"), lambda version: version.of.student_id),
        updates=_by(
            updates.filter(published_at__lt=scope.span[1]).order_by("published_at", "pk"),
            lambda update: update.student_id,
        ),
        contacts=_contacts(scope, ids),
        waited_for=unread.waited_for(students, scope.as_of) if students else {},
        held=_held(ids),
        licences=_licences(scope),
    )


def students_of(scope: Scope) -> list[Student]:
    """Whom the teacher answered for when the week was over, and still does: nobody else's record is told."""
    then = grounds.within(scope.teacher, scope.plan_at, GROUNDS)
    now = grounds.within(scope.teacher, scope.as_of, GROUNDS)
    if then is None or now is None:
        return []
    return list(Student.objects.filter(then).filter(now).in_order())


def _by(rows: Iterable[Any], key: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _school_days(
    schools: Iterable[UUID], sittings: Mapping[UUID, Sequence[Sitting]], week: Week
) -> dict[UUID, list[date]]:
    firsts = [rows[0].school_day for rows in sittings.values() if rows]
    first = min([week.monday, *firsts]) - timedelta(days=1)
    days = CalendarDay.objects.filter(school__in=set(schools), date__range=(first, week.sunday))
    found: dict[UUID, list[date]] = defaultdict(list)
    for school, day in days.exclude(kind=DayKind.OFF).order_by("date").values_list("school", "date"):
        found[school].append(day)
    return found


def _due(goals: Iterable[UUID], at: datetime) -> dict[UUID, date]:
    return dict(GoalVersion.objects.at(at).filter(of__in=set(goals)).values_list("of", "due_on"))


def _contacts(scope: Scope, ids: Sequence[UUID]) -> list[Contact]:
    """This week's, by this teacher or with these students; withdrawn ones count nowhere."""
    mine = Q(supervisor=scope.teacher) | Q(with_students__student__in=ids)
    rows = Contact.objects.standing().filter(mine, school_day__range=scope.week.days).distinct()
    related = rows.select_related("para", "supervisor", "confirmation").prefetch_related("with_students")
    return list(related.order_by("began_at", "pk"))


def _held(ids: Sequence[UUID]) -> dict[UUID, int]:
    waiting = HeldRecord.objects.waiting().filter(student__in=ids)
    return Counter(dict(waiting.values_list("student").annotate(Count("pk")).order_by()))


def _licences(scope: Scope) -> list[Notice]:
    """The teacher's own, and those of the paras under this teacher, that end soon or have ended."""
    paras = Assignment.objects.on(scope.week.friday).filter(supervisor=scope.teacher).values("para")
    people = Licence.objects.filter(Q(user=scope.teacher) | Q(user__in=paras)).select_related("user")
    return notices(people, scope.as_of.astimezone(scope.school.zone).date())
