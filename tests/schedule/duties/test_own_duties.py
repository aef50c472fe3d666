"""Duties without students end or are handed over; a day without school says so; a pass from the student."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from core.dated import since
from schedule.duties import own_duties
from schedule.duties.models import Duty
from schedule.models import Cover
from staff.models import CalendarDay
from tests.schedule.absence_helpers import WHOLE, around
from tests.students.page_helpers import url

DAY = timedelta(days=1)


@pytest.fixture
def bus(district):
    """Bus duty of the para, on two days of the week."""
    days = [district.today.isoweekday() % 7 + 1, (district.today.isoweekday() + 1) % 7 + 1]
    return [
        Duty.objects.create(
            para=district.para, school=district.school, place="Bus loop", kind="bus", day=day,
            minutes=(900, 930), during=since(district.first),
        )
        for day in days
    ]  # fmt: skip


def test_a_duty_ends_on_the_days_that_are_chosen(teacher, district, bus):
    page = reverse("schedule:duty", args=[bus[0].pk])
    assert url("schedule:duty-end", bus[0]) in teacher.get(page).text
    asked = teacher.get(url("schedule:duty-end", bus[0])).text
    assert all(f'value="{duty.pk}"' in asked for duty in bus)
    sent = {"days": [bus[0].pk], "when": "later", "last_day": district.today + 3 * DAY}
    assert teacher.post(url("schedule:duty-end", bus[0]), sent).status_code == 302
    assert Duty.objects.get(pk=bus[0].pk).last_day == district.today + 3 * DAY
    assert Duty.objects.get(pk=bus[1].pk).last_day is None
    past = sent | {"last_day": district.today - 3 * DAY}
    assert teacher.post(url("schedule:duty-end", bus[1]), past | {"days": [bus[1].pk]}).status_code == 422


def test_somebody_else_does_it_from_the_next_day_on_or_nothing_happens(teacher, district, bus):
    cover = Cover.objects.create(
        duty=bus[0], day=district.today + 20 * DAY, person=district.para_unassigned, minutes=WHOLE,
        hours=around(district), during=around(district), by=district.administrator,
    )  # fmt: skip
    to, last = district.para_unassigned, district.today + DAY
    own_duties.end_duties(duties=bus, last_day=last, to=to, by=district.case_manager)
    assert set(Duty.objects.filter(para=to, kind="bus").values_list("day", flat=True)) == {d.day for d in bus}
    assert all(duty.starts == last + DAY for duty in Duty.objects.filter(para=to, kind="bus"))
    cover.refresh_from_db()
    assert cover.taken_back_at is not None
    busy = [Duty.objects.create(
        para=district.para, school=district.school, place="Gym", kind="recess", day=bus[0].day,
        minutes=(900, 930), during=since(last + DAY),
    )]  # fmt: skip
    theirs = list(Duty.objects.filter(para=to, kind="bus"))
    sent = {
        "days": [d.pk for d in theirs],
        "when": "later",
        "last_day": last + 5 * DAY,
        "to": district.para.pk,
    }
    answer = teacher.post(url("schedule:duty-end", theirs[0]), sent)
    assert answer.status_code == 422
    assert "is in Gym then" in answer.text
    assert all(Duty.objects.get(pk=d.pk).last_day is None for d in (*theirs, *busy))


def test_a_duty_with_students_ends_with_their_assignments(teacher, district):
    assert teacher.get(url("schedule:duty-end", district.duty)).url == url("schedule:duty", district.duty)
    with pytest.raises(ValidationError, match="with students"):
        own_duties.end_duties(duties=[district.duty], last_day=district.today, by=district.case_manager)


def test_nobody_else_ends_a_duty(client, district, bus):
    for persona, right in {"para": 404, "gened": 404, "provider": 404, "foreign_teacher": 404}.items():
        person = getattr(district, persona)
        client.force_login(person)
        assert client.get(url("schedule:duty-end", bus[0])).status_code == right, persona
        with pytest.raises(PermissionDenied):
            own_duties.end_duties(duties=bus, last_day=district.today, by=person)


def test_a_day_without_school_says_when_school_is_next(teacher, district):
    sunday, monday = district.today + 2 * DAY, district.today + 3 * DAY
    CalendarDay.objects.filter(school=district.school, date=sunday).delete()
    page = teacher.get(reverse("schedule:staffing"), {"day": sunday}).text
    assert f"School is next on {monday:%A, %B} {monday.day}." in page
    assert "Where the paras are" not in page
    assert "Nothing planned" not in page
    assert "Where the paras are" in teacher.get(reverse("schedule:staffing"), {"day": monday}).text


def test_a_pass_begins_with_the_blocks_of_the_student(teacher, district):
    shown = teacher.get(reverse("students:student", args=[district.student.pk])).text
    address = f"{reverse('schedule:pass-add')}?student={district.student.pk}"
    assert address in shown
    form = teacher.get(address).text
    assert f'value="{district.block.pk}" checked' in " ".join(form.split()) or "checked" in form
    assert str(district.student2.pk) not in form


def test_a_duty_is_given_on_some_days_of_the_week_or_on_none(teacher, district):
    page = reverse("schedule:duty-add")
    assert "Bus duty" in teacher.get(page).text
    sent = {
        "para": district.para.pk, "kind": "club", "place": "Library", "days": ["week-1", "week-3"],
        "begins": "15:10", "ends": "15:50", "first": district.today, "last": "",
    }  # fmt: skip
    assert teacher.post(page, sent).status_code == 302
    given = Duty.objects.filter(place="Library").order_by("day")
    assert [(one.kind, one.day, one.minutes.lower) for one in given] == [("club", 1, 910), ("club", 3, 910)]
    clash = sent | {"place": "Gym", "days": ["week-2", "week-3"]}
    refused = teacher.post(page, clash)
    assert refused.status_code == 422
    assert "days" in refused.context["form"].errors
    assert not Duty.objects.filter(place="Gym").exists(), "all of its days, or none"
    assert teacher.post(page, sent | {"place": "", "begins": ""}).status_code == 422


def test_a_para_gives_no_duty(client, district):
    client.force_login(district.para)
    assert client.post(reverse("schedule:duty-add"), {}).status_code == 403
