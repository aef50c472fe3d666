"""Pa Nhia's year: each day a little longer alone, always in somebody's sight."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from paraportal.demo.bells import BIRCH_BEND, at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import pads
from paraportal.demo.history.chance import Crew, good, line, penalty, span_of
from paraportal.demo.history.sitting import DemoSitting, DemoTap
from paraportal.demo.spec import START
from paraportal.demo.students.panhia import LAST_WORDS, PACK_STEPS, WORDS

CREW = Crew("mai", "beth", "soua")
ATTENDANCE = 0.91
FIRST_MINUTES, GOAL_MINUTES = 1.5, 10
YEAR = timedelta(days=364)
MON, TUE, WED, THU, FRI = range(5)

Away = dict[str, frozenset[int]]


def sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    away = CREW.on_leave(rng)
    return [sitting for tell in (_packing, _alone, _plays, _words) for sitting in tell(calendar, rng, away)]


def _start(calendar: DemoCalendar, day: date, period: str) -> int:
    """The minute at which it begins; on early release some periods are not, then of a regular day."""
    span = span_of(BIRCH_BEND, calendar, day, period)
    return span[0] if span else at("12:10")


def _packing(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (MON, TUE, THU)):
        step = next((step for since, step in reversed(PACK_STEPS.items()) if n < since), 10)
        results = (
            pads.tested(rng, 10, 1)
            if n in pads.BASELINE
            else pads.trained(rng, n, 10, step, is_backward=True)
        )
        start, by = _start(calendar, day, "Dismissal"), CREW.pick(rng, n, away)
        taps = pads.chain(rng, results, 30)
        found.append(DemoSitting("panhia.packing", day, n, start + 1, 330, by, taps, setting="Room 206"))
    return found


def _alone(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """On the aim line: from a minute and a half to where the line to ten minutes stands today."""
    found = []
    first, due = calendar.D(pads.BASELINE[-1]), calendar.D(START) + YEAR
    for n, day in pads.days(rng, calendar, ATTENDANCE, (MON, WED, FRI)):
        share = max(0, (day - first).days) / (due - first).days
        minutes = FIRST_MINUTES + (GOAL_MINUTES - FIRST_MINUTES) * share * 1.02
        lengths = [
            60 * max(0.5, minutes * (1 - penalty(calendar, day)) + rng.gauss(0, 0.25)) for _ in range(2)
        ]
        start, by = _start(calendar, day, "Learning lab"), CREW.pick(rng, n, away)
        taps = pads.episodes(lengths)
        found.append(
            DemoSitting("panhia.alone", day, n, start + 5, taps[-1].after + 30, by, taps, setting="Room 206")
        )
    return found


def _plays(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """Recess, by whoever is on the playground."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (TUE, THU)):
        share = line(n, (105, 0.20), (0, 0.55)) + rng.gauss(0, 0.05) - penalty(calendar, day)
        start = _start(calendar, day, "Recess")
        by = "luz" if n % 5 else "soua"
        taps = pads.intervals(rng, 20, 15, share)
        found.append(DemoSitting("panhia.plays", day, n, start + 4, 305, by, taps, setting="Playground"))
    return found


def _words(calendar: DemoCalendar, rng: Random, away: Away) -> list[DemoSitting]:
    """Twelve words; nobody has taken data since the groups were changed."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (MON, TUE, FRI)):
        if n < LAST_WORDS:
            continue
        taps = _cards(rng, n, good(rng, calendar, day, line(n, (105, 0.42), (LAST_WORDS, 0.75))))
        start, by = _start(calendar, day, "Math"), CREW.pick(rng, n, away)
        found.append(DemoSitting("panhia.words", day, n, start + 5, 400, by, taps, setting="Room 206"))
    return found


def _cards(rng: Random, n: int, p: float) -> tuple[DemoTap, ...]:
    """Twelve cards, of which she knows as many as `p` says; in baseline nobody helps."""
    known = set(rng.sample(WORDS, round(p * len(WORDS))))
    found = []
    for i, word in enumerate(rng.sample(WORDS, len(WORDS))):
        help_ = pads.NOT_YET if n in pads.BASELINE else pads.helped(rng, n)
        result = pads.ALONE if word in known else help_
        found.append(DemoTap(20 + i * 28 + rng.randint(0, 12), *result, item=word))
    return tuple(found)
