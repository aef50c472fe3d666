"""The teacher reads, downloads and signs; nobody else knows that the report is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dated import since
from staff.models import Licence
from students.models import AccessRow
from supervision.models import Report, Signature
from supervision.reports import files
from tests.fixtures.clock import right_now
from tests.supervision.reports.conftest import make, sit

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("files_of_this_test")]


@pytest.fixture
def report(district, week) -> Report:
    sit(district, week, 0)
    return make(district, week)


@pytest.fixture
def teacher(client: Client, district) -> Client:
    client.force_login(district.case_manager)
    return client


def url(name: str, report: Report) -> str:
    return reverse(f"reports:{name}", args=[report.pk])


def test_the_list_shows_the_current_edition_of_each_week(teacher, district, week, report):
    page = teacher.get(reverse("reports:list")).content.decode()
    assert url("report", report) in page
    assert "To review" in page
    assert f"Week of {week.monday:%b} {week.monday.day}, {week.monday.year}" in page


def test_the_page_shows_the_numbers_and_is_logged_for_each_student(teacher, district, report):
    page = teacher.get(url("report", report)).content.decode()
    assert "60 % independent (3 of 5)" in page
    row = AccessRow.objects.latest("pk")
    assert (row.who, row.page, row.act) == (district.case_manager, "reports:report", "looked")
    assert set(row.students) == {district.student.pk, district.student2.pk, district.student3.pk}


def test_the_download_is_the_file_under_a_name_of_nobody_and_is_logged(teacher, district, report):
    answer = teacher.get(url("pdf", report))
    assert answer.content == files.read(report)
    assert answer["Content-Type"] == "application/pdf"
    assert (
        answer["Content-Disposition"] == f'attachment; filename="weekly-report-{report.period}-edition-1.pdf"'
    )
    assert answer["Cache-Control"] == "no-store"
    row = AccessRow.objects.latest("pk")
    assert (row.page, len(row.students)) == ("reports:pdf", 3)


def test_others_find_nothing(client, district, report):
    for name, user in district.people().items():
        if name in ("case_manager", "disabled"):
            continue
        client.force_login(user)
        assert client.get(url("report", report)).status_code == 404, name
        assert client.get(url("pdf", report)).status_code == 404, name
        assert client.post(url("sign", report)).status_code == 404, name
        assert url("report", report) not in client.get(reverse("reports:list")).content.decode()
    assert not Signature.objects.exists()


def test_a_student_who_left_the_caseload_is_left_out_and_the_pdf_closed(teacher, district, report):
    for row in district.student.team.filter(user=district.case_manager):
        row.during = (row.during.lower, right_now())
        row.save()
    district.student.assignments.update(supervisor=district.other_teacher)
    page = teacher.get(url("report", report)).content.decode()
    assert district.student.name not in page
    assert "1 student is left out" in page
    assert district.student2.name in page
    assert teacher.get(url("pdf", report)).status_code == 403
    assert teacher.post(url("sign", report)).status_code == 403
    assert not Signature.objects.exists()


def test_a_damaged_file_is_not_handed_out(teacher, report, files_of_this_test):
    (files_of_this_test / report.file).write_bytes(b"%PDF-1.7 something else")
    answer = teacher.get(url("pdf", report), follow=True)
    assert "missing or damaged" in answer.content.decode()
    (files_of_this_test / report.file).unlink()
    assert "missing or damaged" in teacher.get(url("pdf", report), follow=True).content.decode()


def test_signing_fixes_the_edition_and_says_on_which_licence(teacher, district, report):
    assert "I have reviewed this: sign" in teacher.get(url("report", report)).content.decode()
    page = teacher.post(url("sign", report), follow=True).content.decode()
    signature = Signature.objects.get(report=report)
    assert signature.by == district.case_manager
    assert signature.licence == Licence.objects.get(user=district.case_manager)
    assert "on the license “Special education teacher”" in page
    assert "I have reviewed this: sign" not in page
    teacher.post(url("sign", report))
    assert Signature.objects.count() == 1


def test_a_lapsed_licence_cannot_sign(teacher, district, report):
    licence = Licence.objects.get(user=district.case_manager)
    licence.valid = since(licence.valid.lower, district.today)
    licence.save()
    page = teacher.get(url("report", report)).content.decode()
    assert "I have reviewed this: sign" not in page
    assert "Signing needs a license that may supervise" in page
    assert teacher.post(url("sign", report)).status_code == 403
    assert not Signature.objects.exists()
    licence.valid = since(licence.valid.lower, district.today + timedelta(days=1))
    licence.save()
    teacher.post(url("sign", report))
    assert Signature.objects.count() == 1, "the last day counts"


def test_a_licence_of_another_kind_cannot_sign(teacher, district, report):
    Licence.objects.filter(user=district.case_manager).update(kind="general_teacher")
    assert teacher.post(url("sign", report)).status_code == 403


def test_an_older_edition_leads_to_the_newer_and_cannot_be_signed(teacher, district, week, report):
    sit(district, week, 1)
    newer = make(district, week)
    page = teacher.get(url("report", report)).content.decode()
    assert url("report", newer) in page
    assert "A newer edition" in teacher.post(url("sign", report), follow=True).content.decode()
    assert not Signature.objects.exists()
    listed = teacher.get(reverse("reports:list")).content.decode()
    assert url("report", newer) in listed
    assert url("report", report) not in listed


def test_the_list_costs_the_same_with_one_and_three(teacher, district, week):
    counts = []
    for back in (1, 2, 3):
        make(district, week.before(back))
        with CaptureQueriesContext(connection) as queries:
            teacher.get(reverse("reports:list"))
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 10


def test_who_has_none_is_told_when_the_first_comes(client, district):
    client.force_login(district.other_teacher)
    assert "No reports yet" in client.get(reverse("reports:list")).content.decode()
