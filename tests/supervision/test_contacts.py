"""Recording a contact, taking it back, and what the para says of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from core.dated import since
from core.ids import uuid7
from staff.models import Role
from students.models import Assignment
from supervision.contacts import actions
from supervision.models import Contact, ContactConfirmation
from tests.fixtures.district import District
from tests.fixtures.people import make_person


def record(district: District, **given: object) -> Contact:
    words = {
        "by": district.case_manager,
        "para": district.para,
        "kind": "observation",
        "began_at": district.now - timedelta(minutes=20),
        "minutes": 15,
        "students": [district.student],
        "at": district.now,
    }
    return actions.record_contact(**words | given)


def refused(district: District, **given: object) -> str:
    """The code of the error that it ends with."""
    with pytest.raises(ValidationError) as error:
        record(district, **given)
    (errors,) = error.value.error_dict.values()
    return errors[0].code


def test_a_contact_knows_its_school_its_day_and_its_students(district: District):
    contact = record(district)
    assert contact.school == district.school
    assert contact.school_day == contact.began_at.astimezone(district.school.zone).date()
    assert [row.student for row in contact.with_students.all()] == [district.student]


def test_the_school_day_is_that_of_the_wall_clock(district: District):
    """23:30 in Chicago is the next day in UTC."""
    late = district.now.astimezone(district.school.zone).replace(hour=23, minute=30) - timedelta(days=2)
    contact = record(district, began_at=late)
    assert contact.school_day == late.date()


@pytest.mark.parametrize("name", ["case_manager", "other_teacher", "administrator"])
def test_who_supervises_or_teaches_or_leads_at_the_school_may_record(district: District, name: str):
    assert record(district, by=getattr(district, name), students=[]).pk


@pytest.mark.parametrize(
    "name",
    ["para", "para_unassigned", "gened", "provider", "foreign_teacher", "sister_administrator", "disabled"],
)
def test_others_may_not(district: District, name: str):
    with pytest.raises(PermissionDenied):
        record(district, by=getattr(district, name), students=[])


def test_a_colleague_names_no_student_whom_they_may_not_know_of(district: District):
    assert refused(district, by=district.other_teacher) == "not_theirs"


def test_a_student_of_another_para_is_not_in_it(district: District):
    Assignment.objects.filter(para=district.para, student=district.student).update(
        during=since(district.first, district.today - timedelta(days=10))
    )
    assert refused(district) == "not_theirs"


def test_nobody_records_what_has_not_begun_or_was_long_ago(district: District):
    assert refused(district, began_at=district.now + timedelta(minutes=1)) == "future"
    assert refused(district, began_at=district.now - timedelta(days=61)) == "too_old"


def test_the_same_minutes_do_not_count_twice(district: District):
    record(district)
    assert refused(district, began_at=district.now - timedelta(minutes=10)) == "twice"
    assert record(district, began_at=district.now - timedelta(minutes=5), minutes=5).pk


def test_taken_back_it_makes_room(district: District):
    actions.withdraw_contact(contact=record(district), by=district.case_manager)
    assert record(district).pk


def test_two_taps_on_save_are_one_contact(district: District):
    one: UUID = uuid7()
    assert record(district, contact_id=one) == record(district, contact_id=one)
    assert Contact.objects.count() == 1


def test_nobody_takes_over_the_id_of_anothers_contact(district: District):
    one = record(district)
    other = record(district, by=district.administrator, contact_id=one.pk, students=[])
    assert other.pk != one.pk
    assert Contact.objects.get(pk=one.pk).supervisor == district.case_manager


def test_only_who_recorded_takes_back_and_twice_is_once(district: District):
    contact = record(district)
    for name in ("para", "administrator", "other_teacher"):
        with pytest.raises(PermissionDenied):
            actions.withdraw_contact(contact=contact, by=getattr(district, name))
    first = actions.withdraw_contact(contact=contact, by=district.case_manager, why="Wrong para")
    assert actions.withdraw_contact(contact=contact, by=district.case_manager, why="") == first


def test_both_facts_stand_and_the_first_answer_does(district: District):
    contact = record(district)
    actions.confirm_contact(contact=contact, by=district.para, agrees=False, note="It was 5 minutes")
    with pytest.raises(ValidationError, match="already"):
        actions.confirm_contact(contact=contact, by=district.para, agrees=True)
    said = ContactConfirmation.objects.get(contact=contact)
    assert (said.agrees, said.note, contact.minutes) == (False, "It was 5 minutes", 15)


def test_nobody_confirms_for_the_para(district: District):
    contact = record(district)
    for name in ("case_manager", "administrator", "para_unassigned"):
        with pytest.raises(PermissionDenied):
            actions.confirm_contact(contact=contact, by=getattr(district, name), agrees=True)


def test_a_lapsed_licence_keeps_nobody_from_recording(district: District):
    """What happened, happened: whether it counts is judged where it is counted."""
    teacher = make_person("lapsed_teacher", Role.TEACHER, district.school, district.first)
    teacher.licences.update(valid=since(district.first, district.today - timedelta(days=5)))
    assert record(district, by=teacher, students=[]).pk
