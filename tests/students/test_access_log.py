"""Every look at a student's record leaves a row: one for each request, denied ones too (C2)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from students.models import AccessRow, Assignment
from tests.fixtures.canary import found_in
from tests.fixtures.district import students


def url(name, obj):
    return reverse(name, args=[obj.pk])


def rows() -> list[tuple[str, str, str, set]]:
    return [(r.page, r.act, r.ground, set(r.students)) for r in AccessRow.objects.order_by("pk")]


def test_one_request_leaves_one_row_with_who_where_and_why(client, district):
    client.force_login(district.para)
    answer = client.get(url("students:student", district.student))
    assert rows() == [("students:student", "looked", "assignment", {district.student.pk})]
    row = AccessRow.objects.get()
    assert row.who == district.para
    assert str(row.request_id) == answer["X-Request-Id"]
    assert row.txid > 0


def test_a_list_notes_everybody_whom_it_shows(client, district):
    client.force_login(district.case_manager)
    client.get(reverse("students:list"))
    assert rows() == [
        ("students:list", "looked", "case_manager", {s.pk for s in students(district, 3)}),
    ]


def test_who_may_look_but_not_act_is_noted_as_denied(client, district):
    client.force_login(district.para)
    assert client.get(url("schedule:assign", district.student)).status_code == 403
    assert client.post(url("students:safety-edit", district.student)).status_code == 403
    assert [row[:2] for row in rows()] == [("schedule:assign", "denied"), ("students:safety-edit", "denied")]


def test_a_post_is_noted_as_a_change(client, district):
    client.force_login(district.case_manager)
    there = Assignment.objects.get(para=district.para, student=district.student)
    answer = client.post(url("schedule:assignment-end", there), {"when": "later", "last_day": district.today})
    assert answer.status_code == 302
    assert rows() == [
        ("schedule:assignment-end", "changed", "case_manager", {district.student.pk}),
    ]


def test_who_is_led_to_the_glance_leaves_a_row_for_each_request(client, district):
    client.force_login(district.gened)
    client.get(url("students:student", district.student), follow=True)
    assert [row[0] for row in rows()] == ["students:student", "students:glance"]


def test_who_sees_nothing_leaves_no_row_that_names_a_student(client, district):
    client.force_login(district.foreign_teacher)
    assert client.get(url("students:student", district.student)).status_code == 404
    client.get(reverse("students:list"))
    assert rows() == []


def test_the_day_pack_and_its_paper_note_everybody_in_them(client, district):
    client.force_login(district.para)
    client.get(reverse("today-pack"), headers={"X-Device": str(district.device.pk)})
    client.get(reverse("today-print"))
    everybody = {s.pk for s in students(district, 3)}
    assert rows() == [
        ("today-pack", "looked", "assignment", everybody),
        ("today-print", "looked", "assignment", everybody),
    ]


def test_rows_of_the_log_are_neither_changed_nor_removed(client, district):
    client.force_login(district.para)
    client.get(url("students:student", district.student))
    row = AccessRow.objects.get()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        AccessRow.objects.filter(pk=row.pk).update(page="elsewhere")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        row.delete()
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE students_accessrow SET students = '{}'")
    assert AccessRow.objects.get().students == [district.student.pk]


def test_what_cannot_be_recorded_is_not_shown(district):
    client = Client(raise_request_exception=False)
    client.force_login(district.para)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE students_accessrow ADD CONSTRAINT full_disk CHECK (page = '')")
    answer = client.get(url("students:student", district.student), secure=True)
    assert answer.status_code == 500
    assert not found_in(answer.content)


def test_a_row_is_made_at_the_moment_of_the_look(client, district):
    client.force_login(district.para)
    client.get(url("students:student", district.student))
    assert timedelta(0) <= AccessRow.objects.get().at - district.now < timedelta(minutes=1)
