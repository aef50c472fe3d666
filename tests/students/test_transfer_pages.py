"""Coming, moving and leaving on their pages: what ends is said before it happens."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dated import since
from staff.models import Post, Role
from students.models import Enrolment, Student, Transfer
from students.moves import actions as move_actions
from tests.students.page_helpers import url
from tests.students.test_transfers import DAY, move, receiving  # noqa: F401  (a fixture)


@pytest.fixture
def leader(client, district):
    client.force_login(district.administrator)
    return client


def asked(district, receiving, **changes):  # noqa: F811
    return {
        "to": district.sister_school.pk, "grade": "6", "case_manager": receiving.pk,
        "first": (district.today + 5 * DAY).isoformat(),
    } | changes  # fmt: skip


def test_an_administrator_reads_what_ends_then_moves_the_student_and_takes_it_back(
    leader, district, receiving  # noqa: F811
):  # fmt: skip
    page = url("move", district.student)
    student_page = reverse("students:student", args=[district.student.pk])
    assert page in leader.get(student_page).text
    assert leader.post(page, asked(district, receiving, case_manager=district.gened.pk)).status_code == 422
    first = leader.post(page, asked(district, receiving))
    assert first.status_code == 200
    for words in (
        "What ends",
        "Case Manager",
        "Para",
        "2 blocks of the week end",
        "the plan goes on as it is",
    ):
        assert words in first.text, words
    assert not Transfer.objects.exists()
    done = leader.post(page, asked(district, receiving, confirmed="1"), follow=True)
    assert "Planned: from" in done.text
    made = Transfer.objects.get()
    back = url("transfer-take-back", made)
    assert back in done.text
    assert leader.get(back).status_code == 200
    assert "goes on as before" in leader.post(back, follow=True).text
    assert leader.get(back).status_code == 404
    assert page in leader.get(student_page).text


def test_who_leads_neither_school_moves_nobody(client, district, receiving):  # noqa: F811
    made = move(district, receiving, first=district.today + 5 * DAY)
    for name, status in (("case_manager", 403), ("para", 403), ("sister_administrator", 404), ("gened", 403)):
        client.force_login(getattr(district, name))
        for page in (url("move", district.student), url("leave", district.student)):
            assert client.post(page, asked(district, receiving)).status_code == status, (name, page)
        assert client.post(url("transfer-take-back", made)).status_code == status, name


def test_who_works_at_both_schools_is_offered_and_kept(leader, district, receiving):  # noqa: F811
    Post.objects.create(
        user=district.provider, school=district.sister_school, role=Role.PROVIDER,
        during=since(district.first),
    )  # fmt: skip
    member = district.student.team.get(user=district.provider)
    given = asked(district, receiving, first=district.today.isoformat())
    assert f'value="{member.pk}"' in leader.post(url("move", district.student), given).text
    done = leader.post(url("move", district.student), given | {"confirmed": "1", "keep": [member.pk]})
    assert done.url == reverse("students:list")
    assert district.student in Student.objects.visible_to(district.provider)
    assert district.student not in Student.objects.visible_to(district.administrator)


def test_who_left_is_listed_for_the_last_school_alone_and_enrolled_again(leader, client, district):
    page = url("leave", district.student)
    assert leader.post(page, {"last_day": "2001-01-01"}).status_code == 422
    given = {"last_day": (district.today - DAY).isoformat(), "where": "Eau Claire"}
    assert "What ends" in leader.post(page, given).text
    assert leader.post(page, given | {"confirmed": "1"}).url == reverse("students:list")
    listed, again = reverse("students:left"), url("come-back", district.student)
    assert "To Eau Claire." in leader.get(listed).text
    assert leader.get(url("student", district.student)).status_code == 404
    new = {"school": district.school.pk, "grade": "4", "first": district.today.isoformat()}
    for name in ("sister_administrator", "foreign_administrator", "case_manager"):
        client.force_login(getattr(district, name))
        assert client.post(again, new).status_code == 404, name
    client.force_login(district.administrator)
    assert client.post(again, new).url == url("student", district.student)
    assert Enrolment.objects.of(district.student, district.today).grade == "4"
    assert again not in client.get(listed).text


def test_a_new_student_comes_with_where_the_plan_was_written(leader, district):
    page, given = reverse("students:arrive"), {
        "legal_name": "Noor Haddad", "school": district.school.pk, "grade": "5", "origin": "other_state",
        "first": district.today.isoformat(), "case_manager": district.case_manager.pk,
    }  # fmt: skip
    assert "Write which district" in leader.post(page, given).text
    assert leader.post(page, given | {"school": district.sister_school.pk, "where": "x"}).status_code == 422
    leader.post(page, given | {"where": "Duluth, Minnesota"})
    noor = Student.objects.get(legal_name="Noor Haddad")
    assert noor in Student.objects.visible_to(district.case_manager)
    assert noor.transfers.get().where == "Duluth, Minnesota"


def test_the_pages_cost_the_same_for_one_and_for_three(leader, district):
    costs = []
    for student in (district.student, district.student2, district.student3):
        move_actions.leave(student=student, last_day=district.today - DAY, by=district.administrator)
        leader.get(reverse("students:left"))
        with CaptureQueriesContext(connection) as caught:
            leader.get(reverse("students:left"))
        costs.append(len(caught))
    assert costs[0] == costs[2]
