"""Who is told, who has read it, and what counts as not having read it."""

from datetime import timedelta

import pytest

from core.dated import since
from iep.drafts import actions as draft_actions
from iep.models import PlanUpdate, UpdateReceipt
from iep.plans import panels
from iep.publishing import actions as publishing_actions
from iep.targets import actions as target_actions
from iep.updates import actions as update_actions
from iep.updates import unread
from iep.versions.subjects import subject
from schedule.models import WHOLE_DAY, StaffAbsence
from staff.models import CalendarDay
from students import hooks
from students.models import Assignment, Student
from students.safety.actions import publish_safety, save_safety_draft
from tests.fixtures.clock import right_now
from tests.iep.plan_form_helpers import MEETING, a_whole_draft, target_fields

TEACHING = {"source": "teaching", "reason": "Flat."}


@pytest.fixture
def published(district):
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=district.case_manager)
    publishing_actions.publish(student=district.student, by=district.case_manager, **TEACHING)
    return PlanUpdate.objects.latest("published_at")


def assign(district, para, until=None):
    assignment = Assignment.objects.create(
        student=district.student,
        para=para,
        supervisor=district.case_manager,
        during=since(district.today, until),
    )
    hooks.after_assign(assignment=assignment, by=district.case_manager, at=right_now())
    return assignment


def waiting_for(user, district):
    students = Student.objects.with_grounds(user).filter(pk=district.student.pk)
    return panels.updates(user, list(students), right_now())


def test_whose_assignment_ended_yesterday_is_told_nothing(district, published):
    assert not published.receipts.filter(user=district.para_ended).exists()


def test_a_para_who_comes_later_is_told_of_what_holds(district, published):
    assign(district, district.para_unassigned)
    told = UpdateReceipt.objects.filter(user=district.para_unassigned)
    # The version that is no longer in force is not told of; what has no update has none to give.
    assert [receipt.update for receipt in told] == [published]


def test_who_comes_later_reads_all_that_holds(district, published):
    assign(district, district.para_unassigned)
    told = waiting_for(district.para_unassigned, district)["gathered"][0].told[0]
    labels = {change.label: change for change in told.changes}
    assert labels["Measure"].after == "Discrete trials"
    assert not any(change.before for change in told.changes)
    mine = [told for one in waiting_for(district.para, district)["gathered"] for told in one.told]
    assert any(change.before for told in mine if told.update == published for change in told.changes)


def test_assigned_again_is_told_once(district, published):
    assign(district, district.para_unassigned, district.today + timedelta(days=2))
    assignment = Assignment.objects.get(para=district.para_unassigned)
    again = update_actions.give_updates(assignment=assignment, by=district.case_manager)
    assert again == 0
    assert UpdateReceipt.objects.filter(user=district.para_unassigned).count() == 1


def test_a_closed_target_tells_newcomers_nothing(district, published):
    target_actions.close_target(target=district.target, by=district.case_manager)
    assign(district, district.para_unassigned)
    assert not UpdateReceipt.objects.filter(user=district.para_unassigned).exists()


def test_a_safety_card_published_by_itself_is_told(district):
    save_safety_draft(student=district.student, fields={"food": "Cut to 1 cm."}, by=district.case_manager)
    version = publish_safety(student=district.student, reason="New.", by=district.case_manager)
    update = PlanUpdate.objects.get(**subject(version))
    assert update.receipts.filter(user=district.para).exists()


def test_safety_stands_first(district, published):
    save_safety_draft(student=district.student, fields={"food": "Cut to 1 cm."}, by=district.case_manager)
    publish_safety(student=district.student, reason="New.", by=district.case_manager)
    gathered = waiting_for(district.para, district)["gathered"]
    assert [one.is_safety for one in gathered] == [True, False, False]


def test_ordinary_changes_of_a_day_gather_into_one(district):
    a_whole_draft(district.student2, district.case_manager)
    save_safety_draft(student=district.student2, fields={"food": "1 cm."}, by=district.case_manager)
    versions = publishing_actions.publish(student=district.student2, by=district.case_manager, **MEETING)
    ids = {str(update.pk) for update in PlanUpdate.objects.filter(published_at=versions[0].published_at)}
    students = Student.objects.with_grounds(district.para).filter(pk=district.student2.pk)
    today = panels.updates(district.para, list(students), right_now())["gathered"]
    told_now = [one for one in today if one.given_on == district.today]
    assert [(one.is_safety, len(one.told)) for one in told_now] == [(True, 1), (False, 5)]
    assert {pk for one in told_now for pk in one.ids.split()} == ids


