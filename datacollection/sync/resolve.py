"""From what was sent to a fact: by whom (its ticket), when (the clocks), and what (its kind)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from datacollection.models import CLOCK_TOLERANCE, DeviceMode, HeldRecord
from datacollection.sync.clock import SendingClock
from datacollection.sync.facts import Fact, Hold
from datacollection.sync.fields import UnreadableField
from datacollection.sync.json_spans import read_object
from datacollection.sync.raw_record import RawRecord, read_record
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kinds import RECORD_KINDS
from datacollection.sync.tickets import Ticket, TicketError
from datacollection.sync.tickets import read as read_ticket
from staff.models import User

logger = logging.getLogger("paraportal.sync")

ReadTicket = Callable[[RawRecord], Ticket | None]


@dataclass(frozen=True, slots=True)
class DeviceDelivery:
    """Some records of one device, on their way in. `ticket_of`: who sent one, None where that is unproved."""

    device: UUID
    clock: SendingClock
    app_version: str
    sent: list[RawRecord]
    ticket_of: ReadTicket
    mode: DeviceMode = DeviceMode.OWN


def tickets_for(device: UUID) -> ReadTicket:
    """A reader of the tickets of one device. Each ticket's text is checked once."""
    seen: dict[str, Ticket | None] = {}

    def ticket_of(sent: RawRecord) -> Ticket | None:
        # The records of one day pack all carry the same ticket, whose signature is checked once.
        if sent.ticket not in seen:
            seen[sent.ticket] = _read(sent.ticket, device)
        return seen[sent.ticket]

    return ticket_of


def _read(token: str, device: UUID) -> Ticket | None:
    try:
        ticket = read_ticket(token)
    except TicketError:
        return None
    # A ticket of another device proves nothing here: it may have been copied out of a browser.
    return ticket if ticket.device == device else None


def resolve_record(sent: RawRecord, delivery: DeviceDelivery, users: Mapping[UUID, User]) -> Fact[Any] | Hold:
    """A fact to judge, or why it cannot even be judged."""
    ticket = delivery.ticket_of(sent)
    actor = users.get(ticket.user) if ticket else None
    if sent.flaw or ticket is None or actor is None:
        return Hold(sent, sent.flaw or Reason.TICKET, actor.pk if actor else None)
    made_at = delivery.clock.made_at(sent.clock)
    # Both times are columns that may not be empty; without `at` not even the wall clock spoke.
    if made_at is None or sent.clock.at is None:
        return Hold(sent, Reason.CLOCK, actor.pk)
    # A ticket that had ended is a doubt and not the end: a person who looks at it should see what it says.
    doubts = () if ticket.covers(made_at, CLOCK_TOLERANCE) else (Reason.TICKET,)
    return _fact(sent, delivery.device, actor, made_at, doubts)


def resolve_held(held: HeldRecord, users: Mapping[UUID, User]) -> Fact[Any] | None:
    """The fact in a held record, as it was then: its person and its moment are kept. None: it has none."""
    sent = read_record(read_object(bytes(held.body).decode()))
    actor = users.get(held.actor_id) if held.actor_id else None
    if sent.flaw or actor is None or held.device is None or held.made_at is None:
        return None
    # What was made on the server has no ticket: there the caller vouched for the person, and still does.
    ticket = tickets_for(held.device)(sent) if sent.ticket else None
    doubts = (
        ()
        if not sent.ticket or (ticket and ticket.covers(held.made_at, CLOCK_TOLERANCE))
        else (Reason.TICKET,)
    )
    fact = _fact(sent, held.device, actor, held.made_at, doubts, held)
    # It cannot be parsed by this release either, and stays held for the reason that it has.
    return fact if isinstance(fact, Fact) else None


def _fact(
    sent: RawRecord,
    device: UUID,
    actor: User,
    made_at: datetime,
    doubts: tuple[Reason, ...],
    held: HeldRecord | None = None,
) -> Fact[Any] | Hold:
    kind = RECORD_KINDS.find(sent.kind)
    if kind is None:
        return Hold(sent, Reason.KIND, actor.pk, made_at=made_at)
    try:
        data = kind.parse(sent.data, sent.plan)
    except UnreadableField:
        return Hold(sent, Reason.MALFORMED, actor.pk, made_at=made_at)
    except Exception:
        # A mistake of ours in one record's kind must not keep every record behind it from coming in.
        logger.exception("A record could not be parsed")
        return Hold(sent, Reason.MALFORMED, actor.pk, made_at=made_at)
    said_at = sent.clock.at or made_at
    return Fact(sent, device, sent.kind, actor, made_at, said_at, data, doubts, held)


def actor_ids(delivery: DeviceDelivery) -> Iterable[UUID]:
    """The people whom the tickets name."""
    tickets = [delivery.ticket_of(sent) for sent in delivery.sent]
    return {ticket.user for ticket in tickets if ticket}
