"""Staff of the extended school year: dated posts, assigned in one tap, access that ends by itself (N3)."""

from datetime import timedelta

import pytest

from core.dated import through
from schedule.models import StudentBlock, SupervisionLevel, SupportLevel
from staff.calendar.school_time import day_span
from staff.models import ExtendedYear, Licence, Post, Role
from staff.posts import actions as post_actions
from students.models import Assignment, Student
from tests.fixtures.place import minutes
from tests.students.page_helpers import assignment, url

DAY = timedelta(days=1)


@pytest.fixture
def july(district):
    """It begins in forty days and has three weeks; the post of the para without students ends before."""
    first = district.today + 40 * DAY
    year = ExtendedYear.objects.create(
        school=district.school, name="July session", during=through(first, first + 21 * DAY), weekdays=[1, 2],
        bell=district.bells.regular,
    )  # fmt: skip
    posts = Post.objects.filter(user=district.para_unassigned)
    posts.update(during=through(district.first, district.today + 10 * DAY))
    StudentBlock.objects.create(
        student=district.student, rhythm="extended", day=1, minutes=minutes("9:00", "10:00"),
        activity="Reading", place="Room 1", during=through(district.first, None),
        support_level=SupportLevel.ADULT, supervision_level=SupervisionLevel.CHECK,
    )  # fmt: skip
    return year


def give_post(district, year):
    return post_actions.add_post(
        person=district.para_unassigned, school=district.school, role=Role.PARA, first=year.starts,
        last=year.last_day, by=district.administrator,
    )  # fmt: skip


def sent(district, year):
    return assignment(district, first=year.starts.isoformat(), last=year.last_day.isoformat())


def test_one_tap_fills_in_the_days_and_the_blocks_of_the_session(teacher, district, july):
    page = teacher.get(url("schedule:assign", district.student)).text
    assert "For July session only" in page
    form = teacher.get(f"{url('schedule:assign', district.student)}?extended=1").context["form"]
    assert (form["first"].value(), form["last"].value()) == (july.starts, july.last_day)
    assert form.chosen() == {str(StudentBlock.objects.get(rhythm="extended").pk)}
    days = dict(teacher.get(url("schedule:day", district.student)).context["form"].fields["days"].choices)
    assert days["extended-1"] == "Monday in the extended school year"


def test_a_para_whose_post_ended_in_june_comes_back_for_july(teacher, district, july):
    answer = teacher.post(url("schedule:assign", district.student), sent(district, july))
    assert "has no post" in str(answer.context["form"].errors["para"])
    give_post(district, july)
    assert teacher.post(url("schedule:assign", district.student), sent(district, july)).status_code == 302
    made = Assignment.objects.get(para=district.para_unassigned)
    assert (made.starts, made.last_day) == (july.starts, july.last_day)
    begins = day_span(district.school.zone, july.starts)[0]
    ends = day_span(district.school.zone, july.last_day)[1]
    for at, sees in ((begins, True), (ends - timedelta(seconds=1), True), (ends, False)):
        assert Student.objects.visible_to(district.para_unassigned, at).exists() is sees, at
    assert not Student.objects.visible_to(district.para_unassigned, begins - timedelta(seconds=1)).exists()


def test_both_hold_a_licence_over_all_of_it(teacher, district, july):
    give_post(district, july)
    ends = through(district.first, july.last_day - DAY)
    Licence.objects.filter(user=district.case_manager).update(valid=ends)
    answer = teacher.post(url("schedule:assign", district.student), sent(district, july))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["supervisor"]
    Licence.objects.filter(user=district.case_manager).update(valid=through(district.first, july.last_day))
    assert teacher.post(url("schedule:assign", district.student), sent(district, july)).status_code == 302
