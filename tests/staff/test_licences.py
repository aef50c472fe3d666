"""Licences: who is warned when, and what the end of one stops by the policies of the schools."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.dated import since
from staff.licences import actions as licence_actions
from staff.licences.licence_effects import stopped_by
from staff.licences.rules import LicenceRules, notices
from staff.models import Licence, LicenceKind, Policy, Role
from students.models import AccessRow
from tests.fixtures.canary import found_in
from tests.fixtures.people import make_person
from tests.staff.page_helpers import queries, refused, url

DAY = timedelta(days=1)
HEADERS = {"x-device": "018f0000-0000-7000-8000-000000000000"}


def ends(district, user, in_days) -> Licence:
    """The licence of `user`, its last day so many days from today."""
    licence = Licence.objects.select_related("user").get(user=user)
    licence.valid = since(licence.valid.lower, district.today + (in_days + 1) * DAY)
    licence.save()
    return licence


def words_of(district, licence) -> list[str]:
    stopped = stopped_by([licence], district.administrator, district.today)
    return [str(one.words).split()[0] for one in stopped.get(licence.pk, [])]


# --- Warnings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("in_days", "tone"),
    [
        (91, None),
        (90, "info"),
        (31, "info"),
        (30, "watch"),
        (8, "watch"),
        (7, "bad"),
        (0, "bad"),
        (-15, "bad"),
    ],
)
def test_who_is_warned_how_loudly(district, in_days, tone):
    licence = ends(district, district.para, in_days)
    found = notices([licence], district.today)
    assert [(n.tone, n.days) for n in found] == ([(tone, in_days)] if tone else [])


def test_a_licence_without_an_end_warns_nobody(district):
    assert notices(Licence.objects.filter(user=district.para), district.today) == []


def test_a_licence_that_another_of_its_kind_follows_warns_nobody(district):
    licence = ends(district, district.para, 20)
    Licence.objects.create(user=district.para, kind=licence.kind, valid=since(licence.valid.upper))
    assert notices(Licence.objects.filter(user=district.para), district.today) == []


def test_a_gap_before_the_next_one_is_told(district):
    licence = ends(district, district.para, 20)
    Licence.objects.create(user=district.para, kind=licence.kind, valid=since(licence.valid.upper + DAY))
    assert len(notices(Licence.objects.filter(user=district.para), district.today)) == 1


def test_the_administrator_sees_what_ends_at_their_own_schools_only(client, district):
    ends(district, district.para, 20)
    client.force_login(district.administrator)
    for page in ("administration", "licences"):
        text = client.get(url(page)).text
        assert str(district.para) in text
        assert "ends in 20 days" in text
    client.force_login(district.sister_administrator)
    for page, words in (
        ("administration", "None ends in the next 90 days."),
        ("licences", "No license ends soon"),
    ):
        text = client.get(url(page)).text
        assert words in text
        assert str(district.para.pk) not in text


def test_people_are_told_on_their_own_first_page(client, district):
    ends(district, district.para, 5)
    ends(district, district.case_manager, -3)
    client.force_login(district.para)
    pack = client.get(reverse("today-pack"), headers=HEADERS).json()
    assert "ends in 5 days" in str(pack)
    client.force_login(district.case_manager)
    page = client.get(reverse("students:list")).text
    assert "ended 3 days ago" in page
    assert "Publishing plans" in page
    client.force_login(district.other_teacher)
    assert "Your license" not in client.get(reverse("students:list")).text


def test_a_renewal_that_was_applied_for_is_shown_and_counts_for_nothing(client, district):
    licence = ends(district, district.case_manager, -3)
    licence_actions.change_licence(
        licence=licence, number="", first=licence.valid.lower, last=licence.last_day,
        renewal_applied=district.today - 10 * DAY, by=district.administrator,
    )  # fmt: skip
    client.force_login(district.administrator)
    text = client.get(url("person", district.case_manager)).text
    assert "renewal applied for on" in text
    assert "With it has stopped:" in text
    licence.refresh_from_db()
    assert words_of(district, licence) == ["Supervising", "Publishing", "Signing"]


# --- What stops ------------------------------------------------------------------------------------


def test_what_stops_follows_from_the_policies_of_the_school(district):
    licence = ends(district, district.case_manager, 20)
    assert words_of(district, licence) == ["Supervising", "Publishing", "Signing"]
    Policy.objects.filter(school=district.district, key="licence.publish").update(value=["director"])
    assert words_of(district, licence) == ["Supervising", "Signing"]
    Policy.objects.filter(key="licence.supervisor").delete()
    assert words_of(district, licence) == [], "where no rule says it, the licence allowed nothing"


def test_another_licence_that_meets_the_rule_keeps_it_going(district):
    licence = ends(district, district.case_manager, 20)
    Licence.objects.create(user=district.case_manager, kind=LicenceKind.DIRECTOR, valid=since(district.today))
    assert words_of(district, licence) == []


def test_a_para_may_have_any_licence_of_the_state(district):
    licence = ends(district, district.para, 20)
    assert words_of(district, licence) == ["New"]
    Licence.objects.create(user=district.para, kind=LicenceKind.GENERAL_TEACHER, valid=since(district.today))
    assert words_of(district, licence) == []


def test_the_assignments_and_plans_concerned_are_named_and_the_look_is_recorded(client, district):
    ends(district, district.case_manager, 20)
    client.force_login(district.administrator)
    AccessRow.objects.all()
    page = client.get(url("person", district.case_manager))
    assert str(district.para) in page.text
    assert found_in(page.text)
    row = AccessRow.objects.latest("at")
    assert (row.page, row.who) == ("staff:person", district.administrator)
    assert set(row.students) == {district.student.pk, district.student2.pk, district.student3.pk}


def test_students_whom_the_administrator_may_not_know_of_are_not_named(district):
    licence = ends(district, district.case_manager, 20)
    stopped = stopped_by([licence], district.sister_administrator, district.today)
    assert [list(one.rows) for one in stopped[licence.pk]] == [[], [], []]


def test_the_pages_take_the_same_queries_for_one_licence_and_for_three(client, district):
    client.force_login(district.administrator)
    ends(district, district.case_manager, 20)
    one = queries(client, url("licences")), queries(client, url("administration"))
    for n in range(2):
        ends(district, make_person(f"t{n}", Role.TEACHER, district.school, district.first), 20)
    assert (queries(client, url("licences")), queries(client, url("administration"))) == one
    assert max(one) <= 16


def test_all_licences_stand_in_a_list_with_those_that_have_no_end(client, district):
    client.force_login(district.administrator)
    address = url("licences") + "?show=all"
    page = client.get(address)
    shown = {licence.user for licence in page.context["page"]}
    assert district.para in shown
    assert district.foreign_teacher not in shown
    assert "no end" in page.text
    many = queries(client, address)
    Licence.objects.exclude(user=district.para).delete()
    assert queries(client, address) == many <= 9


def test_a_licence_that_is_over_and_stopped_nothing_is_no_news(client, district):
    ends(district, district.gened, -30)
    client.force_login(district.administrator)
    assert "None ends in the next 90 days." in client.get(url("administration")).text


def test_rules_are_loaded_once_and_asked_for_any_day(district, django_assert_num_queries):
    teacher, school, today = district.case_manager, district.school, district.today
    ends(district, teacher, 20)
    Policy.objects.create(
        school=school, key="licence.publish", value=["director"], source="a rule",
        during=since(today + 2 * DAY, today + 4 * DAY),
    )  # fmt: skip
    with django_assert_num_queries(2):
        rules = LicenceRules.load([teacher.pk], [school], ["licence.publish"])
        days = [n for n in range(23) if rules.meets(teacher.pk, "licence.publish", school, today + n * DAY)]
        last = rules.last_day_before(teacher.pk, "licence.publish", school, today + 40 * DAY)
    assert days == [n for n in range(21) if n not in (2, 3)], "the school's own value comes first"
    assert last == today + 20 * DAY
    assert not rules.meets(district.para.pk, "licence.publish", school, today), "not loaded, so not met"
    assert not rules.meets(teacher.pk, "licence.publish", school, today - 5000 * DAY), "no rule said it then"


# --- Adding and changing ---------------------------------------------------------------------------


def test_a_licence_is_added_without_an_end_and_ended(client, district):
    client.force_login(district.administrator)
    fields = {"kind": "interpreter", "first": str(district.today - 30 * DAY), "number": " 12-345 "}
    assert client.post(url("licence-add", district.provider), fields).status_code == 302
    made = Licence.objects.get(user=district.provider, kind=LicenceKind.INTERPRETER)
    assert (made.last_day, made.number) == (None, "12-345")
    sent = {"first": str(made.valid.lower), "last": str(district.today)}
    assert client.post(url("licence", made), sent).status_code == 302
    made.refresh_from_db()
    assert made.last_day == district.today
    text = client.get(url("person", district.provider)).text
    assert "Changed a license" in text


def test_two_of_one_kind_at_one_time_are_refused_in_words(client, district):
    client.force_login(district.administrator)
    fields = {"kind": "aide", "first": str(district.today)}
    page = client.post(url("licence-add", district.para), fields)
    assert page.status_code == 422
    assert "has a license of this kind in that time already" in page.text


def test_a_renewal_is_not_applied_for_in_the_future_nor_an_end_before_the_beginning(district):
    licence = Licence.objects.select_related("user").get(user=district.para)
    given = {
        "licence": licence, "number": "", "first": district.today, "last": None, "renewal_applied": None,
        "by": district.administrator,
    }  # fmt: skip
    wrong = refused(licence_actions.change_licence, **given | {"renewal_applied": district.today + DAY})
    assert wrong == {"renewal_applied": ["future"]}
    assert refused(licence_actions.change_licence, **given | {"last": district.today - DAY}) == {
        "last": ["order"]
    }


@pytest.mark.parametrize("who", ["para", "case_manager", "sister_administrator", "foreign_administrator"])
def test_nobody_else_writes_licences(district, who):
    by = getattr(district, who)
    with pytest.raises(PermissionDenied):
        licence_actions.add_licence(
            person=district.para, kind=LicenceKind.DIRECTOR, first=district.today, last=None, by=by
        )
    assert Licence.objects.filter(user=district.para).count() == 1
