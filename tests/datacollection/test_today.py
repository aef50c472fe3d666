"""What Today shows, on the screen and on paper."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from core.dated import since
from schedule.models import Duty, DutyAssignment
from staff.models import CalendarDay, DayKind, Post, Role, School
from students.models import SafetyCardVersion, Student
from tests.datacollection.pack_helpers import get, pack
from tests.fixtures.canary import canary
from tests.fixtures.district import students
from tests.fixtures.place import minutes

DAY = timedelta(days=1)


def panels(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('<section class="pp-stack" data-panel="')[1:]]


def test_safety_is_first_then_what_is_to_read_then_the_day(client, district):
    html = pack(client, district.para)["html"]
    assert panels(html) == ["safety", "updates", "day"]
    for n in (1, 2, 3):
        assert canary("SafetyCardVersion.allergies", n) in html


def test_a_duty_says_when_where_with_whom_and_how_closely(client, district):
    html = pack(client, district.para)["html"]
    (begins,) = {part.split('"')[0] for part in html.split('data-begins="')[1:]}
    assert parse_datetime(begins).astimezone(district.school.zone).strftime("%H:%M") == "08:45"
    assert "8:45 to 9:30 AM" in html
    assert str(district.duty.place) in html
    assert "Small group" in html
    assert "Line of sight" in html
    assert f'href="/record/#{district.target.pk}"' in html


def test_early_release_moves_the_duty_and_says_so(client, district):
    CalendarDay.objects.filter(school=district.school, date=district.today).update(bell=district.bells.early)
    html = pack(client, district.para)["html"]
    assert "8:30 to 9:00 AM" in html
    assert "Early release" in html


def test_a_student_without_a_duty_of_mine_stands_below_the_day(client, district):
    DutyAssignment.objects.filter(assignment__student=district.student3).delete()
    html = pack(client, district.para)["html"]
    duty, below = html.split("pp-day-rest")
    day = duty[duty.index('data-panel="day"') :]
    assert district.student.name in day
    assert district.student3.name not in day
    assert district.student3.name in below
    assert district.student.name not in below


def test_a_teacher_sees_their_students_without_duties_and_can_record(client, district):
    body = pack(client, district.case_manager)
    assert len(body["students"]) == 3
    assert len(body["targets"]) == 6
    assert "Your students" in body["html"]


def test_a_para_without_students_is_told_whom_to_ask(client, district):
    html = pack(client, district.para_unassigned)["html"]
    assert "No students yet" in html
    assert "Ask your teacher" in html


def test_a_student_without_a_safety_card_is_named_not_passed_over(client, district):
    card = SafetyCardVersion.objects.get(of__student=district.student2)
    card.in_force = (card.in_force.lower, district.now - DAY)
    card.save()
    html = pack(client, district.para)["html"]
    safety = html[: html.index('data-panel="updates"')]
    assert "Nothing is written on the safety card of" in safety
    assert district.student2.name in safety


def test_two_of_my_times_that_overlap_by_todays_bells_are_told(client, district):
    Duty.objects.create(
        para=district.para, school=district.school, place="Gym", day=district.today.isoweekday(),
        minutes=minutes("8:30", "8:45"), during=since(district.first),
    )  # fmt: skip
    assert "overlap" not in pack(client, district.para)["html"]
    CalendarDay.objects.filter(school=district.school, date=district.today).update(bell=district.bells.early)
    assert "two of your times overlap" in pack(client, district.para)["html"]


def test_markup_in_a_name_stays_text(client, district):
    Student.objects.filter(pk=district.student.pk).update(used_name="<img src=x onerror=alert(1)>")
    html = pack(client, district.para)["html"]
    assert "<img" not in html
    assert "&lt;img" in html


def test_the_pack_only_reads(client, district):
    """What was given when is written when it is published: looking at Today changes nothing but the log."""
    client.force_login(district.para)
    get(client)
    with CaptureQueriesContext(connection) as caught:
        get(client)
    writes = [q["sql"] for q in caught if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert all("students_accessrow" in sql for sql in writes), writes


def test_a_para_at_two_schools_is_told_which_one_is_closed_only_if_both_are(client, district):
    Post.objects.create(
        user=district.para, school=district.sister_school, role=Role.PARA, during=since(district.first)
    )
    CalendarDay.objects.filter(school=district.sister_school).update(kind=DayKind.OFF, bell=None)
    assert "No school today" not in pack(client, district.para)["html"]
    CalendarDay.objects.filter(school=district.school).update(kind=DayKind.OFF, bell=None)
    html = pack(client, district.para)["html"]
    assert "No school at First School" in html
    assert "No school at Sister School" in html


def test_the_zone_is_that_of_the_school(client, district):
    School.objects.filter(pk=district.school.pk).update(time_zone="Pacific/Honolulu")
    body = pack(client, district.para)
    assert body["zone"] == "Pacific/Honolulu"


def test_the_same_day_on_paper(client, district):
    client.force_login(district.para)
    answer = client.get(reverse("today-print"), secure=True)
    assert answer.status_code == 200
    for student in students(district, 3):
        assert student.name in answer.text
    assert panels(answer.text) == ["safety", "updates", "day"]


def test_paper_needs_a_person(client, district):
    assert client.get(reverse("today-print"), secure=True).status_code == 302
