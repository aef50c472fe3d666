"""A day as it comes: who is away, who is there instead; access lasts as long, and follows the bells."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from schedule.absences import actions as absence_actions
from schedule.covers import actions as cover_actions
from schedule.day import Slot, days_of, duties_on, with_school
from schedule.day.adults import adults_on
from schedule.duties import actions as duty_actions
from schedule.models import Cover
from staff.calendar.actions import DayPlan, set_days
from staff.models import DayKind, Licence, Role
from students.grounds.dated_grounds import GroundRows
from students.models import Assignment, Student
from tests.fixtures.people import make_person
from tests.schedule.absence_helpers import clock, covering
from tests.schedule.assigning.test_assigning import refused

DAY = timedelta(days=1)


@pytest.fixture
def at(district):
    return clock(district, 7)


def away(district, person=None, at=None, **changes):
    given = {
        "person": person or district.para, "first": district.today, "last": district.today,
        "told_by": "By phone", "by": district.administrator, "at": at,
    }  # fmt: skip
    return absence_actions.record_absence(**given | changes)


def cover(district, at, person=None, **changes):
    given = {
        "duty": district.duty, "day": district.today, "person": person or district.para_unassigned,
        "by": district.case_manager, "at": at,
    }  # fmt: skip
    return cover_actions.cover(**given | changes)


def seen(user, at, student):
    return student in Student.objects.visible_to(user, at)


def test_who_covers_has_the_students_on_today_and_the_other_has_not(district, at):
    away(district, at=at)
    cover(district, at)
    assert not duties_on(district.para, district.today).duties
    (duty,) = duties_on(district.para_unassigned, district.today).duties
    assert set(duty.student_ids) == {s.pk for s in (district.student, district.student2, district.student3)}
    assert duty.instead_of == district.para.name
    (adult,) = adults_on([district.student], district.today)[district.student.pk]
    assert (adult.para_id, adult.instead_of) == (district.para_unassigned.pk, district.para.name)


def test_access_lasts_from_the_morning_until_the_duty_ends(district, at):
    """The duty is in “Morning”, 8:45 to 9:30. What sync judges by says the same as what pages ask."""
    cover(district, at)
    who = district.para_unassigned
    rows = GroundRows.load([district.student.pk], [who])
    for moment, is_there in (
        (clock(district, 6, 59), False),
        (clock(district, 7), True),
        (clock(district, 9, 29), True),
        (clock(district, 9, 30), False),
        (clock(district, 8, days=1), False),
    ):
        assert seen(who, moment, district.student) is is_there
        assert bool(rows.grounds(who, district.student.pk, moment)) is is_there


def test_arranged_the_day_before_it_opens_nothing_that_day(district):
    cover(district, clock(district, 15, days=-1))
    assert not seen(district.para_unassigned, clock(district, 16, days=-1), district.student)
    assert seen(district.para_unassigned, clock(district, 0), district.student)


def test_taken_back_it_ends_at_once_and_what_was_stays_on_record(district, at):
    made = cover(district, at)
    cover_actions.take_back_cover(cover=made, by=district.case_manager, at=clock(district, 9))
    assert seen(district.para_unassigned, clock(district, 8, 59), district.student)
    assert not seen(district.para_unassigned, clock(district, 9), district.student)
    assert cover(district, clock(district, 9), person=district.para_unassigned)
    assert Cover.objects.count() == 2


def test_a_part_of_the_day_leaves_the_rest_to_the_para(district, at):
    away(district, minutes=(8 * 60, 9 * 60), at=at)
    cover(district, at, minutes=(8 * 60, 9 * 60))
    (rest,) = duties_on(district.para, district.today).duties
    assert (rest.begins, rest.ends) == (clock(district, 9), clock(district, 9, 30))
    (part,) = duties_on(district.para_unassigned, district.today).duties
    assert (part.begins, part.ends) == (clock(district, 8, 45), clock(district, 9))


def test_only_who_is_cleared_and_free_covers(district, at):
    unlicensed = make_person("unlicensed", Role.PARA, district.school, district.first)
    Licence.objects.filter(user=unlicensed).delete()
    foreign = make_person("foreign_para", Role.PARA, district.foreign_school, district.first)
    assert refused(cover, district, at, unlicensed) == {"person": ["no_licence"]}
    assert refused(cover, district, at, foreign) == {"person": ["no_post"]}
    assert refused(cover, district, at, district.gened) == {"person": ["no_post"]}
    away(district, district.para_unassigned, at=at)
    assert refused(cover, district, at) == {"person": ["away"]}
    assert refused(cover, district, at, district.para) == {"person": ["two_places"]}
    assert refused(cover, district, at, day=district.today - DAY) == {"day": ["past"]}


def test_whoever_may_not_assign_all_the_students_arranges_no_cover(district, at):
    for who in (
        "para",
        "gened",
        "provider",
        "other_teacher",
        "sister_administrator",
        "foreign_administrator",
    ):
        with pytest.raises(PermissionDenied):
            cover(district, at, by=getattr(district, who))
    assert not Cover.objects.exists()


def test_the_database_refuses_two_at_one_time_whatever_the_action_saw(district, at):
    made = cover(district, at)
    again = {"duty": made.duty, "day": made.day, "minutes": made.minutes, "by": district.administrator}
    for person in (district.para_ended, district.para_unassigned):
        with pytest.raises(IntegrityError), transaction.atomic():
            Cover.objects.create(**again, person=person, hours=made.hours, during=made.during)
    with pytest.raises(IntegrityError, match="cover_access_ends"), transaction.atomic():
        Cover.objects.create(**again, person=district.para_ended, hours=made.hours, during=(at, None))


def other_duty(district, at):
    """The unassigned para is with nobody at the same time: a duty without students."""
    (duty,) = duty_actions.give_duty(
        para=district.para_unassigned, school=district.school, place="Cafeteria", kind="lunch",
        slot=Slot.of(district.duty), first=district.today, last=None,
        by=district.case_manager, at=at,
    )  # fmt: skip
    return duty


def test_two_swap_and_each_is_where_the_other_was(district, at):
    lunch = other_duty(district, at)
    one, other = cover_actions.swap(
        one=district.duty, other=lunch, day=district.today, by=district.case_manager, at=at
    )
    (mine,) = duties_on(district.para, district.today).duties
    (theirs,) = duties_on(district.para_unassigned, district.today).duties
    assert (mine.place, theirs.place) == ("Cafeteria", district.duty.place)
    assert seen(district.para_unassigned, clock(district, 8), district.student)
    cover_actions.take_back_cover(cover=other, by=district.case_manager, at=at + timedelta(minutes=5))
    one.refresh_from_db()
    assert one.taken_back_at, "both are as they were"
    assert duties_on(district.para, district.today).duties[0].place == district.duty.place


def test_when_the_bells_change_the_cover_follows(district, at):
    cover(district, at)
    early = DayPlan(DayKind.SCHOOL, district.bells.early)
    change(district, early)
    assert not seen(district.para_unassigned, clock(district, 9), district.student), "Morning ends at 9:00"
    change(district, DayPlan(DayKind.OFF, note="Snow"))
    assert not seen(district.para_unassigned, clock(district, 8), district.student)
    assert not duties_on(district.para_unassigned, district.today).duties
    change(district, DayPlan(DayKind.SCHOOL, district.bells.regular))
    assert seen(district.para_unassigned, clock(district, 9, 29), district.student)


def change(district, plan):
    set_days(
        school=district.school, first=district.today, last=district.today, weekdays=range(1, 8), plan=plan,
        by=district.administrator,
    )  # fmt: skip


def test_back_again_the_covers_of_today_end_with_the_absence(district, at):
    absence = away(district, at=at)
    cover(district, at, absence=absence)
    absence_actions.end_absence(absence=absence, by=district.administrator, at=clock(district, 8))
    assert duties_on(district.para, district.today).duties
    assert not seen(district.para_unassigned, clock(district, 8), district.student)
    assert refused(
        absence_actions.end_absence, absence=absence, by=district.administrator, at=clock(district, 8)
    ) == {"absence": ["ended"]}


def test_an_absence_is_told_once_and_by_whom(district, at):
    away(district, at=at)
    assert refused(away, district, at=at) == {"first": ["staff_absence_once"]}
    assert refused(away, district, district.provider, told_by=" ") == {"told_by": ["required"]}
    assert refused(away, district, district.provider, last=district.today - DAY) == {"last": ["order"]}
    assert refused(away, district, district.provider, minutes=(600, 600)) == {"ends": ["order"]}
    with pytest.raises(PermissionDenied):
        away(district, by=district.foreign_administrator)
    with pytest.raises(PermissionDenied):
        away(district, by=district.para)


def test_a_student_who_is_away_frees_the_para_and_nothing_is_due(district, at):
    for student in (district.student, district.student2, district.student3):
        absence_actions.record_student_absence(
            student=student, first=district.today, last=district.today, told_by="The office",
            by=district.para, at=at,
        )  # fmt: skip
    (duty,) = duties_on(district.para, district.today).duties
    assert duty.is_free
    assert all(
        b.away == "away" for b in days_of([district.student], district.today)[district.student.pk].blocks
    )
    assert with_school([district.student], district.today) == set()
    assert with_school([district.student], district.today + DAY) == {district.student.pk}


def test_half_a_day_away_is_told_block_by_block(district, at):
    absence_actions.record_student_absence(
        student=district.student, first=district.today, last=district.today, told_by="The office",
        minutes=(0, 10 * 60), by=district.case_manager, at=at,
    )  # fmt: skip
    day = days_of([district.student], district.today)[district.student.pk]
    assert [block.away for block in day.blocks] == ["away", "partly"]
    assert not day.is_away
    assert with_school([district.student], district.today) == {district.student.pk}


def test_who_has_no_part_in_the_day_of_a_student_does_not_say_that_they_are_away(district, at):
    for who in ("gened", "provider", "other_teacher", "para_ended"):
        with pytest.raises(PermissionDenied):
            absence_actions.record_student_absence(
                student=district.student, first=district.today, last=district.today, told_by="x",
                by=getattr(district, who), at=at,
            )  # fmt: skip


def test_who_is_there_for_a_day_speaks_of_that_day(district, at):
    who = covering(district)
    said = {"student": district.student, "told_by": "x", "by": who, "at": at}
    next_week = {"first": district.today, "last": district.today + 7 * DAY}
    assert refused(absence_actions.record_student_absence, **said, **next_week) == {"first": ["today"]}
    assert absence_actions.record_student_absence(**said, first=district.today, last=district.today)


def test_a_day_takes_the_same_queries_for_one_student_and_for_three(district, at, django_assert_num_queries):
    cover(district, at)
    with django_assert_num_queries(8):
        assert len(duties_on(district.para_unassigned, district.today).duties[0].student_ids) == 3
    Assignment.objects.exclude(student=district.student).update(during=(district.first, district.today))
    with django_assert_num_queries(8):
        assert len(duties_on(district.para_unassigned, district.today).duties[0].student_ids) == 1
