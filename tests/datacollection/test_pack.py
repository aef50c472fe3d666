"""The day pack: all that a device needs for a day without a network, and nothing about anybody else."""

from datetime import timedelta
from uuid import UUID, uuid4

import pgtrigger
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from datacollection import tickets
from datacollection.models import Counts, Installation, Session, SessionMark, SessionSummary
from iep.measures.dataplan import DataPlan, Rhythm
from iep.models import Target, TargetVersion
from staff.dated import since
from staff.models import CalendarDay, DayKind, Post, Role, School
from students.models import Assignment, Duty, DutyAssignment, SafetyCardVersion, Student
from tests.fixtures.canary import canary, found_in
from tests.fixtures.district import students
from tests.fixtures.place import minutes
from tests.fixtures.plans import make_target_version
from tests.fixtures.sessions import make_session

DAY = timedelta(days=1)
DEVICE = uuid4()


def get(client: Client, path: str = "today-pack", **headers: str):
    return client.get(reverse(path), headers={"X-Device": str(DEVICE)} | headers, secure=True)


def pack(client, user):
    client.force_login(user)
    answer = get(client)
    assert answer.status_code == 200
    return answer.json()


def test_the_pack_is_as_the_contract_says(client, district):
    body = pack(client, district.para)
    assert set(body) == {
        "schema", "user", "day", "zone", "made_at", "expires_at", "ticket", "epoch", "html", "students",
        "beside", "targets",
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
    assert (count["pad"], count["trials"], count["items"]) == ("pp-count-pad", None, [])
    assert set(trials) == {
        "id", "version", "student", "name", "statement", "measure", "pad", "unit", "ladder", "prompting",
        "trials", "items", "criterion", "settings", "done_today", "due_today",
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


# --- Done and due ----------------------------------------------------------------------------------


def new_target(district, **plan):
    """A target of today without any session, with this data plan."""
    target = Target.objects.create(student=district.student, goal=district.goal, position=8)
    make_target_version(district, target, data_plan=DataPlan(**plan).to_json())
    return target


def of(client, district, target):
    found = pack(client, district.para)["targets"]
    (one,) = [t for t in found if t["id"] == str(target.pk)]
    return one["done_today"], one["due_today"]


def test_a_daily_target_is_due_until_it_is_done(client, district):
    target = new_target(district, rhythm=Rhythm.DAILY)
    assert of(client, district, target) == (0, True)
    make_session(district, target, at=district.now)
    assert of(client, district, target) == (1, False)
    make_session(district, target, by=district.case_manager, at=district.now)
    assert of(client, district, target) == (2, False)


def test_yesterday_is_not_today(client, district):
    target = new_target(district, rhythm=Rhythm.DAILY)
    make_session(district, target, at=district.now - DAY)
    assert of(client, district, target) == (0, True)


def test_a_session_that_came_to_nothing_is_not_done(client, district):
    """Started and interrupted before the first trial: its score is undefined."""
    target = new_target(district, rhythm=Rhythm.DAILY)
    session = make_session(district, target, at=district.now, taps=[])
    assert SessionSummary.objects.get(session=session).score is None
    assert SessionMark.objects.filter(session=session).exists()
    assert of(client, district, target) == (0, True)


def test_a_weekly_probe_is_done_for_the_week(client, district):
    target = new_target(district, rhythm=Rhythm.WEEKLY_PROBE)
    assert of(client, district, target) == (0, True)
    monday = district.now - district.today.weekday() * DAY
    make_session(district, target, at=monday)
    assert of(client, district, target)[1] is False


def test_a_session_for_agreement_alone_is_not_the_data_of_the_day(client, district):
    target = new_target(district, rhythm=Rhythm.DAILY)
    session = make_session(district, target, at=district.now)
    with pgtrigger.ignore("datacollection.Session:append_only"):
        Session.objects.filter(pk=session.pk).update(counts=Counts.AGREEMENT)
    assert of(client, district, target) == (0, True)


def test_nothing_is_due_on_a_day_without_school(client, district):
    assert of(client, district, new_target(district, rhythm=Rhythm.DAILY))[1] is True
    CalendarDay.objects.filter(school=district.school, date=district.today).update(
        kind=DayKind.OFF, bell=None, note="Snow day"
    )
    body = pack(client, district.para)
    assert {target["due_today"] for target in body["targets"]} == {False}
    assert "No school today" in body["html"]
    assert "Snow day" in body["html"]


# --- What Today shows ------------------------------------------------------------------------------


def panels(html: str) -> list[str]:
    return [part.split('"')[0] for part in html.split('<section class="pp-stack" data-panel="')[1:]]


def test_safety_is_first_then_what_is_to_read_then_the_day(client, district):
    html = pack(client, district.para)["html"]
    assert panels(html) == ["safety", "updates", "day"]
    for n in (1, 2, 3):
        assert canary("SafetyCardVersion.allergies", n) in html


def test_a_duty_says_when_where_with_whom_and_how_closely(client, district):
    html = pack(client, district.para)["html"]
    (begins,) = {part.split('"')[0] for part in html.split('data-begins="')[1:]}
    assert parse_datetime(begins).astimezone(district.school.zone).strftime("%H:%M") == "08:45"
    assert "8:45 to 9:30 AM" in html
    assert str(district.duty.place) in html
    assert "Small group" in html
    assert "Line of sight" in html
    assert f'href="/record/#{district.target.pk}"' in html


def test_early_release_moves_the_duty_and_says_so(client, district):
    CalendarDay.objects.filter(school=district.school, date=district.today).update(bell=district.bells.early)
    html = pack(client, district.para)["html"]
    assert "8:30 to 9:00 AM" in html
    assert "Early release" in html


def test_a_student_without_a_duty_of_mine_stands_below_the_day(client, district):
    DutyAssignment.objects.filter(assignment__student=district.student3).delete()
    html = pack(client, district.para)["html"]
    duty, below = html.split("pp-day-rest")
    day = duty[duty.index('data-panel="day"') :]
    assert district.student.name in day
    assert district.student3.name not in day
    assert district.student3.name in below
    assert district.student.name not in below


def test_a_teacher_sees_their_students_without_duties_and_can_record(client, district):
    body = pack(client, district.case_manager)
    assert len(body["students"]) == 3
    assert len(body["targets"]) == 6
    assert "Your students" in body["html"]


def test_a_para_without_students_is_told_whom_to_ask(client, district):
    html = pack(client, district.para_unassigned)["html"]
    assert "No students yet" in html
    assert "Ask your teacher" in html


def test_a_student_without_a_safety_card_is_named_not_passed_over(client, district):
    card = SafetyCardVersion.objects.get(of__student=district.student2)
    card.in_force = (card.in_force.lower, district.now - DAY)
    card.save()
    html = pack(client, district.para)["html"]
    safety = html[: html.index('data-panel="updates"')]
    assert "Nothing is written on the safety card of" in safety
    assert district.student2.name in safety


def test_two_of_my_times_that_overlap_by_todays_bells_are_told(client, district):
    Duty.objects.create(
        para=district.para, school=district.school, place="Gym", day=district.today.isoweekday(),
        minutes=minutes("8:30", "8:45"), during=since(district.first),
    )  # fmt: skip
    assert "overlap" not in pack(client, district.para)["html"]
    CalendarDay.objects.filter(school=district.school, date=district.today).update(bell=district.bells.early)
    assert "two of your times overlap" in pack(client, district.para)["html"]


def test_markup_in_a_name_stays_text(client, district):
    Student.objects.filter(pk=district.student.pk).update(used_name="<img src=x onerror=alert(1)>")
    html = pack(client, district.para)["html"]
    assert "<img" not in html
    assert "&lt;img" in html


def test_the_pack_only_reads(client, district):
    """What was given when is written when it is published: looking at Today changes nothing but the log."""
    client.force_login(district.para)
    get(client)
    with CaptureQueriesContext(connection) as caught:
        get(client)
    writes = [q["sql"] for q in caught if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert all("students_accessrow" in sql for sql in writes), writes


def test_a_para_at_two_schools_is_told_which_one_is_closed_only_if_both_are(client, district):
    Post.objects.create(
        user=district.para, school=district.sister_school, role=Role.PARA, during=since(district.first)
    )
    CalendarDay.objects.filter(school=district.sister_school).update(kind=DayKind.OFF, bell=None)
    assert "No school today" not in pack(client, district.para)["html"]
    CalendarDay.objects.filter(school=district.school).update(kind=DayKind.OFF, bell=None)
    html = pack(client, district.para)["html"]
    assert "No school at First School" in html
    assert "No school at Sister School" in html


def test_the_zone_is_that_of_the_school(client, district):
    School.objects.filter(pk=district.school.pk).update(time_zone="Pacific/Honolulu")
    body = pack(client, district.para)
    assert body["zone"] == "Pacific/Honolulu"


# --- On paper --------------------------------------------------------------------------------------


def test_the_same_day_on_paper(client, district):
    client.force_login(district.para)
    answer = client.get(reverse("today-print"), secure=True)
    assert answer.status_code == 200
    for student in students(district, 3):
        assert student.name in answer.text
    assert panels(answer.text) == ["safety", "updates", "day"]


def test_paper_needs_a_person(client, district):
    assert client.get(reverse("today-print"), secure=True).status_code == 302
