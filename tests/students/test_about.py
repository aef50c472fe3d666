"""Who a student is: written by the team, read by every adult who works with them, in versions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from core.publishing import basis_of
from iep.models import PlanUpdate, UpdateReceipt
from iep.versions.subjects import subject
from staff.models import Licence
from students.about.actions import write_about
from students.models import About, AboutVersion
from tests.students.page_helpers import url

WORDS = {"interests": "Trains, and the color red", "communicates": "A 60-cell device", "avoid": "Loud praise"}


@pytest.fixture
def about(district):
    write_about(student=district.student, fields=WORDS, by=district.case_manager, reason="New this fall")
    return About.objects.get(student=district.student)


def sent(about, **changes):
    return WORDS | {"based_on": basis_of(about).based_on} | changes


def test_what_is_written_is_read_at_once_by_everybody_who_works_with_the_student(client, district, about):
    for who in (district.para, district.case_manager):
        client.force_login(who)
        page = client.get(url("student", district.student)).text
        assert "A 60-cell device" in page
        assert "Loud praise" in page
    assert "How to greet" not in page  # what nobody wrote is not there
    client.force_login(district.other_teacher)
    assert client.get(url("student", district.student)).status_code == 404


def test_a_change_is_a_plan_update_with_before_and_after(district, about):
    PlanUpdate.objects.get(**subject(about.versions.get()))
    fields = WORDS | {"interests": "Trains"}
    write_about(student=district.student, fields=fields, by=district.case_manager, reason="Asked again")
    update = PlanUpdate.objects.get(**subject(about.versions.get(number=2)))
    assert update.changes == [["Interests", "Trains, and the color red", "Trains"]]
    assert (update.title, update.urgency, update.reason) == ("About the student", "ordinary", "Asked again")
    assert UpdateReceipt.objects.filter(update=update, user=district.para).exists()
    assert list(about.versions.order_by("number").values_list("interests", flat=True)) == [
        "Trains, and the color red",
        "Trains",
    ]


def test_the_same_words_again_are_nothing_new(teacher, district, about):
    assert write_about(student=district.student, fields=WORDS, by=district.case_manager) is None
    answer = teacher.post(url("about-edit", district.student), sent(about), follow=True)
    assert "Nothing changed" in answer.text
    assert about.versions.count() == 1


def test_two_editors_are_told_and_neither_loses_a_word(teacher, district, about):
    mine = sent(about, helps="A quiet corner")
    write_about(student=district.student, fields={"helps": "First-then"}, by=district.case_manager)
    answer = teacher.post(url("about-edit", district.student), mine)
    assert answer.status_code == 409
    assert "First-then" in answer.text
    assert answer.context["form"]["helps"].value() == "A quiet corner"
    again = mine | {"based_on": answer.context["form"]["based_on"].value()}
    assert teacher.post(url("about-edit", district.student), again).status_code == 302
    page = teacher.get(url("about-edit", district.student)).text
    assert page.index("A quiet corner") < page.index("First-then")  # what was before stands below


def test_the_students_own_words_are_of_a_day(teacher, district, about):
    answer = teacher.post(url("about-edit", district.student), sent(about, own_words="I like trains"))
    assert answer.status_code == 422
    assert "asked_on" in answer.context["form"].errors
    day = district.today - timedelta(days=3)
    good = sent(about, own_words="I like trains", asked_on=day.isoformat())
    assert teacher.post(url("about-edit", district.student), good).status_code == 302
    assert f"{day:%b} {day.day}, {day.year}" in teacher.get(url("student", district.student)).text
    tomorrow = good | {"asked_on": (district.today + timedelta(days=1)).isoformat()}
    assert teacher.post(url("about-edit", district.student), tomorrow).status_code in (409, 422)
    with pytest.raises(IntegrityError, match="about_own_words_have_date"), transaction.atomic():
        AboutVersion.objects.create(of=about, number=9, own_words="x", drafted_by=district.case_manager)


def test_nobody_publishes_on_a_license_that_has_ended(teacher, district, about):
    Licence.objects.filter(user=district.case_manager).update(valid=(district.first, district.today))
    answer = teacher.post(url("about-edit", district.student), sent(about, helps="Nothing"))
    assert answer.status_code == 422
    assert "no valid license" in answer.text
    assert about.versions.count() == 1


@pytest.mark.parametrize("who", ["para", "provider", "gened", "administrator"])
def test_who_does_not_write_the_plan_does_not_write_this(client, district, about, who):
    with pytest.raises(PermissionDenied):
        write_about(student=district.student, fields={}, by=getattr(district, who))
    client.force_login(getattr(district, who))
    assert client.post(url("about-edit", district.student), sent(about)).status_code == 403


def test_today_has_it_without_a_network(client, district, about):
    client.force_login(district.para)
    pack, again = (
        client.get("/today/pack", headers={"X-Device": str(district.device.pk)}).json() for _time in range(2)
    )
    assert pack["html"] == again["html"]  # what is the same is not drawn anew under somebody's hand
    assert "A 60-cell device" in pack["html"]
    assert "Loud praise" in pack["html"]


def test_a_student_who_is_enrolled_nowhere_has_nobody_to_write(district):
    district.student.enrolments.all().delete()
    with pytest.raises(ValidationError, match="not enrolled"):
        write_about(student=district.student, fields=WORDS, by=district.case_manager)
