"""Assigning a para and ending it, in the browser's terms: what is sent, what comes of it."""

from datetime import timedelta

import pytest

from schedule.models import Duty, StudentBlock
from staff.models import Licence
from students.models import Assignment, Enrolment
from tests.students.page_helpers import assignment, block_of_today, url

DAY = timedelta(days=1)


def test_a_teacher_assigns_a_para_and_puts_them_on_duty_in_a_block(teacher, district):
    block = block_of_today(district)
    answer = teacher.post(url("schedule:assign", district.student), assignment(district, blocks=[block.pk]))
    assert answer.status_code == 302
    made = Assignment.objects.get(para=district.para_unassigned)
    assert (made.student, made.supervisor) == (district.student, district.case_manager)
    duty = Duty.objects.get(para=district.para_unassigned)
    assert (duty.place, duty.day, duty.minutes) == (block.place, block.day, block.minutes)
    page = teacher.get(url("student", district.student)).text
    assert str(district.para_unassigned) in page


def test_what_a_form_refuses_is_told_at_the_field_and_nothing_is_half_written(teacher, district):
    Licence.objects.filter(user=district.para_unassigned).update(valid=(district.first, district.today))
    block = block_of_today(district)
    answer = teacher.post(url("schedule:assign", district.student), assignment(district, blocks=[block.pk]))
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "has no license" in str(answer.context["form"].errors["para"])
    assert "<title>" in answer.text
    assert "Error:" in answer.text.split("</title>")[0]
    assert not Assignment.objects.filter(para=district.para_unassigned).exists()


def test_two_places_at_once_is_told_and_undoes_the_assignment_too(teacher, district):
    """Student 2 has the same time as student 1, in another place."""
    other = StudentBlock.objects.get(student=district.student2, rhythm="week")
    path = url("schedule:assign", district.student2)
    teacher.post(
        url("schedule:assign", district.student), assignment(district, blocks=[block_of_today(district).pk])
    )
    answer = teacher.post(path, assignment(district, blocks=[other.pk]))
    assert answer.status_code == 422
    assert "Nobody can be in two places at once" in str(answer.context["form"].errors["blocks"])
    assert f'value="{other.pk}" checked' in " ".join(answer.text.split())
    assert not Assignment.objects.filter(student=district.student2, para=district.para_unassigned).exists()


def test_a_block_without_a_place_asks_for_one(teacher, district):
    StudentBlock.objects.filter(student=district.student).update(place="")
    sent = assignment(district, blocks=[block_of_today(district).pk])
    answer = teacher.post(url("schedule:assign", district.student), sent)
    assert answer.context["form"].errors.get("place")
    assert (
        teacher.post(url("schedule:assign", district.student), sent | {"place": "Room 12"}).status_code == 302
    )
    assert Duty.objects.get(para=district.para_unassigned).place == "Room 12"


def test_the_choices_hold_people_of_the_school_and_nobody_else(teacher, district):
    form = teacher.get(url("schedule:assign", district.student)).context["form"]
    assert set(form.fields["para"].queryset) == {
        district.para, district.para_unassigned, district.para_ended
    }  # fmt: skip
    supervisors = set(form.fields["supervisor"].queryset)
    assert district.foreign_teacher not in supervisors
    assert {district.case_manager, district.administrator} <= supervisors
    assert form["supervisor"].value() == district.case_manager.pk


@pytest.mark.parametrize("field", ["para", "supervisor", "blocks"])
def test_ids_of_others_are_no_choice(teacher, district, field):
    theirs = {
        "para": district.foreign_teacher.pk,
        "supervisor": district.foreign_administrator.pk,
        "blocks": StudentBlock.objects.filter(student=district.student2).first().pk,
    }
    answer = teacher.post(
        url("schedule:assign", district.student), assignment(district, **{field: theirs[field]})
    )
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Assignment.objects.filter(para=district.para_unassigned).exists()


def test_a_licence_that_ends_during_the_assignment_is_warned_of(teacher, district):
    Licence.objects.filter(user=district.para_unassigned).update(
        valid=(district.first, district.today + 3 * DAY)
    )
    answer = teacher.post(url("schedule:assign", district.student), assignment(district), follow=True)
    assert "ends on" in answer.text


def test_a_student_without_a_school_is_told_instead_of_a_form(teacher, district):
    Enrolment.objects.filter(student=district.student).update(during=(district.first, district.today))
    answer = teacher.get(url("schedule:assign", district.student))
    assert "is not enrolled today" in answer.text


@pytest.mark.parametrize(
    ("sent", "sees"),
    [({"when": "now"}, False), ({"when": "later", "last_day": "today"}, True)],
)  # fmt: skip
def test_an_assignment_is_ended_at_once_or_after_a_day(teacher, district, sent, sees):
    there = Assignment.objects.get(para=district.para, student=district.student)
    if "last_day" in sent:
        sent = sent | {"last_day": district.today.isoformat()}
    assert teacher.post(url("schedule:assignment-end", there), sent).status_code == 302
    teacher.force_login(district.para)
    assert (teacher.get(url("student", district.student)).status_code == 200) is sees


def test_an_end_without_a_day_is_asked_for(teacher, district):
    there = Assignment.objects.get(para=district.para, student=district.student)
    answer = teacher.post(url("schedule:assignment-end", there), {"when": "later", "last_day": ""})
    assert answer.status_code == 422
    there.refresh_from_db()
    assert there.last_day is None


@pytest.mark.parametrize("who", ["para", "provider", "gened"])
def test_who_does_not_assign_does_not_end(client, district, who):
    client.force_login(getattr(district, who))
    there = Assignment.objects.get(para=district.para, student=district.student)
    assert client.post(url("schedule:assignment-end", there), {"when": "now"}).status_code == 403
    there.refresh_from_db()
    assert there.holds_on(district.today)
