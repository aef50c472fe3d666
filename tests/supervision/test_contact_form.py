"""The form of a contact: three taps, what is wrong with it, and how it is taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core.dated import since
from staff.models import Licence
from supervision.models import Contact
from tests.fixtures.district import District
from tests.supervision.page_helpers import DAY, get, one_pair
from tests.supervision.test_contacts import record


def send(client: Client, person, para, **words):
    client.force_login(person)
    data = {"kind": "observation", "minutes": "10", "when": "ended"} | words
    return client.post(reverse("supervision:contact-new", args=[para.pk]), data)


def test_three_taps_record_a_contact_that_just_ended(client: Client, district: District):
    response = send(client, district.case_manager, district.para, students=[district.student.pk])
    contact = Contact.objects.get()
    assert response.url == reverse("supervision:contact", args=[contact.pk])
    assert contact.made_at - contact.began_at == timedelta(minutes=10)
    assert contact.with_students.get().student == district.student


def test_a_contact_that_starts_now_began_now(client: Client, district: District):
    send(client, district.case_manager, district.para, when="starts", minutes="other", other_minutes="12")
    contact = Contact.objects.get()
    assert (contact.made_at, contact.minutes) == (contact.began_at, 12)


def test_another_time_is_said_on_the_schools_clock(client: Client, district: District):
    day = district.today - 2 * DAY
    send(client, district.case_manager, district.para, when="then", day=str(day), clock="08:40")
    local = Contact.objects.get().began_at.astimezone(district.school.zone)
    assert (local.date(), local.hour, local.minute) == (day, 8, 40)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"kind": "chat"},
        {"minutes": "7"},
        {"minutes": "other"},
        {"minutes": "other", "other_minutes": "481"},
        {"when": "then"},
        {"when": "then", "day": "2031-01-01", "clock": "08:00"},
        {"students": ["not-an-id"]},
        {"note": "n" * 501},
        {"contact_id": "x"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(client: Client, district: District, wrong: dict):
    response = send(client, district.case_manager, district.para, **wrong)
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert not Contact.objects.exists()


def test_a_student_of_nobodys_cannot_be_slipped_in(client: Client, district: District):
    one_pair(district)
    words = {"students": [district.student2.pk]}
    assert send(client, district.case_manager, district.para, **words).status_code == 422


def test_undo_is_one_tap_in_the_first_minutes(client: Client, district: District):
    contact = record(district)
    client.force_login(district.case_manager)
    assert "Undo" in client.get(reverse("supervision:contact", args=[contact.pk])).text
    client.post(reverse("supervision:contact-withdraw", args=[contact.pk]))
    page = client.get(reverse("supervision:contact", args=[contact.pk])).text
    assert "took this contact back" in page
    assert "Undo" not in page


def test_a_contact_without_licence_says_that_it_is_not_counted(client: Client, district: District):
    contact = record(district)
    words = "This contact is not counted."
    assert words not in get(client, district.para, "supervision:contact", contact.pk)
    Licence.objects.filter(user=district.case_manager).update(
        valid=since(district.first - DAY, district.today - 3 * DAY)
    )
    assert words in get(client, district.para, "supervision:contact", contact.pk)


def test_later_it_is_taken_back_with_a_reason(client: Client, district: District):
    earlier = district.now - timedelta(hours=2)
    contact = record(district, began_at=earlier, at=earlier)
    client.force_login(district.case_manager)
    url = reverse("supervision:contact-withdraw", args=[contact.pk])
    assert client.post(url).status_code == 422
    assert client.post(url, {"why": "Wrong para"}).status_code == 302
    assert contact.__class__.objects.standing().count() == 0


def test_the_para_says_no_with_a_word_about_it(client: Client, district: District):
    contact = record(district)
    client.force_login(district.para)
    url = reverse("supervision:contact-confirm", args=[contact.pk])
    assert client.post(url, {"agrees": "no"}).status_code == 422
    client.post(url, {"agrees": "no", "note": "It was 5 minutes"})
    page = get(client, district.case_manager, "supervision:contact", contact.pk)
    assert "It was otherwise" in page
    assert "It was 5 minutes" in page


# --- With whom ----------------------------------------------------------------------------------------


def test_paras_whom_one_supervises_stand_before_the_others_of_the_school(client: Client, district: District):
    page = get(client, district.case_manager, "supervision:contact-who", all=1)
    mine, others = page.split("Other paras of your school")
    assert str(district.para) in mine
    assert str(district.para_unassigned) in others


def test_a_student_or_target_narrows_it_to_who_works_there(client: Client, district: District):
    for words in ({"student": district.student.pk}, {"target": district.target.pk}):
        page = get(client, district.case_manager, "supervision:contact-who", all=1, **words)
        assert "Paras of this student" in page
        assert str(district.para) in page.split("Other paras")[0]


def test_a_target_that_one_may_not_know_of_tells_nothing(client: Client, district: District):
    page = get(client, district.foreign_teacher, "supervision:contact-who", target=district.target.pk)
    assert "Paras of this student" not in page
    assert str(district.para.pk) not in page
