"""What was recorded, a week at a time for everybody: drawn, scored and written by the database itself.

Weeks go from the oldest on, as they did in a real district, so that ids that begin with the time land at the
end of every index. Chances are hashes of the seed: the same seed, the same taps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.backends.utils import CursorWrapper

from staff.school_time import moment

TRIALS, COUNT = 1, 2
SQL = Path(__file__).parent


@dataclass(frozen=True)
class Taught:
    """A target on which data is taken. `share`: of school days. `slot`: its place in the para's day.

    `lift`: of an opportunity answered alone on the first day; it rises by 0.5 until the last.
    """

    target: UUID
    version: UUID
    student: UUID
    para: UUID
    device: UUID
    kind: int
    share: float
    trials: int
    slot: int
    lift: float


@dataclass(frozen=True)
class Stretch:
    """School days, oldest first, in the zone of the schools."""

    days: Sequence[date]
    zone: ZoneInfo

    @cached_property
    def weeks(self) -> list[date]:
        """The Mondays of the weeks that have a school day."""
        return sorted({day - timedelta(days=day.weekday()) for day in self.days})

    def rows(self) -> Iterable[tuple[int, int, date, datetime]]:
        """(number of the day, number of its week, day, its midnight)."""
        numbers = {monday: n for n, monday in enumerate(self.weeks)}
        for n, day in enumerate(self.days):
            yield n, numbers[day - timedelta(days=day.weekday())], day, moment(self.zone, day, 0)


def record(taught: Sequence[Taught], stretch: Stretch, seed: int, say: Callable[[str], None]) -> int:
    """All weeks of all targets, to be called in a transaction; returns how many records."""
    total = 0
    with connection.cursor() as cursor:
        _prepare(cursor, taught, stretch, seed)
        week_sql = _statements("week.sql")
        for n, monday in enumerate(stretch.weeks):
            began = monotonic()
            for statement in week_sql:
                cursor.execute(statement, {"week": n, "days": len(stretch.days)})
            cursor.execute("SELECT count(*) FROM scale_fact")
            count = cursor.fetchone()[0]
            total += count
            say(f"Week of {monday}: {count:,} records, {count / (monotonic() - began):,.0f} a second.")
        for statement in _statements("end.sql"):
            cursor.execute(statement, {})
    return total


def _prepare(cursor: CursorWrapper, taught: Sequence[Taught], stretch: Stretch, seed: int) -> None:
    for statement in _statements("begin.sql"):
        cursor.execute(statement, {"seed": seed})
    devices = {device: n for n, device in enumerate(dict.fromkeys(one.device for one in taught))}
    with cursor.copy("COPY scale_target FROM STDIN") as copy:  # type: ignore[attr-defined]
        for n, one in enumerate(taught):
            copy.write_row((n, devices[one.device], *astuple(one)))
    with cursor.copy("COPY scale_day FROM STDIN") as copy:  # type: ignore[attr-defined]
        for row in stretch.rows():
            copy.write_row(row)
    cursor.execute("INSERT INTO scale_device SELECT DISTINCT number, device, 0 FROM scale_target")
    cursor.execute("ANALYZE scale_target, scale_day, scale_device")


def _statements(file: str) -> list[str]:
    """The statements of one of the SQL files beside this one."""
    return [text for text in (SQL / file).read_text().split(";\n") if text.strip()]
