from datetime import timedelta

import pytest
from django.core import signing

from core.ids import uuid7
from datacollection.models import HeldRecord
from datacollection.sync import tickets
from tests.datacollection.sync.sending import Sender, statuses

HOUR = timedelta(hours=1)


def test_a_ticket_says_who_where_and_for_how_long(sender: Sender):
    ticket = tickets.read(tickets.issue(sender.user, sender.device, sender.at))
    assert (ticket.user, ticket.device) == (sender.user.pk, sender.device)
    assert ticket.expires - ticket.issued == 12 * HOUR
    assert ticket.expires == tickets.expires_at(sender.at)
    assert ticket.covers(sender.at + 12 * HOUR - timedelta(seconds=2))
    assert not ticket.covers(sender.at + 12 * HOUR + timedelta(seconds=2))
    assert not ticket.covers(sender.at - timedelta(seconds=2))


@pytest.mark.parametrize("token", ["", "x", "a:b", "é", "x" * 501, "eyJ1IjoxfQ:AAAA"])
def test_what_is_no_ticket_is_told_in_words(token: str):
    with pytest.raises(tickets.TicketError, match="ticket"):
        tickets.read(token)


@pytest.mark.parametrize(
    "words",
    [
        {},
        [],
        "u",
        {"u": "x", "d": "y", "i": 0, "e": 0},
        {"u": 1, "d": 2, "i": "a", "e": []},
        {"i": 10**30, "e": 1},
    ],
)
def test_signed_nonsense_is_no_ticket_either(words: object):
    with pytest.raises(tickets.TicketError):
        tickets.read(signing.Signer(salt=tickets.SALT).sign_object(words))


def test_a_signature_for_another_use_is_no_ticket(sender: Sender):
    token = tickets.issue(sender.user, sender.device)
    with pytest.raises(tickets.TicketError):
        tickets.read(
            signing.Signer(salt="another").sign_object(signing.Signer(salt=tickets.SALT).unsign_object(token))
        )


def test_the_day_pack_may_be_twelve_hours_old(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at - 12 * HOUR)
    assert statuses(sender.send(sender.start())) == ["stored"]


def held_for_ticket(sender: Sender) -> HeldRecord:
    start = sender.start()
    assert statuses(sender.send(start)) == ["held: ticket"]
    return HeldRecord.objects.get(record_id=start["id"])


def test_a_record_after_its_tickets_end_is_held_where_the_teacher_sees_it(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at - 13 * HOUR)
    held = held_for_ticket(sender)
    assert (held.actor, held.student) == (sender.user, sender.district.student)
    assert held.made_at == sender.at
    assert held in HeldRecord.objects.visible_to(sender.district.case_manager)


def test_a_record_before_its_ticket_is_held(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at + HOUR)
    held_for_ticket(sender)


def test_two_minutes_are_forgiven_for_the_clock(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at + timedelta(seconds=100))
    assert statuses(sender.send(sender.start())) == ["stored"]


def test_a_ticket_of_another_device_proves_nothing(sender: Sender):
    sender.ticket = tickets.issue(sender.user, uuid7(), sender.at)
    held = held_for_ticket(sender)
    assert (held.actor, held.student) == (None, None)


def test_a_ticket_of_nobody_proves_nothing(sender: Sender):
    gone = type(sender.user)(id=uuid7())
    sender.ticket = tickets.issue(gone, sender.device, sender.at)
    assert held_for_ticket(sender).actor is None


def test_a_forged_ticket_is_held_and_registers_no_device(sender: Sender):
    from datacollection.models import Device

    sender.ticket = sender.ticket[:-1] + ("A" if sender.ticket[-1] != "A" else "B")
    held_for_ticket(sender)
    assert not Device.objects.filter(pk=sender.device).exists()


def test_a_record_without_any_ticket_is_held(sender: Sender):
    start = sender.start()
    del start["ticket"]
    assert statuses(sender.send(start)) == ["held: ticket"]


def test_two_people_on_one_device_each_by_their_own_ticket(sender: Sender):
    mine = sender.start()
    sender.ticket = tickets.issue(sender.district.case_manager, sender.device, sender.at)
    theirs = sender.start()
    assert statuses(sender.send(mine, theirs)) == ["stored", "stored"]
    from datacollection.models import Session

    assert Session.objects.get(pk=mine["id"]).recorder == sender.district.para
    assert Session.objects.get(pk=theirs["id"]).recorder == sender.district.case_manager
