"""A school week: Monday to Sunday by its ISO number, over on Friday at 16:00 on the wall of the school."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from staff.calendar.school_time import moment

FRIDAY, FOUR_O_CLOCK = 4, 16 * 60
_PERIOD = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, order=True)
class Week:
    monday: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def read(cls, text: str) -> Self:
        """From “2026-W46”. ValueError, in words, for anything else."""
        found = _PERIOD.fullmatch(text)
        try:
            return cls(date.fromisocalendar(int(found[1]), int(found[2]), 1))  # type: ignore[index]
        except (TypeError, ValueError):
            raise ValueError(
                _("“%(text)s” is not a week. Write one like 2026-W46.") % {"text": text}
            ) from None

    @classmethod
    def last_over(cls, zone: ZoneInfo, at: datetime) -> Self:
        """The latest week whose Friday 16:00 has come in `zone` at `at`."""
        this = cls.of(at.astimezone(zone).date())
        # On the wall of the school: a district across two zones has two Fridays at 16:00.
        return this if this.ends(zone) <= at else this.before()

    def __str__(self) -> str:
        # The ISO year: the week of January 1 may belong to the year before.
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def friday(self) -> date:
        return self.monday + timedelta(days=FRIDAY)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day, as a database range takes them."""
        return self.monday, self.sunday

    def holds(self, day: date) -> bool:
        return self.monday <= day <= self.sunday

    def before(self, weeks: int = 1) -> Self:
        return type(self)(self.monday - timedelta(weeks=weeks))

    def ends(self, zone: ZoneInfo) -> datetime:
        """When its report is due, as UTC."""
        return moment(zone, self.friday, FOUR_O_CLOCK)
