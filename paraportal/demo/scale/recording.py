"""What was recorded, a week at a time for everybody: drawn, scored and written by the database itself.

Chances are hashes of the seed, so that the same seed gives the same taps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from staff.calendar.school_time import moment

TRIALS, COUNT = 1, 2
SQL = Path(__file__).parent


@dataclass(frozen=True)
class BulkTarget:
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


Numbered = tuple[int, BulkTarget]


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


def record(
    taught: Sequence[BulkTarget], stretch: Stretch, seed: int, say: Callable[[str], None], parts: int = 1
) -> int:
    """All weeks of all targets; returns how many records. In `parts` at once, each a transaction of its own.

    Each para's targets are in one part, and what is drawn does not depend on the number of parts.
    """
    numbered = list(enumerate(taught))
    devices = {device: n for n, device in enumerate(dict.fromkeys(one.device for one in taught))}
    # By device, which is one para's: no two connections ever write to the same device.
    shares = [[one for one in numbered if devices[one[1].device] % parts == part] for part in range(parts)]
    if parts == 1:
        return _record(shares[0], devices, stretch, seed, say)
    with ThreadPoolExecutor(parts) as pool:
        return sum(pool.map(lambda share: _in_a_thread(share, devices, stretch, seed, say), shares))


def _in_a_thread(
    share: Sequence[Numbered],
    devices: Mapping[UUID, int],
    stretch: Stretch,
    seed: int,
    say: Callable[[str], None],
) -> int:
    try:
        return _record(share, devices, stretch, seed, say)
    finally:
        # A thread has a connection of its own, and nobody else closes it.
        connection.close()


def _record(
    share: Sequence[Numbered],
    devices: Mapping[UUID, int],
    stretch: Stretch,
    seed: int,
    say: Callable[[str], None],
) -> int:
    total, week_sql = 0, _statements("week.sql")
    with transaction.atomic(), connection.cursor() as cursor:
        take_time(cursor)
        _prepare(cursor, share, devices, stretch, seed)
        # From the oldest on, as in a real district: ids begin with the time, and so land at the end of each
        # index.
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


def take_time(cursor: CursorWrapper) -> None:
    """Lift the limits of the connection for this transaction, and check foreign keys at each statement."""
    # The limits are for web requests. Checks that wait for the commit are queued in memory, a row at a time,
    # and millions of rows would fill it.
    cursor.execute("SET LOCAL statement_timeout = 0")
    cursor.execute("SET LOCAL lock_timeout = 0")
    cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _prepare(
    cursor: CursorWrapper, share: Sequence[Numbered], devices: Mapping[UUID, int], stretch: Stretch, seed: int
) -> None:
    for statement in _statements("begin.sql"):
        cursor.execute(statement, {"seed": seed})
    with cursor.copy("COPY scale_target FROM STDIN") as copy:
        for n, one in share:
            copy.write_row((n, devices[one.device], *astuple(one)))
    with cursor.copy("COPY scale_day FROM STDIN") as copy:
        for row in stretch.rows():
            copy.write_row(row)
    cursor.execute("INSERT INTO scale_device SELECT DISTINCT number, device, 0 FROM scale_target")
    cursor.execute("ANALYZE scale_target, scale_day, scale_device")


def _statements(file: str) -> list[str]:
    """The statements of one of the SQL files beside this one."""
    return [text for text in (SQL / file).read_text().split(";\n") if text.strip()]
