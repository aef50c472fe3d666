"""Delegated care: only whom the nurse trained and signed off, for this student, until a day (P11)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.dated import since
from staff.models import Role
from students.care import actions as care_actions
from students.care.queries import care_of, ends_soon
from students.models import Assignment, CareSignOff, CareTask, Membership
from tests.fixtures.people import make_person

DAY = timedelta(days=1)
WORDS = {"name": "Tube feeding", "steps": "1. Wash hands.\n2. Raise the chair.", "call": "Nurse, 114"}


@pytest.fixture
def nurse(district):
    user = make_person("nurse", Role.PROVIDER, district.school, district.first)
    Membership.objects.create(
        student=district.student, user=user, team_role="provider", discipline="nursing",
        during=(district.now - 5 * DAY, None), by=district.administrator,
    )  # fmt: skip
    return user


@pytest.fixture
def task(district, nurse) -> CareTask:
    return care_actions.delegate_care(student=district.student, by=nurse, **WORDS)


def sign(task, person, nurse, days=90) -> CareSignOff:
    return care_actions.sign_off(task=task, person=person, last=nurse.today() + days * DAY, by=nurse)


def url(name, thing) -> str:
    return reverse(f"students:{name}", args=[thing.pk])


# --- Who may -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["case_manager", "para", "provider", "administrator", "other_teacher"])
def test_only_the_nurse_of_the_student_delegates_and_signs_off(district, task, who):
    user = getattr(district, who)
    with pytest.raises(PermissionDenied):
        care_actions.delegate_care(student=district.student, by=user, **WORDS)
    with pytest.raises(PermissionDenied):
        care_actions.sign_off(task=task, person=district.para, last=user.today() + DAY, by=user)
    with pytest.raises(PermissionDenied):
        care_actions.end_care(task=task, by=user)


def test_a_nurse_of_another_student_may_not(client, district, nurse):
    client.force_login(nurse)
    assert client.get(url("care", district.student2)).status_code == 404


def test_pages_are_for_who_works_with_care(client, district, task):
    expected = {"para": 200, "case_manager": 200, "gened": 403, "provider": 403, "other_teacher": 404}
    for who, status in expected.items():
        client.force_login(getattr(district, who))
        assert client.get(url("care", district.student)).status_code == status, who
        assert client.get(url("care-change", task)).status_code in (403, 404), who


# --- Sign-offs -----------------------------------------------------------------------------------------


def test_nobody_is_signed_off_by_themselves_or_without_work_with_the_student(district, nurse, task):
    for person, words in ((nurse, "themselves"), (district.para_unassigned, "does not work with")):
        with pytest.raises(ValidationError, match=words):
            sign(task, person, nurse)


def test_a_sign_off_holds_for_a_year_at_most_and_not_into_the_past(district, nurse, task):
    for days, words in ((367, "a year at most"), (-1, "before the first")):
        with pytest.raises(ValidationError, match=words):
            sign(task, district.para, nurse, days)


def test_it_stands_through_its_last_day(district, nurse, task):
    sign(task, district.para, nurse, 3)
    last = nurse.today() + 3 * DAY
    for day, stands in ((last, True), (last + DAY, False)):
        (care,) = care_of(district.para, [district.student], day)
        assert (care.own is not None) is stands


def test_signing_off_again_replaces_and_keeps_what_was(district, nurse, task):
    first = sign(task, district.para, nurse, 3)
    CareSignOff.objects.filter(pk=first.pk).update(during=since(nurse.today() - 9 * DAY, nurse.today() + DAY))
    sign(task, district.para, nurse, 90)
    (care,) = care_of(nurse, [district.student], nurse.today())
    assert [one.row.last_day for one in care.people] == [nurse.today() + 90 * DAY]
    first.refresh_from_db()
    assert first.last_day == nurse.today() - DAY


def test_other_words_are_another_task_that_nobody_is_trained_in(district, nurse, task):
    sign(task, district.para, nurse)
    words = WORDS | {"steps": "1. Wait for the nurse."}
    care_actions.delegate_care(student=district.student, by=nurse, instead_of=task, **words)
    (care,) = care_of(district.para, [district.student], nurse.today())
    assert (care.task.steps, list(care.people)) == ("1. Wait for the nurse.", [])


def test_what_ends_soon_is_told_until_it_is_renewed(district, nurse, task):
    sign(task, district.para, nurse, 20)
    assert [row.person for row in ends_soon(nurse, district.now)] == [district.para]
    sign(task, district.para, nurse, 90)
    assert not ends_soon(nurse, district.now)
    assert not ends_soon(district.case_manager, district.now)


# --- The database -------------------------------------------------------------------------------------


def test_words_are_never_changed_and_rows_never_removed(district, nurse, task):
    row = sign(task, district.para, nurse)
    for act in (
        lambda: CareTask.objects.filter(pk=task.pk).update(steps="other"),
        lambda: CareSignOff.objects.filter(pk=row.pk).update(person=district.case_manager),
        lambda: CareSignOff.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(ProgrammingError, match="only the end"), transaction.atomic():
            act()


def test_a_sign_off_always_ends(district, nurse, task):
    with pytest.raises(IntegrityError, match="care_sign_off_ends"), transaction.atomic():
        CareSignOff.objects.create(task=task, person=district.para, by=nurse, during=(nurse.today(), None))


# --- Pages --------------------------------------------------------------------------------------------


def test_from_delegating_to_taking_back(client, district, nurse):
    client.force_login(nurse)
    assert client.post(url("care-add", district.student), WORDS).status_code == 302
    task = CareTask.objects.get()
    assert "only the nurse does it" in client.get(url("care", district.student)).text
    asked = {"person": district.para.pk, "last": nurse.today() + 30 * DAY}
    answer = client.post(url("care-sign-off", task), asked)
    assert answer.status_code == 422  # nobody said that it was shown
    assert client.post(url("care-sign-off", task), asked | {"has_shown": "on"}).status_code == 302
    row = CareSignOff.objects.get()
    assert "ends soon" in client.get(url("care", district.student)).text
    assert client.post(url("sign-off-end", row)).status_code == 302
    assert client.get(url("sign-off-end", row)).status_code == 404
    assert client.post(url("care-end", task)).status_code == 302
    assert "No care is delegated" in client.get(url("care", district.student)).text


def test_today_says_whether_it_is_mine(client, district, nurse, task):
    def today() -> str:
        client.force_login(district.para)
        return client.get(reverse("today-pack"), headers={"X-Device": str(uuid4())}).json()["html"]

    assert "not yours to do" in (page := today())
    assert "Raise the chair" not in page
    sign(task, district.para, nurse)
    assert "you are signed off until" in (page := today())
    assert "Raise the chair" in page


def test_who_delegates_is_not_told_that_it_is_not_theirs(client, district, nurse, task):
    client.force_login(nurse)
    page = client.get(reverse("today-pack"), headers={"X-Device": str(uuid4())}).json()["html"]
    assert "Raise the chair" in page
    assert "not yours to do" not in page


def test_without_delegated_care_no_panel(client, district, nurse):
    for who, stands in (("para", False), ("case_manager", False)):
        client.force_login(getattr(district, who))
        page = client.get(url("student", district.student)).text
        assert ("Delegated care" in page) is stands
    client.force_login(nurse)
    assert "Delegated care" in client.get(url("student", district.student)).text


def test_queries_do_not_grow_with_tasks_and_people(client, district, nurse, task):
    def queries() -> int:
        client.force_login(nurse)
        client.get(url("care", district.student))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url("care", district.student)).status_code == 200
        return len(caught)

    sign(task, district.para, nurse)
    one = queries()
    for n in range(2):
        more = care_actions.delegate_care(student=district.student, by=nurse, **WORDS | {"name": f"Task {n}"})
        para = make_person(f"para_{n}", Role.PARA, district.school, district.first)
        Assignment.objects.create(
            student=district.student,
            para=para,
            supervisor=district.case_manager,
            during=since(district.first),
        )
        sign(more, para, nurse)
        sign(task, para, nurse)
    assert queries() == one
