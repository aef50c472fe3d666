"""Tickets: proof that this person recorded on this device between two moments, and of nothing else.

A record carries the ticket of the day pack that it was recorded under. It opens no page and reads nothing,
so that it may lie in a browser; what it allowed is judged by the tables, at the moment of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from staff.models import User

LIFE = timedelta(hours=12)
SALT = "datacollection.ticket"
LONGEST = 500  # characters; ours have about 200


class TicketError(ValueError):
    """Not a ticket that this server gave, in words."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """`user` recorded on `device` from `issued` until `expires` (both aware, UTC)."""

    user: UUID
    device: UUID
    issued: datetime
    expires: datetime

    def covers(self, at: datetime, tolerance: timedelta = timedelta(0)) -> bool:
        """Was it alive at `at`, give or take `tolerance`?"""
        return self.issued - tolerance <= at <= self.expires + tolerance


def expires_at(at: datetime, until: datetime | None = None) -> datetime:
    """When a ticket that is issued at `at` ends: the day pack says it to the recorder.

    `until`: when the person has nothing more to record, where that is sooner (a substitute's pass).
    """
    # In whole seconds, as the ticket itself is written: the pack and the ticket must name the same moment.
    ends = at.replace(microsecond=0) + LIFE
    # A pass that has ended already gives a ticket that ends at once, not one that ended before it began.
    return min(ends, max(until, at)) if until else ends


def issue(user: User, device_id: UUID, at: datetime | None = None, until: datetime | None = None) -> str:
    """A signed ticket for `user` on `device_id`, from `at` (now) for 12 hours, or `until`: see above."""
    issued = (at or timezone.now()).replace(microsecond=0)
    expires = expires_at(issued, until)
    words = {"u": user.pk.hex, "d": device_id.hex, "i": _seconds(issued), "e": _seconds(expires)}
    # Not TimestampSigner: a ticket past its end must still say who recorded, since a person may decide on it.
    return signing.Signer(salt=SALT).sign_object(words)


def read(token: str) -> Ticket:
    """The ticket in `token`, alive or not: that is asked of `covers`. Raises TicketError, in words."""
    # Before the signature is computed: anybody may send anything here.
    if len(token) > LONGEST or not token.isascii():
        raise TicketError(_("This is no ticket."))
    try:
        words = signing.Signer(salt=SALT).unsign_object(token)
        issued, expires = (datetime.fromtimestamp(words[key], UTC) for key in ("i", "e"))
        return Ticket(UUID(words["u"]), UUID(words["d"]), issued, expires)
    except signing.BadSignature:
        raise TicketError(_("This ticket was not given by this server.")) from None
    except (ValueError, TypeError, KeyError, OverflowError, OSError):
        raise TicketError(_("This ticket cannot be read.")) from None


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