def test_what_was_acknowledged_waits_no_longer(district, published):
    UpdateReceipt.objects.filter(user=district.para).update(acknowledged_at=right_now())
    assert waiting_for(district.para, district) is None


def test_an_update_of_another_student_is_not_shown_here(district, published):
    other = Student.objects.with_grounds(district.para).filter(pk=district.student2.pk)
    gathered = panels.updates(district.para, list(other), right_now())["gathered"]
    assert {told.update.student_id for one in gathered for told in one.told} == {district.student2.pk}


# --- Fairness -------------------------------------------------------------------------------------


def days_at_work(district, at):
    readers = unread.waited_for([district.student], at)[district.student.pk]
    return {reader.user: reader.days_at_work for reader in readers}


def test_days_without_a_duty_do_not_count(district):
    """The para's only duty is on this day of the week; two weeks went by."""
    assert days_at_work(district, district.now) == {district.para: 2}


def test_days_off_do_not_count(district):
    week_ago = district.today - timedelta(days=7)
    CalendarDay.objects.filter(school=district.school, date=week_ago).update(kind="off")
    assert days_at_work(district, district.now) == {district.para: 1}


def away(district, minutes):
    """The para is away a week ago, the day of their only duty."""
    day = district.today - timedelta(days=7)
    StaffAbsence.objects.create(
        person=district.para,
        during=since(day, day + timedelta(days=1)),
        minutes=minutes,
        told_by="The office",
        by=district.administrator,
    )


def test_days_on_which_the_para_was_away_do_not_count(district):
    away(district, WHOLE_DAY)
    assert days_at_work(district, district.now) == {district.para: 1}


def test_who_was_there_for_a_part_of_the_day_could_read(district):
    away(district, (0, 540))  # the duty is from 8:45 to 9:30
    assert days_at_work(district, district.now) == {district.para: 2}


def test_who_was_away_in_all_of_their_time_with_the_student_could_not(district):
    away(district, (0, 570))
    assert days_at_work(district, district.now) == {district.para: 1}


def test_time_with_the_student_moves_with_the_bells_of_the_day(district):
    """On an early release the same duty is from 8:30 to 9:00."""
    week_ago = district.today - timedelta(days=7)
    CalendarDay.objects.filter(school=district.school, date=week_ago).update(bell=district.bells.early)
    away(district, (0, 540))
    assert days_at_work(district, district.now) == {district.para: 1}


def test_stretches_that_touch_cover_together():
    assert unread.is_covered((525, 570), [(550, 600), (500, 550)])
    assert not unread.is_covered((525, 570), [(500, 550), (551, 600)])
    assert not unread.is_covered((525, 570), [])


def test_without_duties_every_school_day_of_the_assignment_counts(district):
    Assignment.objects.get(student=district.student, para=district.para).duties.all().delete()
    assert days_at_work(district, district.now) == {district.para: 14}


def test_the_day_on_which_it_came_does_not_count(district):
    assert days_at_work(district, district.published_at + timedelta(minutes=1)) == {district.para: 0}


def readers_of_all(district):
    moments = [district.published_at]
    [publication] = unread.publications(district.student, moments, district.now)
    return {reader.user: reader for reader in publication.readers}


def test_who_left_without_reading_is_not_waited_for(district):
    UpdateReceipt.objects.filter(user=district.para_ended).update(acknowledged_at=None)
    readers = readers_of_all(district)
    assert {user for user, reader in readers.items() if reader.is_waited_for} == {district.para}
    assert readers[district.para_ended].unread
    waited = unread.waited_for([district.student], district.now)[district.student.pk]
    assert [reader.user for reader in waited] == [district.para]


def test_who_has_read_it_stands_with_the_moment(district):
    reader = readers_of_all(district)[district.para_ended]
    assert reader.read_at == reader.read[0].acknowledged_at
    assert not reader.unread


def test_a_whole_plan_is_told_part_by_part(district):
    a_whole_draft(district.student2, district.case_manager)
    versions = publishing_actions.publish(student=district.student2, by=district.case_manager, **MEETING)
    told = PlanUpdate.objects.filter(student=district.student2, published_at=versions[0].published_at)
    assert told.count() == len(versions) == 5
    assert UpdateReceipt.objects.filter(update__in=told, user=district.para).count() == 5
