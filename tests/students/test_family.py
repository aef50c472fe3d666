"""The family record: who may receive what, in which language, and when the rights move (F1)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from students.family import actions as family_actions
from students.family.queries import adults_of, rights_of
from students.models import FamilyAdult, FamilyHopes, Student

DAY = timedelta(days=1)
MOTHER = {
    "name": "Mai Xiong", "relation": "parent", "language": "Hmong", "needs_interpreter": True,
    "channel": "phone", "reached_at": "555 0100", "may_receive": True, "decides_for": False, "order_on": None,
}  # fmt: skip
FATHER = MOTHER | {"name": "Tou Xiong", "may_receive": False, "order_on": date(2025, 3, 4)}


def url(name, thing) -> str:
    return reverse(f"students:{name}", args=[thing.pk])


def record(district, fields=MOTHER, **more) -> FamilyAdult:
    return family_actions.record_adult(
        student=district.student, fields=fields, by=district.case_manager, **more
    )


def posted(fields) -> dict:
    words = {k: v for k, v in fields.items() if v not in (None, False)}
    return words | {"may_receive": "yes" if fields["may_receive"] else "no"}


# --- Who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["para", "gened", "provider", "administrator", "other_teacher"])
def test_only_the_case_manager_reads_and_writes(client, district, who):
    adult = record(district)
    user = getattr(district, who)
    with pytest.raises(PermissionDenied):
        family_actions.record_adult(student=district.student, fields=MOTHER, by=user)
    with pytest.raises(PermissionDenied):
        family_actions.end_adult(adult=adult, by=user)
    client.force_login(user)
    assert client.get(url("family", district.student)).status_code in (403, 404)
    assert "Mai Xiong" not in client.get(url("student", district.student), follow=True).text


def test_the_team_reads_the_familys_words_only_if_they_agreed(client, district):
    for agrees in (True, False):
        family_actions.write_hopes(
            student=district.student, words="A friend of her own", are_shown=agrees, by=district.case_manager
        )
        client.force_login(district.para)
        assert ("A friend of her own" in client.get(url("student", district.student)).text) is agrees
        client.force_login(district.case_manager)
        assert "A friend of her own" in client.get(url("student", district.student)).text


# --- Orders and dates -------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [{"may_receive": False}, {"decides_for": True}])
def test_an_order_needs_its_date(client, district, order):
    with pytest.raises(ValidationError, match="needs its date"):
        record(district, MOTHER | order)
    with pytest.raises(IntegrityError, match="family_order_has_date"), transaction.atomic():
        FamilyAdult.objects.create(
            student=district.student, by=district.case_manager, during=(district.today, None),
            **MOTHER | order,
        )  # fmt: skip
    client.force_login(district.case_manager)
    answer = client.post(url("adult-add", district.student), posted(MOTHER | order))
    assert answer.status_code == 422
    assert "order_on" in answer.context["form"].errors


def test_a_change_is_another_row_and_the_old_one_stays(district):
    first = record(district)
    FamilyAdult.objects.filter(pk=first.pk).update(during=(district.today - 9 * DAY, None))
    first.refresh_from_db()
    record(district, MOTHER | {"language": "English"}, instead_of=first)
    assert [a.language for a in adults_of(district.student, district.today)] == ["English"]
    assert [a.language for a in adults_of(district.student, district.today - DAY)] == ["Hmong"]


def test_words_are_never_overwritten(district):
    adult = record(district)
    with pytest.raises(ProgrammingError, match="only the end"), transaction.atomic():
        FamilyAdult.objects.filter(pk=adult.pk).update(may_receive=False, order_on=date(2025, 1, 1))
    family_actions.write_hopes(student=district.student, words="x", are_shown=True, by=district.case_manager)
    with pytest.raises(ProgrammingError), transaction.atomic():
        FamilyHopes.objects.update(words="y")


# --- Rights -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "day", "holds", "near"),
    [
        (date(2008, 11, 20), date(2026, 11, 19), False, True),
        (date(2008, 11, 20), date(2026, 11, 20), True, False),
        (date(2008, 2, 29), date(2026, 2, 28), False, True),
        (date(2008, 2, 29), date(2026, 3, 1), True, False),
        (date(2009, 11, 21), date(2026, 11, 20), False, False),
        (None, date(2026, 11, 20), False, False),
    ],
)
def test_rights_move_at_18_and_are_announced_at_17(born, day, holds, near):
    rights = rights_of(Student(legal_name="Ty", birth_date=born), [], day)
    assert (rights.student_holds, rights.is_near) == (holds, near)


def test_a_guardian_decides_instead():
    guardian = FamilyAdult(name="G", decides_for=True, order_on=date(2026, 1, 1))
    rights = rights_of(Student(legal_name="Ty", birth_date=date(2000, 1, 1)), [guardian], date(2026, 11, 20))
    assert (rights.student_holds, rights.guardian) == (False, guardian)


# --- Pages ------------------------------------------------------------------------------------------


def test_from_adding_to_taking_off(client, district):
    client.force_login(district.case_manager)
    assert "send nothing home" in client.get(url("family", district.student)).text
    assert client.post(url("adult-add", district.student), posted(FATHER)).status_code == 302
    page = client.get(url("family", district.student)).text
    assert "may not receive records, order of Mar 4, 2025" in page
    adult = FamilyAdult.objects.get()
    assert 'value="no"' in client.get(url("adult-change", adult)).text
    assert client.post(url("adult-change", adult), posted(MOTHER)).status_code == 302
    assert "may not receive records" not in client.get(url("family", district.student)).text
    assert client.get(url("adult-change", adult)).status_code == 404
    (now,) = adults_of(district.student, district.today)
    assert client.post(url("adult-end", now)).status_code == 302
    assert adults_of(district.student, district.today) == []


def test_the_same_queries_for_one_and_for_three(client, district):
    def queries() -> int:
        client.force_login(district.case_manager)
        client.get(url("family", district.student))
        with CaptureQueriesContext(connection) as caught:
            client.get(url("family", district.student))
        return len(caught)

    record(district)
    one = queries()
    record(district, FATHER)
    record(district, MOTHER | {"name": "Grandmother"})
    assert queries() == one
