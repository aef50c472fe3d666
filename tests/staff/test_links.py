"""The link to set a first password: once, and never for who has a password already."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from staff.models import Role
from staff.people import actions as people_actions
from staff.people.actions import Names
from tests.fixtures.clock import travel
from tests.staff.page_helpers import url

PASSWORD = "a long enough password"


@pytest.fixture
def newcomer(district):
    return people_actions.add_person(
        names=Names("Ana Rivera", "ana@example.org"), school=district.school, role=Role.PARA,
        first=district.today, last=None, by=district.administrator,
    )  # fmt: skip


def link_of(client, person) -> str:
    page = client.post(url("person-link", person))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    return re.search(r'value="https?://[^/"]+(/accounts/password/reset/key/[^"]+)"', page.text)[1]


def set_password(link: str) -> Client:
    theirs = Client()
    form = theirs.get(link, follow=True, secure=True)
    theirs.post(
        form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD}, follow=True, secure=True
    )
    return theirs


def signs_in(person) -> bool:
    answer = Client().post(
        reverse("account_login"), {"login": person.email, "password": PASSWORD}, secure=True
    )
    return answer.status_code == 302


def test_a_link_sets_the_password_once(client, district, newcomer):
    client.force_login(district.administrator)
    link = link_of(client, newcomer)
    set_password(link)
    assert signs_in(newcomer)
    assert "This link no longer works" in Client().get(link, follow=True, secure=True).text


def test_it_is_shown_once_and_kept_in_no_session_and_no_log(client, district, newcomer, caplog):
    client.force_login(district.administrator)
    key = link_of(client, newcomer).rstrip("/").rpartition("-")[2]
    assert key not in str(dict(client.session))
    assert key not in caplog.text
    page = client.get(url("person", newcomer)).text
    assert key not in page
    assert "Made a link to set the password" in page


@pytest.mark.slow
def test_a_new_link_makes_the_one_before_useless(client, district, newcomer):
    client.force_login(district.administrator)
    first = link_of(client, newcomer)
    second = link_of(client, newcomer)
    set_password(first)
    assert not signs_in(newcomer)
    set_password(second)
    assert signs_in(newcomer)


def test_it_works_for_three_days(client, district, newcomer):
    client.force_login(district.administrator)
    link = link_of(client, newcomer)
    with travel(timedelta(days=4), tick=True):
        set_password(link)
        assert not signs_in(newcomer)


def test_who_has_a_password_gets_no_link_from_anybody(client, district, newcomer):
    newcomer.set_password(PASSWORD)
    newcomer.save()
    client.force_login(district.administrator)
    answer = client.post(url("person-link", newcomer), follow=True)
    assert "has a password" in answer.text
    assert "/reset/key/" not in answer.text
    assert signs_in(newcomer), "the password stands"


def test_closing_the_account_makes_a_link_useless(client, district, newcomer):
    client.force_login(district.administrator)
    link = link_of(client, newcomer)
    people_actions.disable(person=newcomer, by=district.administrator)
    people_actions.enable(person=newcomer, by=district.administrator)
    set_password(link)
    assert not signs_in(newcomer)


@pytest.mark.parametrize("who", ["case_manager", "newcomer", "sister_administrator", "foreign_administrator"])
def test_others_make_no_link(district, newcomer, who):
    by = newcomer if who == "newcomer" else getattr(district, who)
    with pytest.raises(PermissionDenied):
        people_actions.issue_link(person=newcomer, by=by)


def test_a_closed_account_gets_none(district, newcomer):
    people_actions.disable(person=newcomer, by=district.administrator)
    with pytest.raises(ValidationError):
        people_actions.issue_link(person=newcomer, by=district.administrator)
