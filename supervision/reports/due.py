"""Which reports are due, as jobs: asked all the time, so that a beat that was down is made up for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from staff.jobs import queue as job_queue
from staff.models import CalendarDay, DayKind, Post, School
from staff.permissions import POST_FOR, Ground
from students.models import Assignment, Enrolment, Membership, TeamRole
from supervision.reports.weeks import Week

KIND = "supervision.weekly_report"
# The week that is over, and the one before it: a beat that was down longer is made up for by hand.
WEEKS_BACK = 2


def enqueue_due(now: datetime) -> list[UUID]:
    """A job for each teacher whose school is past its Friday 16:00; the ids of those that are new."""
    by_zone: dict[str, list[School]] = defaultdict(list)
    for school in School.objects.all():
        by_zone[school.time_zone].append(school)
    new: list[UUID] = []
    for name, schools in by_zone.items():
        last = Week.last_over(ZoneInfo(name), now)
        for back in range(WEEKS_BACK):
            new += enqueue_week(last.before(back), schools)
    return new


def enqueue_week(week: Week, schools: Sequence[School]) -> list[UUID]:
    """Jobs of one week for schools of one zone; those without a school day in it have none."""
    found = teachers_of_week(week, schools)
    keys = [job_queue.Key(str(teacher), str(week), 1, school) for teacher, school in found.items()]
    return job_queue.enqueue_all(kind=KIND, keys=keys) if keys else []


def teachers_of_week(week: Week, schools: Sequence[School]) -> dict[UUID, School]:
    return teachers_of(week, _with_school_days(week, schools))


def _with_school_days(week: Week, schools: Sequence[School]) -> list[School]:
    days = CalendarDay.objects.filter(school__in=schools, date__range=week.days).exclude(kind=DayKind.OFF)
    ids = set(days.values_list("school", flat=True))
    return [school for school in schools if school.pk in ids]


def teachers_of(week: Week, schools: Sequence[School]) -> dict[UUID, School]:
    """Who supervised a para with a student of these schools, or managed the case of one, when the week
    was over: each with the school of one of those students. Four queries."""
    if not schools:
        return {}
    home = {school.pk: school for school in schools}
    at = Enrolment.objects.on(week.friday).filter(school__in=home)
    school_of = dict(at.values_list("student", "school"))
    found: dict[UUID, School] = {}
    for ground, pairs in _pairs(week, schools).items():
        holders = _with_post(week, ground, {teacher for teacher, _student in pairs})
        for teacher, student in pairs:
            if teacher in holders and student in school_of:
                # A teacher at two schools gets one report, in the name of one of them; pairs are sorted, so
                # it is always the same.
                found.setdefault(teacher, home[school_of[student]])
    return found


def _pairs(week: Week, schools: Sequence[School]) -> dict[Ground, list[tuple[UUID, UUID]]]:
    """(teacher, student) by the ground on which the teacher answers for the student."""
    # All schools of one call share a zone: `enqueue_due` groups them by it.
    ends = week.ends(schools[0].zone)
    supervising = Assignment.objects.on(week.friday).filter(supervisor__is_active=True)
    managing = Membership.objects.filter(
        team_role=TeamRole.CASE_MANAGER, during__contains=ends, user__is_active=True
    )
    return {
        Ground.SUPERVISOR: sorted(supervising.values_list("supervisor", "student").distinct()),
        Ground.CASE_MANAGER: sorted(managing.values_list("user", "student")),
    }


def _with_post(week: Week, ground: Ground, people: Iterable[UUID]) -> set[UUID]:
    """Those whose post was in force for the ground to count."""
    posts = Post.objects.on(week.friday).filter(Q(user__in=set(people)), role__in=POST_FOR[ground])
    return set(posts.values_list("user", flat=True))
