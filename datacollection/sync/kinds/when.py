"""When something in a session happened: when it was tapped, or what was written down on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from datacollection.models import CLOCK_TOLERANCE
from datacollection.sync.facts import Objection
from datacollection.sync.grounds import SessionFacts
from datacollection.sync.reasons import Reason


def happened(session: SessionFacts, made_at: datetime, written: datetime | None) -> datetime:
    """`made_at`, or on paper what was `written`; with no time written, when the session began."""
    return (written or session.began_at) if session.is_paper else made_at


def doubts(session: SessionFacts, made_at: datetime, written: datetime | None) -> Iterator[Objection]:
    """A live tap has its own moment and states no other; nothing is written down before it happens."""
    if written and not session.is_paper:
        yield Objection(Reason.MALFORMED)
    if written and written > made_at + CLOCK_TOLERANCE:
        yield Objection(Reason.CLOCK)
