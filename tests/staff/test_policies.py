"""Rules with dates: a new value from a day on closes the one before it; the past stays as it was."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from core.declared import whole
from core.declared_form import form_fields, initial_values, read_form
from staff.calendar.school_time import moment
from staff.models import Policy
from staff.policies import actions as policy_actions
from staff.policies.keys import POLICY_KEYS, PolicyKey, PolicyValue, default_policies
from staff.policies.values import Policies
from tests.fixtures.clock import travel
from tests.fixtures.district import ZONE
from tests.staff.page_helpers import queries, refused, url

DAY = timedelta(days=1)
KEY = "contact.week"


def value(minutes) -> dict[str, int]:
    return {"v": 1, "minutes": minutes, "contacts": 2}


def set_it(district, minutes=45, in_days=0, **changes) -> Policy:
    given = {
        "school": district.school,
        "key": KEY,
        "value": value(minutes),
        "source": "district expectation",
        "first": district.today + in_days * DAY,
        "by": district.administrator,
    }
    return policy_actions.set_policy(**given | changes)


def value_of(school, key, day):
    return Policies.load([school], [key]).find(school, key, day).value


def minutes_on(district, in_days, school=None) -> int:
    return value_of(school or district.school, KEY, district.today + in_days * DAY)["minutes"]


def test_a_school_sets_its_own_value_and_the_past_stays(district):
    set_it(district)
    assert [minutes_on(district, n) for n in (-1, 0, 30)] == [30, 45, 45]
    assert minutes_on(district, 0, district.sister_school) == 30


def test_a_later_value_closes_the_one_before_it(district):
    set_it(district)
    set_it(district, 60, in_days=7)
    assert [minutes_on(district, n) for n in (0, 6, 7)] == [45, 45, 60]
    assert Policy.objects.filter(school=district.school, key=KEY).count() == 2


def test_a_value_goes_up_to_the_next_one_that_is_planned(district):
    set_it(district, 60, in_days=7)
    set_it(district, 45)
    assert [minutes_on(district, n) for n in (-1, 0, 6, 7)] == [30, 45, 45, 60]


def test_nothing_is_set_into_the_past_nor_twice_on_one_day(district):
    assert refused(set_it, district=district, in_days=-1) == {"first": ["past"]}
    set_it(district)
    assert refused(set_it, district=district) == {"first": ["set"]}


def test_a_planned_value_is_taken_back_and_the_one_before_goes_on(client, district):
    set_it(district)
    planned = set_it(district, 60, in_days=7)
    client.force_login(district.administrator)
    assert client.post(url("policy-take-back", planned)).url == url("policy", district.school, KEY)
    assert [minutes_on(district, n) for n in (0, 7, 300)] == [45, 45, 45]


def test_a_value_that_holds_is_not_taken_back(client, district):
    held = set_it(district)
    client.force_login(district.administrator)
    page = client.post(url("policy-take-back", held), follow=True)
    assert "This value holds already" in page.text
    assert Policy.objects.filter(pk=held.pk).exists()


@pytest.mark.parametrize("who", ["para", "case_manager", "sister_administrator", "foreign_administrator"])
def test_only_administrators_of_the_school_set_its_rules(district, who):
    with pytest.raises(PermissionDenied):
        set_it(district, by=getattr(district, who))


def test_an_administrator_of_a_school_does_not_set_the_rules_of_the_district(client, district):
    with pytest.raises(PermissionDenied):
        set_it(district, school=district.district)
    client.force_login(district.administrator)
    assert client.get(url("policy", district.district, KEY)).status_code == 404


def test_the_page_asks_for_the_numbers_by_name_and_says_where_they_come_from(client, district):
    client.force_login(district.administrator)
    page = client.get(url("policy", district.school, KEY)).text
    assert "30 minutes a week, 2 contacts a week" in page
    assert "district expectation" in page
    fields = {
        "minutes": "40",
        "contacts": "3",
        "source": "district expectation",
        "first": str(district.today),
    }
    assert client.post(url("policy", district.school, KEY), fields).status_code == 302
    assert value_of(district.school, KEY, district.today) == {"v": 1, "minutes": 40, "contacts": 3}


def test_kinds_of_licence_are_ticked(client, district):
    client.force_login(district.administrator)
    address = url("policy", district.school, "licence.publish")
    fields = {"source": "a rule", "first": str(district.today)}
    page = client.post(address, fields | {"kinds": ["dentist"]})
    assert page.status_code == 422
    assert client.post(address, fields | {"kinds": ["director"]}).status_code == 302
    assert value_of(district.school, "licence.publish", district.today) == ["director"]


@pytest.mark.parametrize("sent", ["", "-1", "99999999999999999999", "x", "1e9"])
def test_a_number_that_cannot_be_is_refused(client, district, sent):
    client.force_login(district.administrator)
    fields = {"minutes": sent, "contacts": "3", "source": "x", "first": str(district.today)}
    assert client.post(url("policy", district.school, KEY), fields).status_code == 422


def test_a_key_that_nobody_registered_is_shown_and_not_changed(client, district):
    row = set_it(district, key="strange.key", value={"odd": 1})
    client.force_login(district.administrator)
    address = url("policy", district.school, row.key)
    assert "odd" in client.get(address).text
    assert client.post(address, {"source": "x"}).status_code == 403
    for key in ("no.such", "\x00", "🦄" * 80):
        assert client.get(url("policy", district.school, key)).status_code == 404, key


def test_the_list_shows_what_held_on_another_day(client, district):
    client.force_login(district.administrator)
    set_it(district)
    yesterday = {"on": str(district.today - DAY)}
    assert "45 minutes a week" in client.get(url("policies", district.school)).text
    assert (
        "45 minutes a week, 2 contacts a week</strong>"
        not in client.get(url("policies", district.school), yesterday).text
    )


def test_a_missing_rule_is_said(client, district):
    Policy.objects.filter(key=KEY).delete()
    client.force_login(district.administrator)
    assert "Nothing says what the rule is" in client.get(url("policies", district.school)).text


def test_the_pages_take_the_same_queries_for_one_value_and_for_three(client, district):
    client.force_login(district.administrator)
    set_it(district)
    one = (
        queries(client, url("policies", district.school)),
        queries(client, url("policy", district.school, KEY)),
    )
    for n in (1, 2):
        set_it(district, 40 + n, in_days=n)
    many = (
        queries(client, url("policies", district.school)),
        queries(client, url("policy", district.school, KEY)),
    )
    assert many == one
    assert max(one) <= 9


def test_a_value_says_who_set_it_and_one_taken_back_stays_in_the_history(client, district):
    client.force_login(district.administrator)
    planned = set_it(district, 60, in_days=7)
    assert f"set by {district.administrator}" in client.get(url("policy", district.school, KEY)).text
    policy_actions.take_back_policy(policy=planned, by=district.administrator)
    events = apps.get_model("staff", "PolicyEvent").objects.filter(pgh_obj_id=planned.pk).order_by("pgh_id")
    told = events.values_list("pgh_label", "pgh_context__metadata__verb")
    assert list(told) == [("insert", "staff.set_policy"), ("delete", "staff.take_back_policy")]


@pytest.mark.parametrize("policy", POLICY_KEYS, ids=lambda policy: policy.key)
def test_every_default_has_a_form_that_gives_back_what_was_put_in(policy):
    assert policy.is_known
    fields = form_fields(type(policy.default))
    initial = initial_values(policy.default)
    cleaned = {name: field.clean(initial[name]) for name, field in fields.items()}
    stored = policy.default.to_json()
    assert read_form(type(policy.default), cleaned, fields).to_json() == stored
    assert policy.read(stored) == policy.default
    assert policy.show(stored)


def test_the_day_is_that_of_the_school_and_not_of_who_writes(district):
    """After midnight in Chicago it is still yesterday in Honolulu, and a value may begin on that day."""
    district.school.time_zone = "Pacific/Honolulu"
    district.school.save()
    with travel(moment(ZONE, district.today, 30)):
        yesterday = set_it(district, in_days=-1)
    assert yesterday.starts == district.today - DAY


def test_a_policy_is_added_by_one_declaration(client, district, monkeypatch):
    monkeypatch.setattr(POLICY_KEYS, "_items", dict(POLICY_KEYS._items))

    @dataclass(frozen=True)
    class Recess(PolicyValue):
        minutes: int = whole(low=10, high=60, label="minutes of recess a day")

    POLICY_KEYS.register(PolicyKey("recess", "Recess", Recess(20), "Wis. Stat. 118", help="Outdoors."))
    client.force_login(district.administrator)
    address = url("policy", district.school, "recess")
    page = client.get(address).text
    assert "Minutes of recess a day" in page
    assert "Outdoors." in page
    fields = {"minutes": "25", "source": "district expectation", "first": str(district.today)}
    assert client.post(address, fields | {"minutes": "9"}).status_code == 422
    assert client.post(address, fields).status_code == 302
    assert value_of(district.school, "recess", district.today) == {"v": 1, "minutes": 25}
    assert "25 minutes of recess a day" in client.get(url("policies", district.school)).text
    new = {row.key: row for row in default_policies(district.district, district.today)}
    assert (new["recess"].value, new["recess"].source) == ({"v": 1, "minutes": 20}, "Wis. Stat. 118")
