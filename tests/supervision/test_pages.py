"""The pages of supervision: who opens which, what they say, and how many queries they take."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dated import since
from core.ids import uuid7
from schedule.models import Duty
from staff.models import CalendarDay, Licence, Post, Role
from students.models import AccessRow, Assignment
from supervision.contacts import actions
from supervision.models import Contact
from tests.fixtures.canary import found_in
from tests.fixtures.district import District
from tests.fixtures.people import make_person
from tests.supervision.page_helpers import DAY, get, one_pair
from tests.supervision.test_contacts import record

HOME = "supervision:home"


def queries(client: Client, person, name: str, *args) -> int:
    get(client, person, name, *args)
    with CaptureQueriesContext(connection) as caught:
        get(client, person, name, *args)
    return len(caught)


def three_pairs(district: District) -> None:
    """Three paras under two teachers, with a contact each."""
    for n, student in enumerate((district.student, district.student2)):
        para = make_person(f"para_{n}", Role.PARA, district.school, district.first)
        Assignment.objects.create(
            student=student, para=para, supervisor=district.other_teacher, during=since(district.first)
        )
        record(district, by=district.other_teacher, para=para, students=[])


# --- The page ---------------------------------------------------------------------------------------


def test_nobody_assigned_is_said_in_words(client: Client, district: District):
    Assignment.objects.update(during=since(district.first, district.first + DAY))
    for name in ("administrator", "case_manager"):
        assert "No para is assigned here" in get(client, getattr(district, name), HOME)
    assert "Nothing here for you" in get(client, district.gened, HOME)


def test_the_expectation_is_named_as_the_districts_own_with_its_dates(client: Client, district: District):
    page = get(client, district.administrator, HOME)
    assert "District expectation" in page
    assert "state requirement" not in page.lower()
    assert "In force since" in page
    assert "30 minutes" in page


def test_a_pair_is_overdue_by_the_clock_of_its_school(client: Client, district: District):
    one_pair(district)
    page = get(client, district.administrator, HOME)
    assert "Overdue" in page
    assert "30 school days" in page
    CalendarDay.objects.filter(school=district.school).update(kind="off")
    page = get(client, district.administrator, HOME)
    assert "has no school this week" in page
    assert "no school this week" in page


def test_a_contact_stops_the_clock_and_one_without_licence_does_not(client: Client, district: District):
    one_pair(district)
    record(district)
    page = get(client, district.administrator, "supervision:para", district.para.pk)
    assert "15 of 30 min" in page
    Licence.objects.filter(user=district.case_manager).update(
        valid=since(district.first - DAY, district.today - 3 * DAY)
    )
    page = get(client, district.administrator, "supervision:para", district.para.pk)
    assert "0 of 30 min" in page
    assert "1 not counted" in page
    assert "ended on" in page
    assert "no license today" in page


def test_a_para_without_duty_or_post_is_not_scheduled_and_not_overdue(client: Client, district: District):
    one_pair(district)
    Duty.objects.update(during=since(district.first, district.first + DAY))
    assert "Not scheduled" in get(client, district.administrator, HOME)
    Post.objects.filter(user=district.para).update(during=since(district.first, district.today))
    page = get(client, district.administrator, HOME)
    assert "Post ended" in page
    assert "pp-tone-bad" not in page


def test_a_teacher_sees_their_own_part_only(client: Client, district: District):
    three_pairs(district)
    mine, theirs = (get(client, who, HOME) for who in (district.case_manager, district.other_teacher))
    link = f"/paras/{district.para.pk}/"
    assert (link in mine, "Para 0" in mine) == (True, False)
    assert (link in theirs, "Para 0" in theirs) == (False, True)


def test_a_filter_does_not_open_what_one_does_not_lead(client: Client, district: District):
    for name in ("sister_administrator", "foreign_administrator"):
        page = get(client, getattr(district, name), HOME, school=district.school.pk)
        assert "No para is assigned here" in page
    page = get(client, district.case_manager, HOME, teacher=district.other_teacher.pk)
    assert f"/paras/{district.para.pk}/" in page


def test_a_para_sees_their_own_contacts_and_what_they_said(client: Client, district: District):
    actions.confirm_contact(contact=record(district), by=district.para, agrees=False, note="shorter")
    page = get(client, district.para, HOME)
    assert "Your supervision" in page
    assert "It was otherwise" in page
    assert "1 the para does not agree with" in page


@pytest.mark.parametrize("name", ["administrator", "case_manager", "other_teacher", "para"])
def test_home_takes_the_same_queries_for_one_pair_and_for_three(
    client: Client, district: District, name: str
):
    person = getattr(district, name)
    one_pair(district)
    record(district)
    one = queries(client, person, HOME)
    three_pairs(district)
    assert queries(client, person, HOME) in ((one,) if name != "other_teacher" else (one, one + 1, one + 2))


def test_a_paras_page_takes_the_same_queries_for_one_student_and_contact_and_for_three(
    client: Client, district: District
):
    for n in range(3):
        record(district, began_at=district.now - timedelta(hours=2 + n), at=district.now)
    three = queries(client, district.administrator, "supervision:para", district.para.pk)
    one_pair(district)
    for contact in Contact.objects.all()[:2]:
        actions.withdraw_contact(contact=contact, by=district.case_manager)
    assert queries(client, district.administrator, "supervision:para", district.para.pk) == three


def test_each_look_at_a_paras_students_leaves_a_row(client: Client, district: District):
    get(client, district.administrator, "supervision:para", district.para.pk)
    row = AccessRow.objects.latest("id")
    assert (row.page, row.act, len(row.students)) == ("supervision:para", "looked", 3)


def test_a_colleague_reads_no_student_of_the_para(client: Client, district: District):
    page = get(client, district.other_teacher, "supervision:contact-new", district.para.pk)
    assert found_in(page) == []
    assert "You share no student" in page


# --- The export ---------------------------------------------------------------------------------------


def export(client: Client, person):
    client.force_login(person)
    return client.post(reverse("supervision:export"))


def test_the_export_is_told_first_then_counted_and_logged(client: Client, district: District):
    one_pair(district)
    assert "The file has 1 line" in get(client, district.administrator, "supervision:export")
    response = export(client, district.administrator)
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert lines[0][0].startswith("Confidential.")
    assert "34 CFR 99.33" in lines[0][0]
    assert len(lines) == 3
    assert dict(zip(lines[1], lines[2], strict=True))["Para"] == str(district.para)
    row = AccessRow.objects.latest("id")
    assert (row.act, row.page, len(row.students)) == ("exported", "supervision:export", 1)
    assert found_in(response.content) == []


@pytest.mark.parametrize("name", ["case_manager", "para", "gened"])
def test_others_take_nothing_out(client: Client, district: District, name: str):
    assert export(client, getattr(district, name)).status_code == 403


@pytest.mark.parametrize("name", ["=1+1", " =1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_name_is_never_a_formula(client: Client, district: District, name: str):
    one_pair(district)
    district.para.used_name = name
    district.para.save()
    rows = list(csv.reader(io.StringIO(export(client, district.administrator).content.decode("utf-8-sig"))))
    assert rows[2][1] == f"'{name}"


def test_a_recorder_offers_supervisors_to_say_that_they_are_watching(client, district):
    """One tap from the student whom they look at to the form of a contact."""
    offered = {}
    for who in ("case_manager", "para"):
        client.force_login(getattr(district, who))
        pack = client.get(
            reverse("today-pack"), headers={"X-Device": str(uuid7()), "Accept": "application/json"}
        )
        offered[who] = [link["url"] for link in pack.json()["beside"]]
    assert offered == {"case_manager": ["/supervision/contact/"], "para": []}


def test_the_list_of_students_names_the_last_contact_to_who_supervises(client: Client, district: District):
    said = "Last supervision contact with the student"
    assert said not in get(client, district.case_manager, "students:list")
    record(district, students=[district.student])
    assert said in get(client, district.case_manager, "students:list")
    assert said not in get(client, district.para, "students:list")
