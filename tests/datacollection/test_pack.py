"""The day pack: all that a device needs for a day without a network, and nothing about anybody else."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from datacollection.models import Installation
from datacollection.sync import tickets
from iep.models import Target, TargetVersion
from students.models import Assignment
from tests.datacollection.pack_helpers import DEVICE, get, pack
from tests.fixtures.canary import found_in
from tests.fixtures.plans import make_target_version

DAY = timedelta(days=1)


def test_the_pack_is_as_the_contract_says(client, district):
    body = pack(client, district.para)
    assert set(body) == {
        "schema", "user", "day", "zone", "made_at", "expires_at", "ticket", "epoch", "html", "students",
        "beside", "recordables", "targets",
    }  # fmt: skip
    assert body["schema"] == 1
    assert body["user"] == {"id": str(district.para.pk), "name": "Para", "initials": "P"}
    assert body["day"] == district.today.isoformat()
    assert body["zone"] == "America/Chicago"
    assert UUID(body["epoch"]) == Installation.objects.get().epoch
    assert {frozenset(s) for s in body["students"]} == {frozenset({"id", "name", "initials", "picture"})}


def test_the_ticket_is_this_persons_on_this_device_for_half_a_day_at_most(client, district):
    body = pack(client, district.para)
    ticket = tickets.read(body["ticket"])
    assert (ticket.user, ticket.device) == (district.para.pk, DEVICE)
    assert parse_datetime(body["expires_at"]) == ticket.expires
    assert ticket.expires - parse_datetime(body["made_at"]) <= timedelta(hours=12)


def test_a_target_says_how_it_is_recorded(client, district):
    body = pack(client, district.para)
    by_id = {target["id"]: target for target in body["targets"]}
    trials, count = by_id[str(district.target.pk)], by_id[str(district.frequency_target.pk)]
    version = district.target.versions.get()
    assert (trials["version"], trials["student"]) == (str(version.pk), str(district.student.pk))
    assert (trials["pad"], trials["measure"], trials["trials"]) == ("pp-trial-pad", "discrete_trial", 5)
    assert trials["ladder"][:2] == [
        {"code": 0, "name": "Independent"},
        {"code": 1, "name": "Indirect verbal"},
    ]
    assert trials["items"] == version.items != []
    assert "Wait 4 seconds" in trials["prompting"]
    assert "90 %" in trials["criterion"]
    assert (trials["steps"], trials["training"]) == ([], None)
    assert (count["pad"], count["trials"], count["items"]) == ("pp-count-pad", None, [])
    assert set(trials) == {
        "id", "version", "student", "name", "statement", "measure", "pad", "unit", "ladder", "prompting",
        "trials", "items", "steps", "training", "criterion", "settings", "done_today", "due_today",
    }  # fmt: skip


def test_the_same_queries_for_one_student_and_for_three(client, district):
    client.force_login(district.para)
    get(client)
    with CaptureQueriesContext(connection) as three:
        assert len(get(client).json()["students"]) == 3
    others = [district.student2, district.student3]
    Assignment.objects.filter(para=district.para, student__in=others).update(
        during=(district.first, district.today)
    )
    with CaptureQueriesContext(connection) as one:
        assert len(get(client).json()["students"]) == 1
    assert len(one) == len(three)
    assert len(three) < 40


def test_who_is_signed_out_gets_401_as_json_and_is_led_nowhere(client, district):
    answer = get(client)
    assert answer.status_code == 401
    assert answer.json()["error"] == "signed_out"
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("device", ["", "x", "\x00", "not-a-uuid" * 50])
def test_without_a_device_there_is_no_ticket(client, district, device):
    client.force_login(district.para)
    answer = get(client, **{"X-Device": device})
    assert answer.status_code == 400
    assert "ticket" not in answer.json()


def test_it_is_kept_in_no_cache_and_only_read(client, district):
    client.force_login(district.para)
    assert get(client)["Cache-Control"] == "no-store"
    assert client.post(reverse("today-pack"), secure=True).status_code == 405


@pytest.mark.parametrize(
    "who", ["para_ended", "para_unassigned", "other_teacher", "foreign_teacher", "provider_other", "gened",
            "administrator", "foreign_administrator"]
)  # fmt: skip
def test_who_works_with_nobody_today_gets_an_empty_day(client, district, who):
    body = pack(client, getattr(district, who))
    assert (body["students"], body["targets"]) == ([], [])
    assert not found_in(body["html"])


def test_a_disabled_account_gets_nothing(client, district):
    client.force_login(district.para)
    district.para.is_active, district.para.deactivated_at = False, district.now
    district.para.save()
    assert get(client).status_code == 401


def test_an_assignment_that_ends_today_is_there_and_one_from_yesterday_is_not(client, district):
    mine = Assignment.objects.filter(para=district.para, student=district.student)
    mine.update(during=(district.first, district.today + DAY))
    assert len(pack(client, district.para)["students"]) == 3
    mine.update(during=(district.first, district.today))
    body = pack(client, district.para)
    assert len(body["students"]) == 2
    assert str(district.student.pk) not in str(body)


def test_a_provider_reads_the_day_and_gets_nothing_to_record(client, district):
    body = pack(client, district.provider)
    assert len(body["students"]) == 3
    assert body["targets"] == []
    assert 'data-panel="record"' not in body["html"]


def test_a_closed_target_and_a_draft_are_not_recorded(client, district):
    Target.objects.filter(pk=district.target.pk).update(
        closed_at=district.now - DAY, closed_by=district.case_manager
    )
    drafted = Target.objects.create(student=district.student, goal=district.goal, position=9)
    TargetVersion.objects.create(
        of=drafted, number=1, drafted_by=district.case_manager, name="Draft", statement="x",
        measure="frequency", prompting={}, ladder={}, criterion={}, data_plan={},
    )  # fmt: skip
    ids = {target["id"] for target in pack(client, district.para)["targets"]}
    assert str(district.frequency_target.pk) in ids
    assert not {str(district.target.pk), str(drafted.pk)} & ids


def test_a_target_that_cannot_be_read_leaves_the_rest_of_the_day_whole(client, district):
    broken = Target.objects.create(student=district.student, goal=district.goal, position=9)
    make_target_version(district, broken, "no_such_measure")
    body = pack(client, district.para)
    assert str(broken.pk) not in {target["id"] for target in body["targets"]}
    assert str(district.target.pk) in {target["id"] for target in body["targets"]}


def test_a_chain_names_its_steps_and_the_one_that_is_trained(client, district):
    target = Target.objects.create(student=district.student, goal=district.goal, position=9)
    make_target_version(
        district,
        target,
        "task_analysis",
        steps=["Wet", "Soap", "Rinse"],
        settings={"v": 1, "chaining": "backward"},
    )
    (chain,) = [one for one in pack(client, district.para)["targets"] if one["id"] == str(target.pk)]
    assert (chain["pad"], chain["steps"], chain["training"]) == ("pp-step-pad", ["Wet", "Soap", "Rinse"], 3)


def test_settings_that_nobody_chose_go_out_as_what_they_are(client, district):
    """A recorder knows no defaults: the measure does."""
    target = Target.objects.create(student=district.student, goal=district.goal, position=9)
    make_target_version(district, target, "momentary_interval", settings={})
    (one,) = [one for one in pack(client, district.para)["targets"] if one["id"] == str(target.pk)]
    assert one["settings"] == {"v": 1, "intervals": 10, "seconds": 30}
