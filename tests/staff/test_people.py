"""Accounts: who may add, rename, close and open them, and what closing one ends."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from core.dated import since
from staff.models import Licence, Post, Role, User
from staff.people import actions as people_actions
from staff.people.actions import Names
from staff.posts import actions as post_actions
from students.models import Student
from tests.fixtures.people import make_person
from tests.staff.page_helpers import queries, refused, url

DAY = timedelta(days=1)


def add(district, **changes):
    given = {
        "names": Names("Ana Rivera Lund", "Ana@Example.org"),
        "school": district.school,
        "role": Role.PARA,
        "first": district.today,
        "last": None,
        "by": district.administrator,
    }
    return people_actions.add_person(**given | changes)


def at_two_districts(district) -> User:
    """Somebody with a post at the school and another one that its administrator does not look after."""
    person = make_person("between", Role.PROVIDER, district.school, district.first)
    Post.objects.create(
        user=person, school=district.foreign_school, role=Role.PROVIDER, during=since(district.first)
    )
    return person


# --- Adding ----------------------------------------------------------------------------------------


def test_a_person_is_added_with_a_post_and_without_a_password(district):
    made = add(district)
    assert (made.email, made.has_usable_password()) == ("ana@example.org", False)
    assert made.roles() == {Role.PARA}


def test_an_e_mail_that_is_known_is_said_in_words_and_nobody_is_added(district):
    before = Post.objects.count()
    taken = refused(add, district=district, names=Names("Somebody", district.foreign_teacher.email.upper()))
    assert taken == {"email": ["staff_user_email_key"]}
    assert Post.objects.count() == before


@pytest.mark.parametrize("who", ["case_manager", "para", "sister_administrator", "foreign_administrator"])
def test_only_administrators_of_the_school_add_people_to_it(district, who):
    with pytest.raises(PermissionDenied):
        add(district, by=getattr(district, who))
    assert not User.objects.filter(email="ana@example.org").exists()


def test_the_page_offers_no_school_of_others(client, district):
    client.force_login(district.administrator)
    fields = {
        "legal_name": "Ana Rivera", "email": "ana@example.org", "role": "para", "first": str(district.today),
    }  # fmt: skip
    page = client.post(url("person-add"), fields | {"school": str(district.sister_school.pk)})
    assert page.status_code == 422
    assert not User.objects.filter(email="ana@example.org").exists()
    page = client.post(url("person-add"), fields | {"school": str(district.school.pk)})
    assert page.url == url("person", User.objects.get(email="ana@example.org"))


# --- Finding ---------------------------------------------------------------------------------------


def test_a_name_is_looked_for_without_standing_in_an_address(client, district):
    client.force_login(district.administrator)
    answer = client.post(url("people"), {"q": "PÄRA un"})
    assert answer.url == url("people")
    rows = client.get(url("people")).context["rows"]
    assert [row.person for row in rows] == [district.para_unassigned]
    client.post(url("people"))
    assert len(client.get(url("people")).context["rows"]) > 5


@pytest.mark.parametrize("words", ["\x00", "%", "'; --", "🦄" * 300, "nobody"])
def test_no_search_breaks_the_list(client, district, words):
    client.force_login(district.administrator)
    client.post(url("people"), {"q": words})
    page = client.get(url("people"), {"page": words})
    assert page.status_code == 200
    assert ("Nobody of that name" in page.text) is (words != "\x00")  # of which nothing is left to look for


def test_the_list_shows_people_of_ones_own_schools_and_no_others(client, district):
    client.force_login(district.administrator)
    shown = {row.person for row in client.get(url("people")).context["rows"]}
    assert {district.para, district.case_manager} <= shown
    assert not shown & {
        district.foreign_teacher,
        district.sister_administrator,
        district.foreign_administrator,
    }


def test_a_post_at_the_district_covers_its_schools(client, district):
    head = make_person("head", Role.ADMINISTRATOR, district.district, district.first)
    client.force_login(head)
    shown = {row.person for row in client.get(url("people")).context["rows"]}
    assert {district.para, district.sister_administrator} <= shown
    assert district.foreign_teacher not in shown


def test_the_list_and_a_person_take_the_same_queries_for_one_row_and_for_three(client, district):
    client.force_login(district.foreign_administrator)
    Post.objects.exclude(user=district.foreign_administrator).filter(school=district.foreign_school).delete()
    one = queries(client, url("people"))
    others = [make_person(f"new{n}", Role.TEACHER, district.foreign_school, district.first) for n in range(2)]
    assert queries(client, url("people")) == one <= 12
    page = url("person", others[0])
    alone = queries(client, page)
    for n in range(2):
        post_actions.add_post(
            person=others[0], school=district.foreign_school, role=[Role.PARA, Role.PROVIDER][n],
            first=district.today, last=None, by=district.foreign_administrator,
        )  # fmt: skip
    # Who changed what is now known: their names and the schools are asked for once.
    assert queries(client, page) <= alone + 2
    more = queries(client, page)
    people_actions.change_person(
        person=others[0], names=Names("Other", others[0].email), by=district.foreign_administrator
    )
    assert queries(client, page) == more <= 20


# --- Names and e-mail ------------------------------------------------------------------------------


def test_a_changed_name_says_who_changed_it_and_when(client, district):
    client.force_login(district.administrator)
    page = client.post(
        url("person-names", district.para), {"legal_name": "Dee Kaczmarek", "email": district.para.email}
    )
    assert page.status_code == 302
    text = client.get(url("person", district.para)).text
    assert "Changed the names or the e-mail" in text
    assert f"by {district.administrator}" in text


@pytest.mark.slow  # signs in with a password, four times
def test_another_e_mail_ends_sessions_and_the_old_one_opens_nothing(client, district):
    person = district.para
    person.set_password("a long enough password")
    person.save()
    theirs = Client()
    theirs.post(
        reverse("account_login"), {"login": person.email, "password": "a long enough password"}, secure=True
    )
    assert theirs.get(reverse("students:list"), secure=True).status_code == 200
    people_actions.change_person(
        person=person, names=Names(person.legal_name, "dee@example.org"), by=district.administrator
    )
    assert theirs.get(reverse("students:list"), secure=True).status_code == 302
    for email, status in (("para@example.org", 200), ("dee@example.org", 302)):
        answer = Client().post(
            reverse("account_login"), {"login": email, "password": "a long enough password"}, secure=True
        )
        assert answer.status_code == status, email


def test_the_account_of_somebody_who_also_works_elsewhere_is_not_ours_to_change(client, district):
    person = at_two_districts(district)
    client.force_login(district.administrator)
    page = client.get(url("person", person))
    assert page.status_code == 200
    assert url("person-close", person) not in page.text
    for name in ("person-names", "person-close", "person-open", "person-link"):
        assert client.post(url(name, person)).status_code == 403, name
    with pytest.raises(PermissionDenied):
        people_actions.disable(person=person, by=district.administrator)


def test_a_principal_has_no_hold_on_the_director_who_also_works_at_the_school(district):
    head = make_person("head", Role.ADMINISTRATOR, district.district, district.first)
    Post.objects.create(
        user=head, school=district.school, role=Role.ADMINISTRATOR, during=since(district.first)
    )
    by = district.administrator
    for act in (people_actions.disable, people_actions.enable, people_actions.issue_link):
        with pytest.raises(PermissionDenied):
            act(person=head, by=by)
    with pytest.raises(PermissionDenied):
        people_actions.change_person(person=head, names=Names("Mine", "mine@example.org"), by=by)
    assert people_actions.issue_link(person=by, by=head), (
        "but the district's looks after those of its schools"
    )


def test_who_works_here_no_more_can_only_be_closed(client, district):
    """Else a school of long ago could change where the mail of somebody goes who is hired elsewhere."""
    Post.objects.filter(user=district.para).update(during=(district.first, district.today - DAY))
    client.force_login(district.administrator)
    page = client.get(url("person", district.para))
    assert "has no post at your schools any more" in page.text
    for name in ("person-names", "person-link", "licence-add", "licence"):
        assert url(name, district.para) not in page.text, name
    for name in ("person-names", "person-link", "person-open"):
        assert client.post(url(name, district.para), {}).status_code == 403, name
    licence = Licence.objects.get(user=district.para)
    assert client.get(url("licence", licence)).status_code == 404
    fields = {"kind": "director", "first": str(district.today)}
    assert client.post(url("licence-add", district.para), fields).status_code == 403
    assert client.post(url("person-close", district.para)).status_code == 302


# --- Closing and opening ---------------------------------------------------------------------------


def test_closing_an_account_ends_every_session_and_todays_access(client, district):
    para = district.para
    theirs = [Client(), Client()]
    for one in theirs:
        one.force_login(para)
        assert (
            one.get(reverse("students:student", args=[district.student.pk]), secure=True).status_code == 200
        )
    client.force_login(district.administrator)
    assert client.post(url("person-close", para)).status_code == 302
    para.refresh_from_db()
    assert (para.is_active, para.deactivated_at is not None) == (False, True)
    assert not Student.objects.visible_to(para).exists()
    for one in theirs:
        assert one.get(reverse("students:list"), secure=True).status_code == 302
        headers = {"x-device": "018f0000-0000-7000-8000-000000000000"}
        assert one.get(reverse("today-pack"), headers=headers, secure=True).status_code == 401
    assert client.get(url("people")).status_code == 200, "the administrator's own session stands"


def test_an_account_that_opens_again_does_not_wake_its_old_sessions(district):
    district.para.set_password("a long enough password")  # without one the closing itself changes the key
    district.para.save()
    theirs = Client()
    theirs.force_login(district.para)
    people_actions.disable(person=district.para, by=district.administrator)
    people_actions.enable(person=district.para, by=district.administrator)
    assert theirs.get(reverse("students:list"), secure=True).status_code == 302
    assert not [
        s for s in Session.objects.all() if s.get_decoded().get("_auth_user_id") == str(district.para.pk)
    ]


def test_nobody_closes_their_own_account(district):
    own = refused(people_actions.disable, person=district.administrator, by=district.administrator)
    assert own == {"confirm": ["own"]}


def test_the_last_administrator_of_a_school_is_not_closed(client, district):
    head = make_person("head", Role.ADMINISTRATOR, district.district, district.first)
    assert people_actions.disable(person=district.sister_administrator, by=head), "the district's remains"
    other = make_person("other", Role.ADMINISTRATOR, district.foreign_school, district.first)
    client.force_login(district.foreign_administrator)
    assert client.post(url("person-close", other)).status_code == 302
    second = make_person("second", Role.ADMINISTRATOR, district.foreign_district, district.first)
    Post.objects.filter(user=district.foreign_administrator).update(
        during=(district.first, district.today + DAY)
    )
    last = refused(people_actions.disable, person=second, by=district.foreign_administrator)
    assert last == {"confirm": ["last_administrator"]}


def test_what_was_recorded_before_the_account_was_closed_still_counts(district):
    people_actions.disable(person=district.para, by=district.administrator)
    person = User.objects.get(pk=district.para.pk)
    assert person.was_active(district.now)
    assert not person.was_active(district.now + DAY)
