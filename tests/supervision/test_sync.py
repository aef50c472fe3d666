"""The para's answer from Today, sent like a tap."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.ids import uuid7
from datacollection.models import HeldRecord, Record
from supervision.contacts import actions
from supervision.models import Contact, ContactConfirmation
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import District
from tests.supervision.test_contacts import record


@pytest.fixture
def contact(district: District) -> Contact:
    return record(district)


@pytest.fixture
def sender(district: District) -> Sender:
    return Sender(district, district.para, district.now - timedelta(minutes=2))


def answer(sender: Sender, contact: Contact, says: str = "yes", note: str = "", **other):
    return sender.record(
        "contact.confirmed", {"contact": str(contact.pk), "says": says, "note": note}, **other
    )


def test_an_answer_stands_once_however_often_it_is_sent(sender: Sender, contact: Contact):
    one = answer(sender, contact, "no", "It was 5 minutes")
    assert statuses(sender.send(one)) == ["stored"]
    assert statuses(sender.send(one)) == ["duplicate"]
    said = ContactConfirmation.objects.get()
    assert (said.by, said.agrees, said.note, said.at) == (sender.user, False, "It was 5 minutes", sender.at)
    assert str(said.record) == one["id"]


def test_the_same_answer_again_is_a_record_and_no_second_answer(sender: Sender, contact: Contact):
    assert statuses(sender.send(answer(sender, contact))) == ["stored"]
    assert statuses(sender.send(answer(sender, contact))) == ["stored"]
    assert ContactConfirmation.objects.count() == 1
    assert Record.objects.filter(kind="contact.confirmed").count() == 2


def test_another_answer_later_is_held_and_lost_nowhere(sender: Sender, contact: Contact):
    actions.confirm_contact(contact=contact, by=sender.user, agrees=True)
    assert statuses(sender.send(answer(sender, contact, "no", "After all"))) == ["held: answered"]
    assert ContactConfirmation.objects.get().agrees
    assert b"After all" in bytes(HeldRecord.objects.get(reason="answered").body)


def test_two_answers_in_one_batch_do_not_both_stand(sender: Sender, contact: Contact):
    sent = statuses(sender.send(answer(sender, contact), answer(sender, contact, "no", "Otherwise")))
    assert sorted(sent) == ["held: database", "stored"]
    assert ContactConfirmation.objects.count() == 1


def test_nobody_answers_for_another_nor_about_nothing(sender: Sender, contact: Contact):
    other = Sender(sender.district, sender.district.para_unassigned, sender.at)
    nothing = other.record("contact.confirmed", {"contact": str(uuid7()), "says": "yes", "note": ""})
    assert statuses(other.send(answer(other, contact), nothing)) == ["held: not_asked"] * 2
    assert not ContactConfirmation.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"says": "maybe"}, {"note": "n" * 301}, {"note": "\u0000"}, {"contact": "x"}, {"more": 1}]
)
def test_what_cannot_be_read_is_held(sender: Sender, contact: Contact, wrong: dict):
    words = {"contact": str(contact.pk), "says": "yes", "note": ""} | wrong
    assert statuses(sender.send(sender.record("contact.confirmed", words))) == ["held: malformed"]


# --- The panels --------------------------------------------------------------------------------------


def today(client: Client, person) -> str:
    client.force_login(person)
    return client.get(reverse("today-pack"), headers={"X-Device": str(uuid7())}).json()["html"]


def test_today_asks_the_para_until_they_have_answered(client: Client, district: District, contact: Contact):
    page = today(client, district.para)
    assert "Did this happen?" in page
    assert f"contact/{contact.pk}" in page
    assert district.student.name in page.split("Did this happen?")[1].split("</article>")[0]
    actions.confirm_contact(contact=contact, by=district.para, agrees=True)
    assert "Did this happen?" not in today(client, district.para)


def test_today_asks_nobody_else_nor_of_what_was_taken_back(
    client: Client, district: District, contact: Contact
):
    for person in (district.case_manager, district.para_unassigned):
        assert "Did this happen?" not in today(client, person)
    actions.withdraw_contact(contact=contact, by=district.case_manager)
    assert "Did this happen?" not in today(client, district.para)


def test_a_teacher_is_one_tap_from_the_form_and_a_para_is_not(client: Client, district: District):
    link = f"{reverse('supervision:contact-who')}?student={district.student.pk}"
    assert link in today(client, district.case_manager)
    assert link not in today(client, district.para)
    for person, there in ((district.case_manager, True), (district.para, False)):
        client.force_login(person)
        page = client.get(reverse("students:student", args=[district.student.pk])).text
        assert (link in page) is there


def test_the_student_page_shows_contacts_that_included_the_student(
    client: Client, district: District, contact: Contact
):
    client.force_login(district.case_manager)
    for student, there in ((district.student, True), (district.student2, False)):
        page = client.get(reverse("students:student", args=[student.pk])).text
        assert (reverse("supervision:contact", args=[contact.pk]) in page) is there
