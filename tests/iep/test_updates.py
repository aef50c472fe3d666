"""Who is told, who has read it, and what counts as not having read it."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from iep import actions, panels, unread
from iep.models import PlanUpdate, UpdateReceipt
from staff.dated import since
from staff.models import CalendarDay
from students import hooks
from students.actions import publish_safety, save_safety_draft
from students.models import Assignment, Student
from tests.iep.writing import MEETING, a_whole_draft, target_fields

pytestmark = pytest.mark.django_db
TEACHING = {"source": "teaching", "reason": "Flat."}


@pytest.fixture
def published(district):
    actions.save_draft(of=district.target, fields=target_fields(), by=district.case_manager)
    actions.publish(student=district.student, by=district.case_manager, **TEACHING)
    return PlanUpdate.objects.latest("published_at")


def assign(district, para, until=None):
    assignment = Assignment.objects.create(
        student=district.student,
        para=para,
        supervisor=district.case_manager,
        during=since(district.today, until),
    )
    hooks.tell_assigned(assignment=assignment, by=district.case_manager, at=timezone.now())
    return assignment


def waiting_for(user, district):
    students = Student.objects.with_grounds(user).filter(pk=district.student.pk)
    return panels.updates(user, list(students), timezone.now())


def test_whose_assignment_ended_yesterday_is_told_nothing(district, published):
    assert not published.receipts.filter(user=district.para_ended).exists()


def test_a_para_who_comes_later_is_told_of_what_holds(district, published):
    assign(district, district.para_unassigned)
    told = UpdateReceipt.objects.filter(user=district.para_unassigned)
    # The version that is no longer in force is not told of; what has no update has none to give.
    assert [receipt.update for receipt in told] == [published]


def test_who_comes_later_reads_all_that_holds(district, published):
    assign(district, district.para_unassigned)
    told = waiting_for(district.para_unassigned, district)["groups"][0]["told"][0]
    labels = {change.label: change for change in told.changes}
    assert labels["Measure"].after == "Discrete trials"
    assert not any(change.before for change in told.changes)
    mine = waiting_for(district.para, district)["groups"][0]["told"]
    assert any(change.before for one in mine if one.update == published for change in one.changes)


def test_assigned_again_is_told_once(district, published):
    assign(district, district.para_unassigned, district.today + timedelta(days=2))
    assignment = Assignment.objects.get(para=district.para_unassigned)
    again = actions.give_updates(assignment=assignment, by=district.case_manager)
    assert again == 0
    assert UpdateReceipt.objects.filter(user=district.para_unassigned).count() == 1


def test_a_closed_target_tells_newcomers_nothing(district, published):
    actions.close_target(target=district.target, by=district.case_manager)
    assign(district, district.para_unassigned)
    assert not UpdateReceipt.objects.filter(user=district.para_unassigned).exists()


def test_a_safety_card_published_by_itself_is_told(district):
    save_safety_draft(student=district.student, fields={"food": "Cut to 1 cm."}, by=district.case_manager)
    version = publish_safety(student=district.student, reason="New.", by=district.case_manager)
    update = PlanUpdate.objects.get(safety_version=version)
    assert update.receipts.filter(user=district.para).exists()


def test_safety_stands_first(district, published):
    save_safety_draft(student=district.student, fields={"food": "Cut to 1 cm."}, by=district.case_manager)
    publish_safety(student=district.student, reason="New.", by=district.case_manager)
    told = waiting_for(district.para, district)["groups"][0]["told"]
    assert [one.is_safety for one in told] == [True, False, False]


def test_what_was_acknowledged_waits_no_longer(district, published):
    UpdateReceipt.objects.filter(user=district.para).update(acknowledged_at=timezone.now())
    assert waiting_for(district.para, district) is None


def test_an_update_of_another_student_is_not_shown_here(district, published):
    other = Student.objects.with_grounds(district.para).filter(pk=district.student2.pk)
    groups = panels.updates(district.para, list(other), timezone.now())["groups"]
    assert {one.update.student_id for group in groups for one in group["told"]} == {district.student2.pk}


# --- Fairness -------------------------------------------------------------------------------------


def days_at_work(district, at):
    statuses = unread.load([district.student], at, Q(update=district.update))[district.student.pk]
    return {reader.receipt.user: reader.days_at_work for reader in statuses[0].unread}


def test_days_without_a_duty_do_not_count(district):
    """The para's only duty is on this day of the week; two weeks went by."""
    assert days_at_work(district, district.now) == {district.para: 2}


def test_days_off_do_not_count(district):
    week_ago = district.today - timedelta(days=7)
    CalendarDay.objects.filter(school=district.school, date=week_ago).update(kind="off")
    assert days_at_work(district, district.now) == {district.para: 1}


def test_without_duties_every_school_day_of_the_assignment_counts(district):
    Assignment.objects.get(student=district.student, para=district.para).duties.all().delete()
    assert days_at_work(district, district.now) == {district.para: 14}


def test_the_day_on_which_it_came_does_not_count(district):
    assert days_at_work(district, district.published_at + timedelta(minutes=1)) == {district.para: 0}


def test_who_left_without_reading_is_not_waited_for(district):
    UpdateReceipt.objects.filter(user=district.para_ended).update(acknowledged_at=None)
    status = unread.load([district.student], district.now)[district.student.pk][0]
    assert [reader.receipt.user for reader in status.left] == [district.para_ended]
    assert [reader.receipt.user for reader in status.unread] == [district.para]


def test_who_has_read_it_stands_with_the_moment(district):
    status = unread.load([district.student], district.now)[district.student.pk][0]
    assert [(r.receipt.user, r.days_at_work) for r in status.read] == [(district.para_ended, None)]


def test_a_whole_plan_is_told_part_by_part(district):
    a_whole_draft(district.student2, district.case_manager)
    versions = actions.publish(student=district.student2, by=district.case_manager, **MEETING)
    told = PlanUpdate.objects.filter(student=district.student2, published_at=versions[0].published_at)
    assert told.count() == len(versions) == 5
    assert UpdateReceipt.objects.filter(update__in=told, user=district.para).count() == 5
