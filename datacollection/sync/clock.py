"""When a tap really was: the device's clocks against ours.

A page's monotonic clock never jumps, so "so many milliseconds before it was sent" is the best witness, as
long as the page lived from tap to sending. With one blind spot: it stands still while the lid is closed
(seen on Linux and ChromeOS), and a tap from before lunch would seem to be from after it. The wall clock
tells sleep. It is believed over the other where more time passed by it, where it agrees with ours now, and
where the moment it names lies within the ticket's life, which a wrong clock seldom hits.

Both times are kept, as `made_at` and `said_at`; that they differ by more than `TOLERANCE` is the flag
(`Record.is_clock_off`), so that it can never disagree with what it flags.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from datacollection.models import CLOCK_TOLERANCE

Moment = datetime | None


@dataclass(frozen=True, slots=True)
class Said:
    """What the device said of one moment: its wall clock, and `mono` milliseconds since `page` was opened."""

    at: Moment
    page: UUID | None
    mono: float | None


@dataclass(frozen=True, slots=True)
class SendingClock:
    """The device's clocks as the envelope was sent, and ours as it was received."""

    received_at: datetime
    sent: Said

    @property
    def skew(self) -> timedelta | None:
        """By how much the device's clock was ahead of ours; None where it did not say."""
        return self.sent.at - self.received_at if self.sent.at else None

    def made_at(self, said: Said, is_likely: Callable[[datetime], bool]) -> Moment:
        """The moment of a tap, by our clock, never after receipt. None: it cannot be told.

        `is_likely`: whether a moment is one at which the tap could have been (its ticket's life).
        """
        by_wall, by_page = self._by_wall(said), self._by_page(said)
        if by_page is None or (by_wall and self._slept(by_wall, by_page) and is_likely(by_wall)):
            made_at = by_wall
        else:
            made_at = by_page
        if made_at is None or made_at > self.received_at + CLOCK_TOLERANCE:
            return None
        return min(made_at, self.received_at)

    def _by_wall(self, said: Said) -> Moment:
        try:
            return said.at - self.skew if said.at and self.skew is not None else None
        except OverflowError:
            return None

    def _by_page(self, said: Said) -> Moment:
        if said.page is None or said.page != self.sent.page or said.mono is None or self.sent.mono is None:
            return None
        try:
            ago = timedelta(milliseconds=self.sent.mono - said.mono)
            return self.received_at - ago if ago >= timedelta(0) else None
        except OverflowError:
            return None

    def _slept(self, by_wall: datetime, by_page: datetime) -> bool:
        is_right_now = self.skew is not None and abs(self.skew) <= CLOCK_TOLERANCE
        return is_right_now and by_page - by_wall > CLOCK_TOLERANCE
