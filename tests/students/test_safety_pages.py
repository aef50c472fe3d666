"""The safety card in the browser's terms: what is sent, what comes of it."""

import pytest

from core.publishing import newest
from staff.models import Licence
from students.models import SafetyCardVersion
from students.safety import actions as safety_actions
from tests.students.page_helpers import url, words


def test_a_published_card_is_in_force_at_once_for_everybody(teacher, district):
    before = newest(district.safety_card)
    sent = words(district, publish="1")
    assert teacher.post(url("safety-edit", district.student), sent).status_code == 302
    now = newest(district.safety_card)
    before.refresh_from_db()
    assert (now.allergies, now.reason, now.food) == ("Peanuts. EpiPen, then 911.", "From the nurse", "")
    assert now.published_by == district.case_manager
    assert before.in_force.upper == now.in_force.lower
    for who in (district.para, district.gened):
        teacher.force_login(who)
        page = teacher.get(url("student", district.student), follow=True).text
        assert "Peanuts. EpiPen, then 911." in page


def test_a_draft_is_seen_by_nobody_who_only_reads(teacher, district):
    answer = teacher.post(url("safety-edit", district.student), words(district, save="1"), follow=True)
    assert "Draft saved" in answer.text
    assert "This is a draft by" in answer.text
    teacher.force_login(district.para)
    assert "Peanuts" not in teacher.get(url("student", district.student)).text


def test_publishing_needs_a_reason_and_a_draft_does_not(teacher, district):
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1", why=" "))
    assert answer.status_code == 422
    assert "why" in answer.context["form"].errors
    assert newest(district.safety_card).number == 1
    saved = teacher.post(url("safety-edit", district.student), words(district, save="1", why=""))
    assert saved.status_code == 302


def test_the_same_words_once_more_are_nothing_new(teacher, district):
    same = newest(district.safety_card).content()
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1") | same)
    assert answer.status_code == 422
    assert "Nothing changed" in answer.text
    assert SafetyCardVersion.objects.filter(of=district.safety_card).count() == 1


def test_two_editors_are_told_and_neither_loses_a_word(teacher, district):
    mine = words(district, publish="1")
    safety_actions.publish_safety(
        student=district.student, fields={"food": "Cut to 1 cm"}, reason="New", by=district.case_manager
    )
    answer = teacher.post(url("safety-edit", district.student), mine)
    assert answer.status_code == 409
    assert "Cut to 1 cm" in answer.text
    assert answer.context["form"]["allergies"].value() == "Peanuts. EpiPen, then 911."
    assert newest(district.safety_card).food == "Cut to 1 cm"
    again = mine | {
        "revision": answer.context["form"]["revision"].value(),
        "based_on": answer.context["form"]["based_on"].value(),
    }
    assert teacher.post(url("safety-edit", district.student), again).status_code == 302
    assert newest(district.safety_card).allergies == "Peanuts. EpiPen, then 911."


def test_a_lapsed_licence_never_holds_back_a_safety_card(teacher, district):
    Licence.objects.filter(user=district.case_manager).update(valid=(district.first, district.today))
    answer = teacher.post(url("safety-edit", district.student), words(district, publish="1"))
    assert answer.status_code == 302


@pytest.mark.parametrize("who", ["para", "provider", "gened", "administrator"])
def test_who_does_not_write_safety_gets_403_and_the_card_stays(client, district, who):
    client.force_login(getattr(district, who))
    assert client.get(url("safety-edit", district.student)).status_code == 403
    answer = client.post(url("safety-edit", district.student), words(district, publish="1"))
    assert answer.status_code == 403
    assert SafetyCardVersion.objects.filter(of=district.safety_card).count() == 1
