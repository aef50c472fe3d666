"""Anyone who sees a safety card may say that it is wrong, and is answered by who writes it (P10)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from students.models import SafetyFlag
from students.safety import actions as safety_actions

WRONG = "The EpiPen is no longer in the red bag"


def url(name, thing) -> str:
    return reverse(f"students:{name}", args=[thing.pk])


def flag(district, words=WRONG) -> SafetyFlag:
    return safety_actions.flag_safety(student=district.student, words=words, by=district.para)


def page_of(client, who, path) -> str:
    client.force_login(who)
    return client.get(path).text


@pytest.mark.parametrize("who", ["para", "gened", "provider", "case_manager", "administrator"])
def test_whoever_sees_the_card_may_say_so(client, district, who):
    client.force_login(getattr(district, who))
    answer = client.post(url("safety-flags", district.student), {"words": WRONG})
    assert answer.status_code == 302
    assert SafetyFlag.objects.get().by == getattr(district, who)


def test_who_does_not_see_it_may_not(district):
    with pytest.raises(PermissionDenied):
        safety_actions.flag_safety(student=district.student, words=WRONG, by=district.other_teacher)


def test_an_empty_word_is_told_and_nothing_is_stored(client, district):
    client.force_login(district.para)
    answer = client.post(url("safety-flags", district.student), {"words": "  "})
    assert answer.status_code == 422
    assert not SafetyFlag.objects.exists()


def test_it_stands_beside_the_card_until_it_is_answered(client, district):
    one = flag(district)
    for path in (url("student", district.student), url("glance", district.student)):
        assert WRONG in page_of(client, district.case_manager, path)
    client.force_login(district.case_manager)
    client.post(url("safety-flag-answer", one), {"words": "It hangs by the door now."})
    assert WRONG not in page_of(client, district.case_manager, url("student", district.student))
    said = page_of(client, district.para, url("safety-flags", district.student))
    assert WRONG in said
    assert "It hangs by the door now." in said


def test_only_who_writes_the_card_answers_and_only_once(client, district):
    one = flag(district)
    for who in (district.para, district.administrator):
        with pytest.raises(PermissionDenied):
            safety_actions.answer_safety_flag(flag=one, words="No", by=who)
    safety_actions.answer_safety_flag(flag=one, words="Yes", by=district.case_manager)
    with pytest.raises(ValidationError, match="answered this already"):
        safety_actions.answer_safety_flag(flag=one, words="No", by=district.case_manager)


def test_the_same_queries_for_one_and_for_three(client, district):
    def queries() -> int:
        client.force_login(district.case_manager)
        client.get(url("safety-flags", district.student))
        with CaptureQueriesContext(connection) as caught:
            client.get(url("safety-flags", district.student))
        return len(caught)

    flag(district)
    one = queries()
    flag(district, "two")
    flag(district, "three")
    assert queries() == one
