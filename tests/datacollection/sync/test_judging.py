"""Permission is judged at the moment of the record, by the rows that `visible_to` reads."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.dated import since
from datacollection.models import HeldRecord, Session
from datacollection.sync import devices, tickets
from iep.models import Target
from staff.calendar.school_time import day_span
from staff.models import Post, Role, User
from staff.permissions import Act, Part, grounds_for
from students.grounds.dated_grounds import GroundRows, dated_grounds
from students.models import Assignment, Student
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import PERSONAS, District

DAY = timedelta(days=1)


def lately(district: District) -> datetime:
    """An hour ago, but today: just after midnight that would be yesterday."""
    midnight, _next = day_span(district.school.zone, district.today)
    return max(district.now - timedelta(hours=1), midnight)


def send_as(district: District, user: User, at: datetime | None = None, target: Target | None = None) -> str:
    """What becomes of a session that `user` began at `at`; the ticket is good."""
    at = at or lately(district)
    sender = Sender(district, user, at)
    start = sender.start(target)
    return statuses(sender.send(start, at=max(at, district.now)))[0]


@pytest.mark.parametrize("persona", ["para", "case_manager"])
def test_who_works_with_the_student_may_record(district: District, persona: str):
    assert send_as(district, getattr(district, persona)) == "stored"


@pytest.mark.parametrize("persona", sorted(PERSONAS.keys() - {"para", "case_manager"}))
def test_nobody_else_may_and_nothing_is_lost(district: District, persona: str):
    user = getattr(district, persona)
    assert send_as(district, user) == "held: not_assigned"
    held = HeldRecord.objects.get(actor=user, reason="not_assigned", received_at=district.now)
    assert held.student == district.student
    assert held in HeldRecord.objects.visible_to(district.case_manager)


def test_an_assignment_that_ended_yesterday_still_covers_the_day_before(district: District):
    assert send_as(district, district.para_ended) == "held: not_assigned"
    assert send_as(district, district.para_ended, district.now - 2 * DAY) == "stored"


def test_an_assignment_that_begins_tomorrow_covers_nothing_of_today(district: District):
    Assignment.objects.filter(para=district.para, student=district.student).update(
        during=since(district.today + DAY)
    )
    assert send_as(district, district.para) == "held: not_assigned"


def test_reassigned_while_offline(district: District):
    """The assignment ended last night: what was recorded yesterday stands, what was today does not."""
    yesterday = district.now - DAY
    Assignment.objects.filter(para=district.para, student=district.student).update(
        during=since(district.first, district.today)
    )
    assert send_as(district, district.para, yesterday) == "stored"
    assert send_as(district, district.para) == "held: not_assigned"


def test_an_account_that_was_disabled_since_still_recorded_what_it_recorded(district: District):
    para = district.para
    para.is_active, para.deactivated_at = False, district.now - timedelta(minutes=30)
    para.save()
    assert send_as(district, para, district.now - timedelta(hours=1)) == "stored"
    assert send_as(district, para, district.now - timedelta(minutes=10)) == "held: not_assigned"


def test_an_ended_post_ends_the_right(district: District):
    Post.objects.filter(user=district.para).update(during=since(district.first, district.today))
    assert send_as(district, district.para, district.now - DAY) == "stored"
    assert send_as(district, district.para) == "held: not_assigned"


def test_a_target_of_another_student_is_held(district: District):
    Assignment.objects.filter(para=district.para, student=district.student2).update(
        para=district.para_unassigned
    )
    assert send_as(district, district.para, target=district.student2.targets.first()) == "held: not_assigned"
    assert send_as(district, district.para) == "stored"


def test_a_target_that_nobody_knows_is_held(sender: Sender):
    assert statuses(sender.send(sender.start() | {"data": {"target": str(sender.device)}})) == [
        "held: target"
    ]


def test_a_target_that_was_closed_then_is_held(district: District):
    Target.objects.filter(pk=district.target.pk).update(
        closed_at=district.now - timedelta(minutes=30), closed_by=district.case_manager
    )
    assert send_as(district, district.para, district.now - timedelta(hours=1)) == "stored"
    assert send_as(district, district.para, district.now - timedelta(minutes=10)) == "held: target_closed"


def test_trials_after_the_target_closed_are_held_and_the_end_is_not(sender: Sender):
    closed = sender.at + timedelta(minutes=1)
    Target.objects.filter(pk=sender.district.target.pk).update(
        closed_at=closed, closed_by=sender.district.case_manager
    )
    start = sender.start()
    late = sender.at + timedelta(minutes=2)
    records = [
        start,
        sender.trial(start),
        sender.trial(start, 2, at=late),
        sender.record("session.end", {"session": start["id"]}, late),
    ]
    assert statuses(sender.send(*records, at=late)) == ["stored", "stored", "held: target_closed", "stored"]
    assert HeldRecord.objects.get(reason="target_closed").student == sender.district.student


def test_the_version_must_be_this_targets_and_have_been_in_force(district: District, sender: Sender):
    other = district.frequency_target.versions.get()
    draft = district.target.versions.create(**copied(district.target.versions.get(), number=2))
    for plan in (str(other.pk), str(draft.pk), None, str(sender.device)):
        assert statuses(sender.send(sender.start() | {"plan": plan})) == ["held: version"]


def copied(version, **changes):  # type: ignore[no-untyped-def]
    words = {name: getattr(version, name) for name in version.CONTENT}
    return words | {"drafted_by": version.drafted_by, "based_on": version} | changes


def test_an_offline_device_goes_on_under_the_version_of_its_day_pack(district: District, sender: Sender):
    """Published over at nine; tapped at ten under the old one, which the session names for good."""
    old = district.target.versions.get()
    replaced = sender.at - timedelta(minutes=30)
    new = district.target.versions.create(**copied(old, number=2))
    old.in_force = (old.in_force.lower, replaced)
    old.save()
    new.in_force, new.published_by, new.published_at = (replaced, None), district.case_manager, replaced
    new.source = "teaching"
    new.save()
    start = sender.start(district.frequency_target)
    mine = sender.start() | {"plan": str(old.pk)}
    assert statuses(sender.send(start, mine)) == ["stored", "stored"]
    assert Session.objects.get(pk=mine["id"]).version == old
    too_early = sender.start(at=replaced - timedelta(minutes=5)) | {"plan": str(new.pk)}
    assert statuses(sender.send(too_early)) == ["held: version"]


def test_a_response_that_the_measure_does_not_have_is_held(sender: Sender):
    start = sender.start(sender.district.frequency_target)
    occurrence, correct = sender.trial(start, response=5, prompt=None, prompter=None), sender.trial(start, 2)
    assert statuses(sender.send(start, occurrence, correct)) == ["stored", "stored", "held: measure"]


def test_a_trial_in_anothers_session_is_held(sender: Sender):
    start = sender.start()
    sender.send(start)
    colleague = Sender(sender.district, sender.district.case_manager, sender.at)
    assert statuses(colleague.send(colleague.trial(start))) == ["held: not_theirs"]


def test_judging_is_the_rule_of_visible_to(district: District):
    """The rows in memory and the query agree, for every persona and student, at many moments."""
    assert set(grounds_for(Part.DATA, Act.LOG)) <= set(dated_grounds()), (
        "one that is no tie would be held for ever"
    )
    Assignment.objects.filter(para=district.para, student=district.student2).update(
        during=since(district.today - 3 * DAY, district.today)
    )
    Post.objects.filter(user=district.other_teacher).update(during=(district.first, district.today - DAY))
    for user, first in ((district.other_teacher, 1), (district.case_manager, -2)):  # one moved, one will
        Post.objects.create(
            user=user, school=district.sister_school, role=Role.TEACHER,
            during=since(district.today - first * DAY),
        )  # fmt: skip
    Post.objects.filter(user=district.case_manager, school=district.school).update(
        during=since(district.first, district.today - 2 * DAY)
    )
    Assignment.objects.filter(para=district.para).update(supervisor=district.other_teacher)
    users = [user for user in district.people().values() if user.is_active]
    students = list(Student.objects.values_list("pk", flat=True))
    rows, random = GroundRows.load(students, users), Random(7)
    moments = [
        district.now + timedelta(minutes=random.randint(-60 * 24 * 40, 60 * 24 * 3)) for _ in range(12)
    ]
    for user in users:
        for at in moments:
            rule = set(
                Student.objects.visible_to(user, at, part=Part.DATA, act=Act.LOG).values_list("pk", flat=True)
            )
            allowing = set(grounds_for(Part.DATA, Act.LOG))
            assert {s for s in students if allowing & set(rows.grounds(user, s, at))} == rule, (
                user.email,
                at,
            )


def test_the_number_of_queries_does_not_grow_with_the_batch(district: District):
    devices.epoch()  # made on the first day of an installation
    few, many = (Sender(district, district.para, district.now - timedelta(hours=1)) for _ in range(2))

    def queries(sender: Sender, times: int) -> int:
        targets = [district.target, district.student2.targets.first(), district.student3.targets.first()][
            :times
        ]
        starts = [sender.start(target) for target in targets]
        trials = [sender.trial(start, n) for start in starts for n in range(1, 20 * times)]
        with CaptureQueriesContext(connection) as caught:
            assert set(statuses(sender.send(*starts, *trials))) == {"stored"}
        return len(caught)

    assert queries(few, 1) == queries(many, 3)


def test_a_tap_asks_no_more_than_it_must(district: District):
    devices.epoch()
    sender = Sender(district, district.para, district.now - timedelta(hours=1))
    start = sender.start()
    sender.send(start)
    with CaptureQueriesContext(connection) as caught:
        assert statuses(sender.send(sender.trial(start))) == ["stored"]
    assert len(caught) == 12 + 2  # the transaction's beginning and end


def test_a_ticket_is_no_permission(district: District):
    """A good ticket of somebody who never worked with the student."""
    sender = Sender(district, district.foreign_teacher, district.now - timedelta(hours=1))
    assert tickets.read(sender.ticket).user == district.foreign_teacher.pk
    assert statuses(sender.send(sender.start())) == ["held: not_assigned"]


def test_a_person_with_two_posts_may_what_either_allows(district: District):
    Post.objects.create(
        user=district.para, school=district.school, role=Role.GENED, during=since(district.first)
    )
    assert send_as(district, district.para) == "stored"
