"""Amina's year: lunch is mastered, the frame goes well, and repairing talk stands still: a decision waits."""

from __future__ import annotations

from datetime import date
from random import Random

from iep.measures.trials import Response
from paraportal.demo.bells import MARSH_LAKE, at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import pads
from paraportal.demo.history.chance import Crew, line, span_of
from paraportal.demo.history.sitting import DemoSitting, DemoTap, occurrences
from paraportal.demo.students.amina import MASTERED

CREW = Crew("rosa", "tanya", "renee")
ATTENDANCE = 0.94
STEPS = 9
MAINTENANCE = {15: 9, 8: 8, 1: 9}  # school days ago: steps alone in the probe
STANDING = range(50, 0, -2)  # 25 days
OUT_OF_RANGE = {50: 14, 48: 16, 22: 33}  # school days ago: minutes
IN_PT = 35 * 60  # seconds: days of unequal length could only be compared as shares of them
MON, TUE, WED, THU, FRI = range(5)

Away = dict[str, frozenset[int]]


def sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    away = CREW.on_leave(rng)
    return [
        sitting
        for tell in (_repairs, _starts, _orders, _probes, _stands)
        for sitting in tell(calendar, rng, away)
    ]


def _start(calendar: DemoCalendar, day: date, period: str) -> int:
    span = span_of(MARSH_LAKE, calendar, day, period)
    return span[0] if span else at("12:00")


def _repairs(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """Three ratings a session: 1.5 at first, then between 1.6 and 1.9, and no further."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (MON, TUE, THU)):
        middle = line(n, (105, 1.5), (85, 1.75)) + rng.gauss(0, 0.1)
        taps = tuple(pads.rating(300 * (i + 1), pads.rounded(rng, middle, 0, 3)) for i in range(3))
        start, by = _start(calendar, day, "Period 4"), CREW.pick(rng, n, away)
        found.append(DemoSitting("amina.repairs", day, n, start + 5, 1500, by, taps, setting="Room M10"))
    return found


def _starts(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """Over lunch: 0.4 a day at first, 2.5 now."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (TUE, WED, FRI)):
        count = max(0, round(rng.gauss(line(n, (105, 0.4), (0, 2.6)), 0.7)))
        by = "tanya" if n not in away["tanya"] else "rosa"
        taps = occurrences(rng, count, 1500)
        found.append(
            DemoSitting(
                "amina.starts", day, n, _start(calendar, day, "Lunch"), 1500, by, taps, setting="Commons"
            )
        )
    return found


def _orders(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """44 % at first; the last three before mastery are what the criterion asks for, with two adults."""
    due = [one for one in pads.days(rng, calendar, ATTENDANCE, (MON, THU)) if one[0] >= MASTERED]
    found = []
    for place, (n, _day) in enumerate(due, start=1 - len(due)):
        results = [pads.outcome(rng, n, line(n, (105, 0.44), (MASTERED, 0.80))) for _step in range(STEPS)]
        by = CREW.pick(rng, n, away)
        if place > -3:
            results, by = _but_one(rng, n), ("tanya", "rosa", "tanya")[place]
        elif n in pads.BASELINE:
            results = pads.tested(rng, STEPS, 4)
        found.append(_order(calendar, rng, n, by, results))
    return found


def _probes(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """100, 89 and 100 %: nobody helps."""
    return [
        _order(calendar, rng, n, "tanya", pads.tested(rng, STEPS, alone), "probe")
        for n, alone in MAINTENANCE.items()
    ]


def _but_one(rng: Random, n: int) -> list[pads.Outcome]:
    at_step = rng.randrange(STEPS)
    return [pads.helped(rng, n) if step == at_step else pads.ALONE for step in range(STEPS)]


def _order(
    calendar: DemoCalendar,
    rng: Random,
    n: int,
    by: str,
    results: list[pads.Outcome],
    purpose: str = "teaching",
) -> DemoSitting:
    day = calendar.D(n)
    start, taps = _start(calendar, day, "Lunch"), pads.chain(rng, results, 40)
    return DemoSitting("amina.orders", day, n, start + 1, 400, by, taps, purpose=purpose, setting="Commons")


def _stands(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """25 days in the frame, 22 of them in range."""
    found = []
    for n in STANDING:
        day = calendar.D(n)
        seconds = 60 * OUT_OF_RANGE.get(n, rng.randint(21, 29)) + rng.randint(0, 40)
        start = _start(calendar, day, "Period 5")
        taps = (DemoTap(seconds + 60, Response.OCCURRENCE, seconds=seconds),)
        by = CREW.main if n not in away[CREW.main] else CREW.second
        found.append(DemoSitting("amina.stands", day, n, start + 2, IN_PT, by, taps, setting="Room M10"))
    return found
