"""Which reports are due: for whom, for which weeks, and never twice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staff.models import CalendarDay, Job, Post
from supervision.reports import due
from supervision.reports.weeks import Week
from tests.fixtures.district import District

pytestmark = pytest.mark.clock

HOUR = timedelta(hours=1)


def jobs_of(district: District) -> set[tuple[str, str]]:
    """(persona, period)"""
    names = {str(user.pk): name for name, user in district.people().items()}
    return {(names[job.subject], job.period) for job in Job.objects.filter(kind=due.KIND)}


def test_the_supervising_teacher_gets_one_and_nobody_else(district: District, week: Week):
    due.enqueue_due(week.ends(district.school.zone))
    assert jobs_of(district) == {("case_manager", str(week)), ("case_manager", str(week.before()))}


def test_not_before_friday_at_four(district: District, week: Week):
    due.enqueue_due(week.ends(district.school.zone) - timedelta(seconds=1))
    assert {period for _who, period in jobs_of(district)} == {str(week.before()), str(week.before(2))}


def test_two_beats_and_every_hour_make_one_job(district: District, week: Week):
    at = week.ends(district.school.zone)
    first = due.enqueue_due(at)
    assert len(first) == 2
    assert [due.enqueue_due(at + n * HOUR) for n in range(3)] == [[], [], []]


def test_a_beat_that_was_down_three_days_is_made_up_for(district: District, week: Week):
    due.enqueue_due(week.ends(district.school.zone) - timedelta(days=1))
    due.enqueue_due(week.ends(district.school.zone) + timedelta(days=3))
    assert ("case_manager", str(week)) in jobs_of(district)


def test_each_school_by_its_own_clock(district: District, week: Week):
    district.school.time_zone = "Pacific/Honolulu"
    district.school.save()
    due.enqueue_due(week.ends(district.sister_school.zone))
    assert ("case_manager", str(week)) not in jobs_of(district)
    due.enqueue_due(week.ends(district.school.zone))
    assert ("case_manager", str(week)) in jobs_of(district)


def test_none_in_a_week_without_school(district: District, week: Week):
    days = CalendarDay.objects.filter(school=district.school, date__range=week.days)
    days.update(kind="off")
    due.enqueue_due(week.ends(district.school.zone))
    assert {period for _who, period in jobs_of(district)} == {str(week.before())}
    days.filter(date=week.friday).update(kind="half")
    due.enqueue_due(week.ends(district.school.zone))
    assert ("case_manager", str(week)) in jobs_of(district), "one half day is school"


def test_none_for_whom_no_post_lets_answer_for_students(district: District, week: Week):
    Post.objects.filter(user=district.case_manager).update(role="gened")
    due.enqueue_due(week.ends(district.school.zone))
    assert jobs_of(district) == set()


def test_a_director_who_supervises_gets_one_too(district: District, week: Week):
    district.student.assignments.filter(para=district.para).update(supervisor=district.administrator)
    due.enqueue_due(week.ends(district.school.zone))
    assert ("administrator", str(week)) in jobs_of(district)


def test_the_number_of_queries_does_not_grow(district: District, week: Week):
    at = week.ends(district.school.zone)
    counts = []
    for extra in (0, 2):
        for n in range(extra):
            type(district.school).objects.create(name=f"School {n}", parent=district.district)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            due.enqueue_due(at)
        counts.append(len(queries))
    assert counts[0] >= counts[1]
