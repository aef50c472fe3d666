"""What the database lets nobody do to a contact, whoever asks."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from staff.models import User
from supervision.models import Contact, ContactConfirmation, ContactStudent, ContactWithdrawal
from tests.fixtures.district import District


def make_contact(district: District, **given: object) -> Contact:
    fields = {
        "para": district.para,
        "supervisor": district.case_manager,
        "school": district.school,
        "kind": "observation",
        "began_at": district.now - timedelta(minutes=10),
        "school_day": district.today,
        "minutes": 10,
        "made_at": district.now,
    }
    return Contact.objects.create(**fields | given)


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": 0},
        {"minutes": 481},
        {"kind": "phone call"},
        {"para": "case_manager"},
        {"began_at": timedelta(minutes=1)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_contact_that_cannot_be_is_no_row(district: District, wrong: dict):
    if "para" in wrong:
        wrong = {"para": district.case_manager}
    if "began_at" in wrong:
        wrong = {"began_at": district.now + wrong["began_at"]}
    with pytest.raises(DatabaseError), transaction.atomic():
        make_contact(district, **wrong)


@pytest.mark.parametrize(
    "change",
    [
        lambda c, p: Contact.objects.update(minutes=99),
        lambda c, p: c.delete(),
        lambda c, p: ContactStudent.objects.update(contact=c),
        lambda c, p: ContactConfirmation.objects.update(agrees=False),
        lambda c, p: ContactWithdrawal.objects.all().delete(),
    ],
)
def test_what_was_recorded_never_changes(district: District, change: Callable[[Contact, User], object]):
    contact = make_contact(district)
    ContactStudent.objects.create(contact=contact, student=district.student)
    ContactConfirmation.objects.create(contact=contact, by=district.para, at=district.now, agrees=True)
    ContactWithdrawal.objects.create(contact=contact, by=district.case_manager, at=district.now)
    with pytest.raises(DatabaseError), transaction.atomic():
        change(contact, district.para)


def test_only_the_para_confirms_and_only_who_recorded_withdraws(district: District):
    contact = make_contact(district)
    for model, person in (
        (ContactConfirmation, district.case_manager),
        (ContactConfirmation, district.para_unassigned),
        (ContactWithdrawal, district.para),
        (ContactWithdrawal, district.other_teacher),
    ):
        fields = {"agrees": True} if model is ContactConfirmation else {}
        with pytest.raises(DatabaseError, match="only the"), transaction.atomic():
            model.objects.create(contact=contact, by=person, at=district.now, **fields)


def test_a_contact_is_seen_by_those_whom_it_concerns_and_no_others(district: District):
    contact = make_contact(district)
    seen = {name for name, user in district.people().items() if contact in Contact.objects.visible_to(user)}
    assert seen == {"para", "case_manager", "administrator"}
