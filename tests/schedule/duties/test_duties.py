"""Where a para is: many students in one duty are normal, two places at one time are impossible."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from core.dated import since, through
from schedule.assigning import actions as assigning_actions
from schedule.day import Slot, calendar_day, duties_on
from schedule.duties import actions as duty_actions
from schedule.duties.models import DutyKind
from schedule.models import Duty, DutyAssignment
from staff.models import BellSchedule, CalendarDay, DayKind, Period, Rhythm
from students.models import Assignment
from tests.fixtures.place import minutes
from tests.schedule.assigning.test_assigning import assign, refused

DAY = timedelta(days=1)
TEN = (600, 645)


@pytest.fixture
def para(district):
    return district.para_unassigned


@pytest.fixture
def weekday(district):
    return district.today.isoweekday()


def put(district, assignment, slot, place="Room 12", **changes):
    given = {"assignment": assignment, "slot": slot, "place": place, "by": district.case_manager}
    return duty_actions.put_on_duty(**given | changes)


def test_the_first_student_makes_the_duty_and_the_second_joins_it(district, para, weekday):
    slot = Slot(Rhythm.WEEK, weekday, TEN)
    (made,) = put(district, assign(district, para), slot)
    (joined,) = put(district, assign(district, para, student=district.student2), slot, "room  12 ")
    assert joined == made
    (today,) = duties_on(para, district.today).duties
    assert set(today.student_ids) == {district.student.pk, district.student2.pk}
    assert today.place == "Room 12"


def test_a_shorter_time_at_the_same_place_joins_too(district, para, weekday):
    (made,) = put(district, assign(district, para), Slot(Rhythm.WEEK, weekday, (600, 660)))
    inside = Slot(Rhythm.WEEK, weekday, (615, 630))
    assert put(district, assign(district, para, student=district.student2), inside) == [made]


def test_another_place_at_that_time_is_refused_in_words(district, para, weekday):
    put(district, assign(district, para), Slot(Rhythm.WEEK, weekday, TEN))
    second = assign(district, para, student=district.student2)
    with pytest.raises(ValidationError) as caught:
        put(district, second, Slot(Rhythm.WEEK, weekday, (630, 700)), "Gym")
    (words,) = caught.value.message_dict["slot"]
    assert "is in Room 12 then" in words
    assert "10:00 to 10:45 AM" in words
    assert not DutyAssignment.objects.filter(assignment=second).exists()


def test_the_words_name_no_student(district, weekday):
    """The planner may know of this student and not of those whom the para serves there."""
    mine = Slot(Rhythm.WEEK, weekday, (530, 540))
    there = Assignment.objects.get(para=district.para, student=district.student)
    with pytest.raises(ValidationError) as caught:
        put(district, there, mine, "Gym")
    assert "CANARY-legal_name" not in str(caught.value)


def test_the_database_refuses_two_places_whatever_the_action_saw(district, para, weekday):
    put(district, assign(district, para), Slot(Rhythm.WEEK, weekday, TEN))
    with pytest.raises(IntegrityError, match="duty_one_place_at_a_time"), transaction.atomic():
        Duty.objects.create(
            para=para, school=district.school, place="Gym", day=weekday, minutes=minutes("10:30", "11:00"),
            during=since(district.today),
        )  # fmt: skip


def test_a_weekday_and_a_day_of_the_rotation_that_meet_are_two_places(district, para, weekday):
    """In the fixture day 1 of the six-day rotation is today, and again in six days: never this weekday."""
    put(district, assign(district, para), Slot(Rhythm.WEEK, weekday, TEN))
    second = assign(district, para, student=district.student2)
    with pytest.raises(ValidationError) as caught:
        put(district, second, Slot(Rhythm.CYCLE, 1, TEN), "Gym")
    assert caught.value.error_dict["slot"][0].code == "two_places"


def test_days_that_never_meet_on_the_calendar_are_no_clash(district, para, weekday):
    short = assign(district, para, last=district.today + 3 * DAY)
    put(district, short, Slot(Rhythm.WEEK, weekday, TEN))
    assert put(district, short, Slot(Rhythm.CYCLE, 2, TEN), "Gym")


def test_a_day_without_school_is_no_clash(district, para, weekday):
    one_day = assign(district, para, last=district.today)
    put(district, one_day, Slot(Rhythm.WEEK, weekday, TEN))
    CalendarDay.objects.filter(school=district.school, date=district.today).update(
        kind=DayKind.OFF, bell=None
    )
    assert put(district, one_day, Slot(Rhythm.CYCLE, 1, TEN), "Gym")


def test_across_rhythms_the_bells_of_the_very_day_decide(district, para, weekday):
    """Morning is 8:45 to 9:30, and 8:30 to 9:00 on early release: then 9:10 in the gym is free."""
    one_day = assign(district, para, last=district.today)
    morning = Slot(Rhythm.WEEK, weekday, (525, 570), district.bells.morning)
    put(district, one_day, morning)
    gym = Slot(Rhythm.CYCLE, 1, (550, 600))
    assert refused(put, district, one_day, gym, "Gym") == {"slot": ["two_places"]}
    CalendarDay.objects.filter(date=district.today).update(bell=district.bells.early)
    CalendarDay.objects.filter(date=district.today).exclude(school=district.school).update(
        kind=DayKind.OFF, bell=None
    )
    assert put(district, one_day, gym, "Gym")


def test_joining_for_longer_stretches_the_duty(district, para, weekday):
    slot = Slot(Rhythm.WEEK, weekday, TEN)
    short = assign(district, para, last=district.today + 6 * DAY)
    (made,) = put(district, short, slot)
    longer = assign(district, para, student=district.student2, first=district.today + 3 * DAY)
    assert put(district, longer, slot) == [made]
    made.refresh_from_db()
    assert made.during == since(district.today)
    (later,) = duties_on(para, district.today + 7 * DAY).duties
    assert later.student_ids == (district.student2.pk,)


def test_two_earlier_duties_there_are_joined_both_and_the_gap_is_closed(district, para, weekday):
    slot = Slot(Rhythm.WEEK, weekday, TEN)
    (one,) = put(district, assign(district, para, last=district.today + 6 * DAY), slot)
    late = assign(district, para, first=district.today + 14 * DAY)
    (two,) = put(district, late, slot)
    assert one != two
    whole = assign(district, para, student=district.student2, first=district.today + DAY)
    assert put(district, whole, slot) == [one, two]
    two.refresh_from_db()
    assert two.starts == district.today + 7 * DAY


def test_ending_an_assignment_ends_the_duties_that_serve_nobody_else(district, para, weekday):
    alone, shared = Slot(Rhythm.WEEK, weekday, TEN), Slot(Rhythm.WEEK, weekday, (700, 730))
    first, second = assign(district, para), assign(district, para, student=district.student2)
    (lonely,), (common,) = put(district, first, alone), put(district, first, shared)
    put(district, second, shared)
    assigning_actions.end_assignment(assignment=first, last_day=district.today, by=district.case_manager)
    lonely.refresh_from_db()
    common.refresh_from_db()
    assert (lonely.last_day, common.last_day) == (district.today, None)
    assert DutyAssignment.objects.filter(duty=lonely).exists(), "what was stays on record"


def test_taking_an_assignment_back_frees_the_time(district, para, weekday):
    slot = Slot(Rhythm.WEEK, weekday, TEN)
    wrong = assign(district, para)
    (duty,) = put(district, wrong, slot)
    assigning_actions.end_assignment(
        assignment=wrong, last_day=district.today - DAY, by=district.case_manager
    )
    duty.refresh_from_db()
    assert duty.is_taken_back
    assert put(district, assign(district, para, student=district.student2), slot, "Gym")
    assert refused(put, district, Assignment.objects.get(pk=wrong.pk), slot) == {"slot": ["taken_back"]}


@pytest.mark.parametrize(
    ("slot", "wrong"),
    [
        (Slot(Rhythm.WEEK, 0, TEN), "minutes"),
        (Slot(Rhythm.WEEK, 11, TEN), "minutes"),
        (Slot(Rhythm.WEEK, 1, (645, 600)), "minutes"),
        (Slot(Rhythm.WEEK, 1, (600, 1441)), "minutes"),
        (Slot(Rhythm.WEEK, 1, (-1, 10)), "minutes"),
    ],
)
def test_times_that_are_none_are_refused(district, para, slot, wrong):
    assert refused(put, district, assign(district, para), slot) == {wrong: ["order"]}


def test_a_period_must_hold_the_time_and_be_of_the_regular_bells(district, para):
    made = assign(district, para)
    morning = district.bells.morning
    early = Period.objects.get(bell=district.bells.early)
    assert refused(put, district, made, Slot(Rhythm.WEEK, 1, (500, 540), morning)) == {"minutes": ["outside"]}
    assert refused(put, district, made, Slot(Rhythm.WEEK, 1, (515, 535), early)) == {
        "period": ["foreign_period"]
    }


def test_a_duty_without_students_is_planned_by_who_runs_the_school(district, para, weekday):
    lunch = {
        "para": para,
        "school": district.school,
        "slot": Slot(Rhythm.WEEK, weekday, (700, 730)),
        "place": "Cafeteria",
        "kind": DutyKind.LUNCH,
        "first": district.today,
        "last": None,
    }
    with pytest.raises(PermissionDenied):
        duty_actions.give_duty(**lunch, by=district.para)
    duty_actions.give_duty(**lunch, by=district.other_teacher)
    (today,) = duties_on(para, district.today).duties
    assert (today.kind, today.student_ids) == (DutyKind.LUNCH, ())


def test_a_para_has_no_duty_for_a_student_whose_assignment_ended(district):
    ended = Assignment.objects.get(para=district.para_ended, student=district.student)
    duty = Duty.objects.create(
        para=district.para_ended, school=district.school, place="Room 12", day=district.today.isoweekday(),
        minutes=minutes("10:00", "10:45"), during=since(district.first),
    )  # fmt: skip
    DutyAssignment.objects.create(duty=duty, assignment=ended)
    assert not duties_on(district.para_ended, district.today).duties
    assert duties_on(district.para_ended, district.today - 7 * DAY).duties


def test_duties_follow_the_bells_and_name_what_does_not_take_place(district):
    CalendarDay.objects.filter(date=district.today).update(bell=district.bells.early)
    (early,) = duties_on(district.para, district.today).duties
    assert early.begins.astimezone(district.school.zone).strftime("%H:%M") == "08:30"
    testing = BellSchedule.objects.create(school=district.school, name="Testing")
    CalendarDay.objects.filter(date=district.today).update(bell=testing)
    today = duties_on(district.para, district.today)
    assert not today.duties
    assert [(m.period, m.bells) for m in today.not_today] == [("Morning", "Testing")]
    assert calendar_day(district.school, district.today).has_other_bells


def test_a_half_day_is_a_school_day_and_a_day_off_is_none(district):
    days = CalendarDay.objects.filter(school=district.school, date=district.today)
    days.update(kind=DayKind.HALF)
    assert duties_on(district.para, district.today).duties
    days.update(kind=DayKind.OFF, bell=None, note="Snow day")
    assert not duties_on(district.para, district.today).duties
    assert "Snow day" in calendar_day(district.school, district.today).why_no_school()


def test_two_planners_at_one_moment_do_not_put_a_para_in_two_places(committed_district):
    district = committed_district
    para = district.para_unassigned
    weekday = district.today.isoweekday()
    made = [assign(district, para, student=s) for s in (district.student, district.student2)]

    def plan(assignment, place):
        try:
            put(district, assignment, Slot(Rhythm.WEEK, weekday, TEN), place)
            return "put"
        except ValidationError as error:
            return error.error_dict["slot"][0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(plan, made, ["Gym", "Room 12"]))
    assert results == ["put", "two_places"]
    assert Duty.objects.filter(para=para).count() == 1


def test_the_ranges_that_people_say_include_their_last_day(district):
    assert through(district.today, district.today).upper == district.today + DAY
