"""What a student does at a moment, and next; with the adults who are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.once_a_page import once_a_page
from schedule.day import DayBlock, NotToday, SchoolDay, days_of
from schedule.day.adults import adults_on
from schedule.day.calendar import calendar_of
from staff.models import User
from students.models import Student


@dataclass(frozen=True)
class Moment:
    """`block`: the one that is now; `following`: the next to begin. `blocks`: the day, by the clock."""

    block: DayBlock | None
    following: DayBlock | None
    blocks: tuple[DayBlock, ...]
    not_today: tuple[NotToday, ...]
    school_day: SchoolDay | None
    with_block: tuple[str, ...] = ()
    with_following: tuple[str, ...] = ()

    @property
    def shown(self) -> list[DayBlock]:
        """What the card speaks of: now and next."""
        return [block for block in (self.block, self.following) if block is not None]

    @property
    def first(self) -> DayBlock | None:
        """What to prepare for: the block that is now, else the next."""
        return self.block or self.following


@once_a_page
def moment_of(user: User, student: Student, at: datetime) -> Moment:
    """What the student does at `at` and next, by the day that it is for `user`. Eleven queries at most."""
    day = user.today(at)
    calendar = calendar_of(day)
    found = days_of([student], day, calendar)[student.pk]
    block = next((b for b in found.blocks if b.begins <= at < b.ends), None)
    # Blocks are in the order of the clock.
    following = next((b for b in found.blocks if b.begins > at), None)
    adults = adults_on([student], day, calendar)[student.pk] if block or following else []

    def beside(one: DayBlock | None) -> tuple[str, ...]:
        return _names([a.name for a in adults if one and a.begins < one.ends and one.begins < a.ends])

    return Moment(
        block,
        following,
        found.blocks,
        found.not_today,
        found.school_day,
        beside(block),
        beside(following),
    )


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
