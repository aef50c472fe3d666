"""When a tap really was: the device's clocks against ours.

A monotonic clock never jumps, so "so many milliseconds before it was sent" is the best witness within one
`page`: a stretch in which that clock may be trusted. It does not survive a reload, and it stands still while
the lid is closed, so the recorder begins a new stretch after either (static/datacollection/store/clock.js).
Between stretches the wall clock is believed, corrected by what it says at the moment of sending.

Both times are kept, as `made_at` and `said_at`. That they differ by more than `CLOCK_TOLERANCE` is the flag
(`Record.is_clock_off`): it is computed, so that it can never disagree with what it flags.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from datacollection.models import CLOCK_TOLERANCE

Moment = datetime | None


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What the device said of one moment: its wall clock, and `mono` milliseconds in the stretch `page`."""

    at: Moment
    page: UUID | None
    mono: float | None


@dataclass(frozen=True, slots=True)
class SendingClock:
    """The device's clocks as the envelope was sent, and ours as it was received."""

    received_at: datetime
    sent: ClockReading

    @property
    def skew(self) -> timedelta | None:
        """By how much the device's clock was ahead of ours; None where it did not say."""
        return self.sent.at - self.received_at if self.sent.at else None

    def made_at(self, said: ClockReading) -> Moment:
        """The moment of a tap, by our clock, never after receipt. None: it cannot be told."""
        # The monotonic clock first: it cannot be set, and it does not jump.
        made_at = self._by_page(said) or self._by_wall(said)
        # A tap after its own receipt: a little is drift of the two clocks, more means that a clock cannot be
        # believed.
        if made_at is None or made_at > self.received_at + CLOCK_TOLERANCE:
            return None
        # Within the tolerance it is still not later than we heard of it.
        return min(made_at, self.received_at)

    def _by_wall(self, said: ClockReading) -> Moment:
        try:
            return said.at - self.skew if said.at and self.skew is not None else None
        # A device set to the year 1 or 9999: beyond what a datetime can hold.
        except OverflowError:
            return None

    def _by_page(self, said: ClockReading) -> Moment:
        if said.page is None or said.page != self.sent.page or said.mono is None or self.sent.mono is None:
            return None
        try:
            ago = timedelta(milliseconds=self.sent.mono - said.mono)
            # A tap "after" sending: the pages match but the clock does not, so the wall clock is asked.
            return self.received_at - ago if ago >= timedelta(0) else None
        except OverflowError:
            return None
