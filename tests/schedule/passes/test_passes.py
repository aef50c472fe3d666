"""A substitute's pass: named blocks of one day, by code and PIN; nothing before and nothing after."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from datacollection.models import Session as Sitting
from datacollection.sync.ingest import ingest_records
from schedule.day import duties_on, students_today
from schedule.day.adults import adults_on
from schedule.models import Pass, PassTry, StudentBlock
from schedule.passes import actions as pass_actions
from schedule.passes import opening as passes
from schedule.passes.actions import Substitute
from schedule.passes.opening import Refusal, try_pass
from staff.calendar.actions import DayPlan, set_days
from staff.models import DayKind, Licence, Post, Role, User
from staff.people.actions import issue_link
from students.models import Student
from tests.schedule.absence_helpers import clock, substitute
from tests.schedule.assigning.test_assigning import refused

pytestmark = pytest.mark.clock

DAY = timedelta(days=1)


@pytest.fixture
def at(district):
    return clock(district, 7)


def make(district, at, *, students=None, **changes):
    blocks = StudentBlock.objects.filter(
        student__in=students or [district.student], rhythm="week"
    ).select_related("student", "period")
    given = {
        "who": Substitute(name="Ruth  Okafor", permit="S-1"), "teacher": district.case_manager,
        "school": district.school, "day": district.today, "blocks": list(blocks),
        "by": district.case_manager, "at": at,
    }  # fmt: skip
    return pass_actions.make_pass(**given | changes)


def test_code_and_pin_open_exactly_the_blocks_of_the_pass(district, at):
    made, pin = make(district, at)
    assert try_pass(made.code, pin, at).found == made
    person = User.objects.get(pk=made.person_id)
    assert person.name == "Ruth Okafor"
    assert students_today(person, at) == [district.student]
    (duty,) = duties_on(person, district.today).duties
    assert duty.student_ids == (district.student.pk,)
    assert (duty.begins, duty.ends) == (clock(district, 8, 45), clock(district, 9, 30))
    names = [one.name for one in adults_on([district.student], district.today)[district.student.pk]]
    assert "Ruth Okafor" in names


def test_nothing_before_and_nothing_after(district, at):
    made, pin = make(district, clock(district, 15, days=-1), day=district.today)
    yesterday, late = clock(district, 16, days=-1), clock(district, 9, 30)
    assert try_pass(made.code, pin, yesterday).why is Refusal.TOO_EARLY
    assert try_pass(made.code, pin, late).why is Refusal.OVER
    for moment, seen in ((yesterday, []), (at, [district.student]), (late, [])):
        assert students_today(made.person, moment) == seen
    assert Pass.objects.get() == made, "it stays in history"


def test_taken_back_it_opens_nothing_from_that_moment(district, at):
    made, pin = make(district, at)
    pass_actions.take_back_pass(of=made, by=district.administrator, at=clock(district, 9))
    assert try_pass(made.code, pin, clock(district, 9)).why is Refusal.OVER
    assert students_today(made.person, clock(district, 8, 59)) == [district.student]
    assert students_today(made.person, clock(district, 9)) == []


def test_five_wrong_pins_close_the_pass_whoever_knows_the_right_one(district, at):
    made, pin = make(district, at)
    for _n in range(passes.MOST_WRONG):
        assert try_pass(made.code, "no", at).why is Refusal.WRONG
    assert try_pass(made.code, pin, at).why is Refusal.CLOSED
    assert try_pass(made.code, "no", at).why is Refusal.WRONG, "a guess learns nothing of that"
    assert PassTry.objects.filter(was_right=False).count() == passes.MOST_WRONG


def test_a_code_that_there_is_not_takes_a_hash_too(district, at, monkeypatch):
    """Else the time of the answer would tell which codes there are."""
    asked = []
    monkeypatch.setattr(passes, "check_password", lambda pin, hashed: asked.append(hashed) or False)
    assert try_pass("0000-0000", "123456", at).why is Refusal.WRONG
    assert asked[0].split("$")[0] == "argon2"


def test_what_is_typed_is_read_as_it_is_printed(district, at):
    made, pin = make(district, at)
    typed = f" {passes.as_printed(made.code).lower().replace('0', 'o').replace('1', 'l')} "
    assert try_pass(typed, pin, at).found == made
    assert pin not in made.pin


def test_no_password_ever_opens_the_account(district, at):
    made, _pin = make(district, at)
    assert not made.person.has_usable_password()
    assert refused(issue_link, person=made.person, by=district.administrator) == {"person": ["pass"]}


def test_who_came_before_comes_again_as_the_same_person(district, at):
    made, _pin = make(district, at)
    again, _other = make(
        district, at, who=Substitute(before=made.person, permit="S-1"), day=district.today + 7 * DAY
    )
    assert again.person == made.person
    assert Post.objects.filter(user=made.person, role=Role.SUBSTITUTE).count() == 2
    staff = Substitute(before=district.para, permit="S-1")
    assert refused(make, district, at, who=staff) == {"before": ["foreign"]}


def test_a_pass_needs_a_name_a_permit_a_licensed_teacher_and_blocks_of_the_day(district, at):
    assert refused(make, district, at, who=Substitute(permit="S-1")) == {"name": ["required"]}
    assert refused(make, district, at, who=Substitute(name="Ruth")) == {"permit": ["required"]}
    assert refused(make, district, at, teacher=district.para) == {"teacher": ["no_post"]}
    assert refused(make, district, at, blocks=[]) == {"blocks": ["required"]}
    assert refused(make, district, at, day=district.today - DAY) == {"day": ["past"]}
    assert refused(make, district, at, day=district.today + 15 * DAY) == {"day": ["far"]}
    assert refused(make, district, at, day=district.today + DAY) == {"blocks": ["not_today"]}
    assert refused(make, district, at, school=district.sister_school) == {"teacher": ["no_post"]}
    Licence.objects.filter(user=district.case_manager).delete()
    assert refused(make, district, at) == {"teacher": ["no_licence"]}
    assert not Pass.objects.exists()
    assert not User.objects.filter(source="pass").exists()


def test_only_who_assigns_all_of_the_students_makes_a_pass(district, at):
    for who in ("para", "provider", "gened", "other_teacher", "sister_administrator"):
        with pytest.raises(PermissionDenied):
            make(district, at, by=getattr(district, who))


def test_a_pass_follows_the_bells(district, at):
    made, _pin = make(district, at)
    set_days(
        school=district.school, first=district.today, last=district.today, weekdays=range(1, 8),
        plan=DayPlan(DayKind.SCHOOL, district.bells.early), by=district.administrator,
    )  # fmt: skip
    assert students_today(made.person, clock(district, 8, 59)) == [district.student]
    assert students_today(made.person, clock(district, 9)) == []


def test_a_pass_always_ends(district, at):
    made, _pin = make(district, at)
    with pytest.raises(IntegrityError, match="pass_ends"), transaction.atomic():
        Pass.objects.filter(pk=made.pk).update(during=(at, None))


def test_what_the_substitute_records_bears_the_real_name_and_later_it_waits_for_a_look(district, at):
    made, _pin = make(district, at)
    session = {
        "kind": "session.start", "data": {"target": str(district.target.pk)},
        "plan": district.target.versions.get().pk,
    }  # fmt: skip
    stored, held = (
        ingest_records([session | {"at": moment}], actor=made.person, device=made.pk, received_at=moment)[0]
        for moment in (clock(district, 9), clock(district, 10))
    )
    assert (stored.status, held.status) == ("stored", "held"), stored.why
    assert Sitting.objects.get(pk=stored.id).recorder.name == "Ruth Okafor"


def test_the_plan_of_before_and_who_decided_it_is_not_theirs(client, district):
    client.force_login(substitute(district))
    plan = reverse("iep:plan", args=[district.student.pk])
    history = reverse("iep:history", args=[district.student.pk])
    page = client.get(plan)
    assert page.status_code == 200
    assert history not in page.text
    assert client.get(history).status_code == 403
    before = (district.today - timedelta(days=2)).isoformat()
    assert client.get(plan, {"on": before}).status_code == 403


def test_the_plan_is_there_to_work_by_and_what_was_gathered_is_not(district, at):
    made, _pin = make(district, at)
    assert Student.objects.visible_to(made.person, at, part="plan").exists()
    assert Student.objects.visible_to(made.person, at, part="data", act="log").exists()
    assert not Sitting.objects.visible_to(made.person, at).exists()
    assert not Student.objects.visible_to(made.person, at, part="family").exists()
