"""From one para to another in one act: access, duties and end go along, or nothing does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from schedule.assigning import handing_over
from schedule.day import Slot, duties_on
from schedule.duties import actions as duty_actions
from students.models import Assignment, Student
from tests.schedule.assigning.test_assigning import refused

DAY = timedelta(days=1)


@pytest.fixture
def old(district):
    return Assignment.objects.get(para=district.para, student=district.student)


def hand_over(district, old, **changes):
    given = {
        "assignment": old, "to": district.para_unassigned, "supervisor": district.case_manager,
        "first": district.today, "by": district.case_manager,
    }  # fmt: skip
    return handing_over.hand_over(**given | changes)


def test_today_the_other_is_there_and_the_first_is_not(district, old):
    hand_over(district, old)
    assert district.student not in Student.objects.visible_to(district.para)
    assert district.student in Student.objects.visible_to(district.para_unassigned)
    (mine,) = duties_on(district.para_unassigned, district.today).duties
    assert (mine.place, mine.student_ids) == (district.duty.place, (district.student.pk,))
    (rest,) = duties_on(district.para, district.today).duties
    assert district.student.pk not in rest.student_ids


def test_from_a_later_day_on_both_know_until_when(district, old):
    Assignment.objects.filter(pk=old.pk).update(during=(district.first, district.today + 20 * DAY))
    made = hand_over(district, old, first=district.today + 7 * DAY)
    old.refresh_from_db()
    assert (old.last_day, made.starts) == (district.today + 6 * DAY, district.today + 7 * DAY)
    assert made.last_day == district.today + 19 * DAY, "it ends as the old one would have"
    assert not duties_on(district.para_unassigned, district.today).duties
    assert duties_on(district.para_unassigned, district.today + 7 * DAY).duties


def test_where_the_other_is_elsewhere_nothing_is_handed_over(district, old):
    duty_actions.give_duty(
        para=district.para_unassigned, school=district.school, place="Gym", kind="lunch", last=None,
        slot=Slot.of(district.duty), first=district.today, by=district.case_manager,
    )  # fmt: skip
    assert refused(hand_over, district, old) == {"to": ["two_places"]}
    old.refresh_from_db()
    assert old.last_day is None
    assert not Assignment.objects.filter(para=district.para_unassigned).exists()


def test_what_makes_no_sense_is_refused_at_its_field(district, old):
    assert refused(hand_over, district, old, to=district.para) == {"to": ["same_person"]}
    assert refused(hand_over, district, old, first=district.today - DAY) == {"first": ["past"]}
    assert refused(hand_over, district, old, to=district.gened) == {"para": ["no_post"]}
    with pytest.raises(PermissionDenied):
        hand_over(district, old, by=district.para)


def test_it_is_done_on_a_page(teacher, district, old):
    page = reverse("schedule:hand-over", args=[old.pk])
    assert page in teacher.get(reverse("students:student", args=[district.student.pk])).text
    sent = {
        "to": district.para_unassigned.pk, "supervisor": district.case_manager.pk,
        "first": district.today.isoformat(),
    }  # fmt: skip
    assert teacher.post(page, sent | {"to": district.gened.pk}).status_code == 422
    assert teacher.post(page, sent).status_code == 302
    assert Assignment.objects.filter(para=district.para_unassigned, student=district.student).exists()
    assert teacher.get(page).status_code == 404
