"""A student goes to another school or leaves: access ends that day, the data stays one line."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.dated import since
from datacollection.models import Session
from schedule.day import duties_on
from schedule.models import Pass, PassBlock, StudentBlock
from staff.calendar.school_time import moment
from staff.models import Post, Role
from students.care import actions as care_actions
from students.models import (
    Assignment,
    CareSignOff,
    Enrolment,
    Membership,
    SectionMember,
    Student,
    TeamRole,
    Transfer,
)
from students.moves import actions as move_actions
from students.moves.endings import ENDINGS, Departure, DepartureEnding, EndDates
from students.team.endings import who_may_stay
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.clock import right_now
from tests.fixtures.people import make_person
from tests.fixtures.students import join_team
from tests.schedule.absence_helpers import substitute
from tests.schedule.assigning.test_assigning import refused

pytestmark = pytest.mark.clock

DAY = timedelta(days=1)
SENDING = ("case_manager", "provider", "para", "gened", "administrator")


@pytest.fixture
def receiving(district):
    return make_person("receiving", Role.TEACHER, district.sister_school, district.first)


def move(district, receiving, **changes):
    given = {
        "student": district.student, "to": district.sister_school, "grade": "6", "first": district.today,
        "case_manager": receiving, "by": district.administrator,
    }  # fmt: skip
    return move_actions.move(**given | changes)


def seen_by(district, at=None, names=SENDING):
    """Who of the sending school knows of the student at `at`."""
    return [
        n
        for n in names
        if Student.objects.visible_to(getattr(district, n), at).filter(pk=district.student.pk)
    ]


def rows(student):
    """Everything that a move may cut, as it is."""
    models = (Enrolment, Membership, Assignment, StudentBlock, SectionMember)
    found = {m.__name__: set(m.objects.filter(student=student).values_list("pk", "during")) for m in models}
    care = CareSignOff.objects.filter(task__student=student).values_list("pk", "during")
    passes = PassBlock.objects.filter(block__student=student).values_list("of", "block")
    return found | {"care": set(care), "passes": set(passes)}


def test_today_the_new_team_sees_the_student_and_the_old_one_nothing(district, receiving):
    assert seen_by(district) == list(SENDING)
    move(district, receiving)
    later = right_now() + timedelta(minutes=1)
    assert seen_by(district, later) == []
    for user in (receiving, district.sister_administrator):
        assert list(Student.objects.visible_to(user, later)) == [district.student]
    assert Session.objects.visible_to(receiving, later).filter(student=district.student).count() == 2
    assert len(seen_by(district, district.now - DAY)) == len(SENDING), "what was, was"
    (duty,) = duties_on(district.para, district.today).duties
    assert district.student.pk not in duty.student_ids
    assert district.student2.pk in duty.student_ids
    assert not StudentBlock.objects.on(district.today).filter(student=district.student).exists()
    assert Enrolment.objects.of(district.student, district.today).grade == "6"


def test_a_move_ahead_ends_at_midnight_of_the_sending_schools_own_zone(district, receiving):
    type(district.school).objects.filter(pk=district.school.pk).update(time_zone="America/New_York")
    district.school.refresh_from_db()
    first = district.today + 5 * DAY
    made = move(district, receiving, first=first)
    midnight = moment(district.school.zone, first, 0)
    manager = district.student.team.get(user=district.case_manager)
    assert manager.during.upper == midnight
    second = timedelta(seconds=1)
    assert "case_manager" in seen_by(district, midnight - second)
    assert seen_by(district, midnight + DAY) == []
    assert not Student.objects.visible_to(receiving, midnight - second).exists()
    assert Student.objects.visible_to(receiving, midnight + DAY).exists()
    assert district.student.assignments.get(para=district.para).last_day == first - DAY
    assert made.first == first
    assert refused(move, district, receiving, first=first + DAY) == {"first": ["planned"]}


def test_a_plan_is_taken_back_and_everything_is_as_it_was(district, receiving):
    nurse = make_person("nurse", Role.PROVIDER, district.school, district.first)
    join_team(
        district.student, nurse, TeamRole.PROVIDER, district.administrator, district.first,
        discipline="nursing",
    )  # fmt: skip
    care = care_actions.delegate_care(
        student=district.student, name="Tube", steps="1", call="Nurse", by=nurse
    )
    care_actions.sign_off(task=care, person=district.para, last=district.today + 90 * DAY, by=nurse)
    substitute(district)
    Pass.objects.update(day=district.today + 6 * DAY, during=(district.now, district.now + 7 * DAY))
    Enrolment.objects.filter(student=district.student).update(
        during=since(district.first, district.today + 60 * DAY)
    )
    before, duty = rows(district.student), district.duty.during
    made = move(district, receiving, first=district.today + 5 * DAY)
    after = rows(district.student)
    assert [name for name in before if before[name] == after[name]] == []
    assert len(made.ended) >= 8
    assert not PassBlock.objects.exists()
    assert Pass.objects.get().taken_back_at, "a pass about nobody"
    assert move_actions.take_back_transfer(transfer=made, by=district.administrator) == 1, (
        "the pass is made anew"
    )
    restored = rows(district.student)
    for name in ("Assignment", "StudentBlock", "SectionMember", "care"):
        assert restored[name] == before[name], name
    assert before["Enrolment"] < restored["Enrolment"]
    assert Enrolment.objects.of(district.student, district.today + 30 * DAY).school == district.school
    assert not Enrolment.objects.filter(school=district.sister_school, during__isempty=False).exists()
    assert Membership.objects.get(user=receiving).during.isempty
    district.duty.refresh_from_db()
    assert district.duty.during == duty
    assert refused(move_actions.take_back_transfer, transfer=made, by=district.administrator) == {
        "transfer": ["taken_back"]
    }
    move(district, receiving, first=district.today + 9 * DAY)


def test_once_the_day_has_come_there_is_no_plan_to_take_back(district, receiving):
    made = move(district, receiving)
    found = {"transfer": ["begun"]}
    assert refused(move_actions.take_back_transfer, transfer=made, by=district.sister_administrator) == found
    with pytest.raises(PermissionDenied):
        move_actions.take_back_transfer(transfer=made, by=district.administrator)


def test_who_works_at_both_schools_stays_by_a_tick(district, receiving):
    provider = district.student.team.get(user=district.provider)
    assert refused(move, district, receiving, keep=[provider.pk]) == {"keep": ["no_post"]}
    Post.objects.create(
        user=district.provider,
        school=district.sister_school,
        role=Role.PROVIDER,
        during=since(district.first),
    )
    found = Departure.of(district.student, EndDates.of(district.school, district.today, district.now))
    assert who_may_stay(found.rows["membership"], district.sister_school, district.today) == [provider]
    move(district, receiving, keep=[provider.pk])
    assert seen_by(district, right_now() + timedelta(minutes=1)) == ["provider"]


def test_what_makes_no_sense_is_refused_at_its_field(district, receiving):
    assert refused(move, district, receiving, to=district.school) == {"to": ["school"]}
    assert refused(move, district, receiving, to=district.foreign_school) == {"to": ["school"]}
    assert refused(move, district, receiving, grade=" ") == {"grade": ["required"]}
    assert refused(move, district, receiving, first=district.today - 20 * DAY) == {"first": ["far"]}
    assert refused(move, district, receiving, case_manager=district.case_manager) == {
        "case_manager": ["no_post"]
    }
    receiving.licences.all().delete()
    assert refused(move, district, receiving) == {"case_manager": ["no_licence"]}
    for nobody in ("case_manager", "sister_administrator", "foreign_administrator", "para"):
        with pytest.raises(PermissionDenied):
            move(district, receiving, by=getattr(district, nobody))
    assert not Transfer.objects.exists()


def test_said_twice_it_happens_once(district, receiving):
    Post.objects.filter(user=district.administrator).update(school=district.district)
    by = type(receiving).objects.get(pk=district.administrator.pk)
    move(district, receiving, by=by)
    assert refused(move, district, receiving, by=by) == {"first": ["moved"]}
    assert Enrolment.objects.filter(student=district.student, during__isempty=False).count() == 2


def test_a_late_record_is_judged_by_when_it_was_made(district, receiving):
    """An old device comes online a day after the move."""
    made = district.now - DAY
    sender = Sender(district, district.para, made)
    move(district, receiving)
    assert statuses(sender.send(sender.start(district.target), at=district.now)) == ["stored"]
    fresh = Sender(district, district.para, district.now)
    assert statuses(fresh.send(fresh.start(district.target), at=district.now)) == ["held: not_assigned"]


def test_who_noticed_late_dates_the_school_back_but_nobodys_access(district, receiving):
    """They did know until now: records of those days are theirs."""
    first = district.today - 3 * DAY
    move(district, receiving, first=first)
    assert Enrolment.objects.of(district.student, first).school == district.sister_school
    assert "case_manager" in seen_by(district, district.now - DAY)
    assert district.student.assignments.get(para=district.para).last_day == district.today - DAY
    assert seen_by(district, right_now() + timedelta(minutes=1)) == []


def test_who_leaves_the_district_is_nobodys_from_then_on_and_all_stays(district):
    made = move_actions.leave(
        student=district.student, last_day=district.today, where="Eau Claire", by=district.administrator
    )
    assert made.first == district.today + DAY
    assert seen_by(district) == list(SENDING)
    assert seen_by(district, district.now + 2 * DAY) == []
    assert Session.objects.filter(student=district.student).count() == 2
    assert move_actions.take_back_transfer(transfer=made, by=district.administrator) == 0
    assert seen_by(district, district.now + 2 * DAY) == list(SENDING)


class LockerEnding(DepartureEnding):
    """As a room above would register one: a student has one locker, of the student's own number."""

    key, order = "locker", 99

    def __init__(self):
        self.put_back_rows = []

    def rows(self, student, dates, to):
        return Student.objects.filter(pk=student.pk)

    def cut(self, departure, by, at):
        return [{"what": self.key, "id": str(row.pk)} for row in departure.rows[self.key]]

    def put_back(self, cut):
        self.put_back_rows.append(cut)
        return False


def test_what_a_feature_registers_ends_with_a_move_and_is_put_back(district, receiving, monkeypatch):
    lockers = LockerEnding()
    monkeypatch.setattr(ENDINGS, "_items", ENDINGS._items | {lockers.key: lockers})
    made = move(district, receiving, first=district.today + 5 * DAY)
    locker = {"what": "locker", "id": str(district.student.pk)}
    assert made.ended[-1] == locker
    assert made.ended.count(locker) == 1
    assert move_actions.take_back_transfer(transfer=made, by=district.administrator) == 1, (
        "as many as it says"
    )
    assert lockers.put_back_rows == [locker]
