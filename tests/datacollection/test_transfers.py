"""A move between schools: the new team reads one line of data, the old one nothing of it (N2)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from staff.models import Role
from students.moves.actions import move
from supervision.reports.numbers import compute_numbers, students_in
from supervision.reports.report_section import ReportScope
from supervision.reports.weeks import Week
from tests.datacollection.pack_helpers import pack
from tests.fixtures.clock import right_now
from tests.fixtures.people import make_person
from tests.fixtures.sessions import make_session

DAY = timedelta(days=1)


@pytest.fixture
def moved(district):
    """Today, to the sister school; with a session of two days before, and one of the new case manager."""
    receiving = make_person("receiving", Role.TEACHER, district.sister_school, district.first)
    before = make_session(district, district.target, at=district.now - 2 * DAY, n=2)
    move(
        student=district.student, to=district.sister_school, grade="6", first=district.today,
        case_manager=receiving, by=district.administrator,
    )  # fmt: skip
    after = make_session(district, district.target, by=receiving, at=district.now, n=3)
    return receiving, before, after


def page_of(name, thing):
    return reverse(name, args=[thing.pk])


def test_the_sessions_before_and_after_stand_on_one_graph_with_the_move_as_a_line(client, district, moved):
    receiving, before, after = moved
    client.force_login(receiving)
    page = client.get(page_of("datacollection:target", district.target)).text
    for session in (before, after):
        assert page_of("datacollection:session", session) in page
        assert client.get(page_of("datacollection:session", session)).status_code == 200
    assert "Moved to Sister School" in page
    student = client.get(page_of("students:student", district.student)).text
    assert page_of("datacollection:session", before) in student
    assert "Moved to Sister School" in student


def test_the_sending_team_reads_no_page_no_pack_and_no_report_of_the_student(client, district, moved):
    _receiving, before, after = moved
    pages = [
        page_of("students:student", district.student), page_of("students:glance", district.student),
        page_of("iep:plan", district.student), page_of("iep:history", district.student),
        page_of("datacollection:target", district.target), page_of("datacollection:session", before),
        page_of("datacollection:session", after), page_of("schedule:day", district.student),
    ]  # fmt: skip
    for name in ("case_manager", "provider", "para", "gened", "administrator"):
        client.force_login(getattr(district, name))
        assert [client.get(page).status_code for page in pages] == [404] * len(pages), name
    body = pack(client, district.para)
    assert str(district.student.pk) not in str(body)
    assert str(district.student2.pk) in str(body), "of the others it speaks"


def test_the_sending_teachers_report_of_that_week_tells_of_the_others(district, moved):
    week = Week.of(district.today)
    scope = ReportScope(district.case_manager, district.school, week, right_now() + timedelta(minutes=1))
    told = students_in(compute_numbers(scope))
    assert district.student.pk not in told
    assert district.student2.pk in told
