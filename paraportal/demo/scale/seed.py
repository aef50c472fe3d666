"""From an empty database to a district of any size with its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from time import monotonic

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from core.ids import repeatable_ids
from datacollection.sync import devices
from paraportal.demo.calendar import DemoCalendar, year_of
from paraportal.demo.scale.caseloads import Times, fill
from paraportal.demo.scale.frame import make_schools, staff_schools
from paraportal.demo.scale.recording import BulkTarget, Stretch, record, take_time
from staff.calendar.school_time import moment

AFTERNOON = 16 * 60
DAYS_A_YEAR = 175
COUNTED = (
    "students.Student", "staff.User", "students.Assignment", "schedule.StudentBlock", "iep.Target",
    "supervision.Contact", "datacollection.Record", "datacollection.Session", "datacollection.Trial",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """`years`: of 175 school days each, up to yesterday."""

    students: int
    paras: int
    years: int

    def __post_init__(self) -> None:
        if min(self.students, self.paras, self.years) < 1 or self.paras > self.students:
            raise ValueError("At least one student, one para and one year; and no more paras than students.")


@dataclass(frozen=True)
class Planted:
    """`rows`: name of a table -> how many."""

    rows: dict[str, int]
    seconds: float


def plant(
    today: date, seed: int, password: str, size: Size, say: Callable[[str], None], parts: int = 1
) -> Planted:
    """The same day, seed and size give the same rows. `say`: is told how far it is.

    `parts`: how many connections write what was recorded, at once. With one all is one transaction.
    """
    began = monotonic()
    devices.epoch()  # an installation's own, never repeated
    if parts == 1:
        with transaction.atomic():
            record(*_plant_frame(today, seed, password, size, say), seed, say)
    else:
        record(*_plant_frame(today, seed, password, size, say), seed, say, parts)
    say("Counting, so that the database plans well.")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        # Autovacuum would do it some minutes later, and the first pages would be planned for empty tables.
        cursor.execute("ANALYZE")
        cursor.execute("RESET statement_timeout")
    rows = {name.split(".")[1]: apps.get_model(name)._default_manager.count() for name in COUNTED}
    return Planted(rows, monotonic() - began)


def _plant_frame(
    today: date, seed: int, password: str, size: Size, say: Callable[[str], None]
) -> tuple[list[BulkTarget], Stretch]:
    """Everything but what was recorded, and what is to be: all or nothing."""
    rng = Random(f"scale {seed}")
    with transaction.atomic(), repeatable_ids(Random(f"scale ids {seed} {today}")):
        with connection.cursor() as cursor:
            take_time(cursor)
        calendar = calendar_of(today, seed, size.years)
        district, frames = make_schools(size.students, calendar)
        director = staff_schools(district, frames, size.paras, rng, make_password(password), today)
        stretch = Stretch(calendar.past[-size.years * DAYS_A_YEAR :], district.zone)
        eve = stretch.days[0] - timedelta(days=1)
        times = Times(stretch.days[0], moment(district.zone, eve, AFTERNOON))
        taught: list[BulkTarget] = []
        for n, frame in enumerate(frames, start=1):
            taught += fill(frame, director, times, rng)
            say(f"School {n} of {len(frames)}: {frame.size} students.")
    return taught, stretch


def calendar_of(today: date, seed: int, years: int) -> DemoCalendar:
    """This school year and as many before it as the data needs."""
    days = {day.date: day for day in DemoCalendar.around(today, seed).days}
    for year in range(year_of(today) - years, year_of(today) - 1):
        early = DemoCalendar.around(date(year, 10, 1), seed).days
        days = {day.date: day for day in early if year_of(day.date) <= year} | days
    return DemoCalendar(today, tuple(days[day] for day in sorted(days)))
