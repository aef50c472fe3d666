"""The day of students from the database: enrolment, calendar, bells, ranges; in constant queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dated import since, through
from schedule.day import Calendar, blocks_on, calendar_day, days_of, duties_on, students_today, with_school
from schedule.day.adults import adults_on
from schedule.models import DutyAssignment, StudentBlock
from staff.models import BellSchedule, CalendarDay, DayKind
from students.models import Assignment, Enrolment
from tests.fixtures.district import students

pytestmark = pytest.mark.clock

DAY = timedelta(days=1)


def wall(block, school):
    return tuple(at.astimezone(school.zone).strftime("%H:%M") for at in (block.begins, block.ends))


def test_the_blocks_of_a_day_are_those_of_its_weekday_and_its_day_of_the_rotation(district):
    found = blocks_on([district.student], district.today)
    assert [wall(block, district.school) for block in found] == [("08:45", "09:30"), ("09:45", "10:30")]
    tomorrow = blocks_on([district.student], district.today + DAY)
    assert tomorrow == []


def test_blocks_take_the_same_queries_for_one_student_and_for_three(district):
    counts = []
    for n in (1, 3):
        with CaptureQueriesContext(connection) as caught:
            assert len(blocks_on(students(district, n), district.today)) == 2 * n
        counts.append(len(caught))
    assert counts == [5, 5]


def test_duties_and_adults_take_the_same_queries_however_many_students(district):
    counts = []
    for n in (3, 1):
        with CaptureQueriesContext(connection) as caught:
            (duty,) = duties_on(district.para, district.today).duties
            adults_on(students(district, n), district.today)
        assert len(duty.student_ids) == n
        counts.append(len(caught))
        DutyAssignment.objects.exclude(assignment__student=district.student).delete()
    assert counts == [14, 14]


def test_a_block_holds_from_its_first_day_through_its_last(district):
    block = StudentBlock.objects.get(student=district.student, rhythm="week")
    StudentBlock.objects.filter(pk=block.pk).update(during=through(district.today, district.today))
    assert len(blocks_on([district.student], district.today)) == 2
    assert len(blocks_on([district.student], district.today - 7 * DAY)) == 0
    assert [b.activity for b in blocks_on([district.student], district.today + 7 * DAY)] == []


def test_a_student_who_is_not_enrolled_has_no_day(district):
    Enrolment.objects.filter(student=district.student).update(during=since(district.first, district.today))
    day = days_of([district.student], district.today)[district.student.pk]
    assert (day.school_day, day.blocks) == (None, ())
    assert with_school(students(district, 3), district.today) == {
        district.student2.pk, district.student3.pk
    }  # fmt: skip


def test_each_student_goes_by_the_calendar_of_their_own_school(district):
    early = BellSchedule.objects.get(school=district.sister_school, name="Early release")
    Enrolment.objects.filter(student=district.student2).update(school=district.sister_school)
    CalendarDay.objects.filter(school=district.sister_school, date=district.today).update(
        bell=early, cycle_day=2
    )
    here, there = (days_of(students(district, 2), district.today)[s.pk] for s in students(district, 2))
    assert [wall(b, district.school) for b in here.blocks] == [("08:45", "09:30"), ("09:45", "10:30")]
    assert [wall(b, district.school) for b in there.blocks] == [("08:30", "09:00")]


@pytest.mark.parametrize(("kind", "is_school"), [("school", True), ("half", True), ("off", False)])
def test_what_kind_of_day_it_is(district, kind, is_school):
    CalendarDay.objects.filter(school=district.school, date=district.today).update(kind=kind, note="Why")
    day = calendar_day(district.school, district.today)
    assert day.is_school is is_school
    assert bool(day.why_no_school()) is not is_school
    assert bool(blocks_on([district.student], district.today)) is is_school


def test_a_date_without_a_row_is_no_school_day(district):
    long_after = district.today + 400 * DAY
    day = calendar_day(district.school, long_after)
    assert (day.kind, day.is_school) == (None, False)
    assert "First School" in day.why_no_school()


def test_a_calendar_is_asked_once_for_each_school(district):
    calendar = Calendar(district.today)
    with CaptureQueriesContext(connection) as caught:
        calendar.of([district.school])
        calendar.of([district.school, district.school])
    assert len(caught) == 2


def test_the_adults_of_a_block_are_those_whose_assignment_holds(district):
    (adult,) = adults_on([district.student], district.today)[district.student.pk]
    assert adult.name == district.para.name
    Assignment.objects.filter(para=district.para).update(during=since(district.first, district.today))
    assert adults_on([district.student], district.today)[district.student.pk] == []


def test_whom_one_works_with_today_is_less_than_whom_one_may_look_up(district):
    for who, count in (
        ("para", 3), ("case_manager", 3), ("provider", 3), ("administrator", 0), ("gened", 0),
        ("disabled", 0),
    ):  # fmt: skip
        assert len(students_today(getattr(district, who), district.now)) == count, who


def test_an_off_day_moves_nothing_to_another_day(district):
    CalendarDay.objects.filter(school=district.school, date=district.today).update(
        kind=DayKind.OFF, bell=None, cycle_day=None
    )
    assert blocks_on(students(district, 3), district.today) == []
    assert blocks_on(students(district, 3), district.today + 6 * DAY), "day 1 of the rotation comes again"
