"""DJ's year: a good plan, carried out badly and then well."""

from __future__ import annotations

from datetime import date
from random import Random

from iep.measures.trials import Response
from paraportal.demo.bells import BIRCH_BEND, at
from paraportal.demo.calendar import LONG_BREAK, DemoCalendar
from paraportal.demo.history import pads
from paraportal.demo.history.chance import Crew, counts, held_days, line, span_of
from paraportal.demo.history.sitting import DemoSitting, DemoTap, occurrences

CREW = Crew("jamal", "beth", "marcus")
ATTENDANCE = 0.89
BASELINE = {110: 4, 109: 5, 108: 2, 107: 7, 106: 3, 105: 4, 104: 6, 103: 3}  # mean 4.2
COACHED = 54
RESTRAINED = 38  # school days ago: the hardest day
HARD_DAYS = (0, 1)  # Monday, Tuesday
IN_WRITING = 0.6
INCIDENTS = 46
FROM, UNTIL = at("8:00"), at("12:45")


def sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    away = CREW.on_leave(rng)
    hard = _hard_days(calendar)
    held = [n for n, _ in held_days(rng, calendar, 102, ATTENDANCE)]
    days = sorted({*BASELINE, *held, *hard}, reverse=True)
    by = {n: CREW.pick(rng, n, away) for n in days}
    aggression = _aggression(rng, days, hard)
    found = [_all_day(calendar, rng, "dj.aggression", n, by[n], aggression[n]) for n in days]
    found += [_all_day(calendar, rng, "dj.break_card", n, by[n], _breaks(rng, n)) for n in days]
    found += [_call_outs(calendar, rng, n, by[n]) for n in days]
    found += [_starts(calendar, rng, n, by[n]) for n in days]
    return found + [_recovery(calendar, rng, n, by[n]) for n in _upset(rng, aggression)]


def _hard_days(calendar: DemoCalendar) -> dict[int, int]:
    """5 on the day of the restraint, 4 on the first day after a break (or soon after the summer)."""
    backs = [n for n in range(COACHED - 1, 0, -1) if _is_first_back(calendar, n)]
    return {backs[-1] if backs else COACHED - 1: 4, RESTRAINED: 5}


def _is_first_back(calendar: DemoCalendar, n: int) -> bool:
    gap, back = calendar.after_break(calendar.D(n))
    return gap >= LONG_BREAK and back == 1


def _aggression(rng: Random, days: list[int], hard: dict[int, int]) -> dict[int, int]:
    """Means: 3.4 under plan A, 1.1 once staff were coached, the hard days among them."""
    plan_a = [n for n in days if n not in BASELINE and n > COACHED]
    coached = [n for n in days if n <= COACHED and n not in hard]
    rest = (1.1 * (len(coached) + len(hard)) - sum(hard.values())) / len(coached)
    values = dict(zip(plan_a, counts(rng, len(plan_a), 3.4, 7), strict=True))
    values |= dict(zip(coached, counts(rng, len(coached), rest, 3), strict=True))
    return BASELINE | values | hard


def _breaks(rng: Random, n: int) -> int:
    """None at first, up to 5 a day once the card worked, then 3: he needs fewer."""
    if n in BASELINE:
        return 0
    trend = line(n, (102, 0.3), (45, 5)) if n > 45 else line(n, (44, 5), (10, 3))
    return min(7, max(0, round(rng.gauss(trend, 0.7))))


def _all_day(calendar: DemoCalendar, rng: Random, target: str, n: int, by: str, count: int) -> DemoSitting:
    """From 8:00 to the end of the shortest day: counts of unequal time could only be compared as rates."""
    day, seconds = calendar.D(n), (UNTIL - FROM) * 60
    moments = (_moment(calendar, rng, day, seconds) for _ in range(count))
    taps = tuple(sorted(moments, key=lambda tap: tap.after))
    return DemoSitting(target, day, n, FROM, seconds, by, taps)


def _moment(calendar: DemoCalendar, rng: Random, day: date, seconds: int) -> DemoTap:
    """Most in the writing block, most of all on Mondays and Tuesdays."""
    writing = span_of(BIRCH_BEND, calendar, day, "Literacy")
    share = IN_WRITING if day.weekday() in HARD_DAYS else IN_WRITING / 2
    if writing and rng.random() < share:
        low, high = ((minute - FROM) * 60 for minute in writing)
        return DemoTap(rng.randint(low, high), Response.OCCURRENCE)
    return DemoTap(rng.randint(300, seconds - 300), Response.OCCURRENCE)


def _call_outs(calendar: DemoCalendar, rng: Random, n: int, by: str) -> DemoSitting:
    """The math lesson: 14 an hour at first, 6 at the end."""
    day = calendar.D(n)
    start, end = span_of(BIRCH_BEND, calendar, day, "Math") or (at("10:45"), at("11:45"))
    seconds = (end - start) * 60
    rate = max(1.0, rng.gauss(line(n, (100, 14), (0, 6)), 1.8))
    taps = occurrences(rng, round(rate * seconds / 3600), seconds)
    return DemoSitting("dj.call_outs", day, n, start, seconds, by, taps, setting="Math")


def _starts(calendar: DemoCalendar, rng: Random, n: int, by: str) -> DemoSitting:
    """Two tasks in the writing block: 210 seconds at first, 55 at the end."""
    day = calendar.D(n)
    start, _end = span_of(BIRCH_BEND, calendar, day, "Literacy") or (at("8:45"), 0)
    middle, silent = line(n, (102, 210), (0, 55)), line(n, (102, 0.20), (0, 0.06))
    taps = pads.latencies(rng, 2, middle, silent)
    return DemoSitting("dj.starts", day, n, start + 8, 1260, by, taps, setting="Writing")


def _upset(rng: Random, aggression: dict[int, int]) -> list[int]:
    """The days on which it went up to 4 or 5: the baseline, the worst of the others, 46 in all."""
    later = sorted((n for n in aggression if n not in BASELINE), key=lambda n: (-aggression[n], rng.random()))
    return sorted([*BASELINE, *later[: INCIDENTS - len(BASELINE)]], reverse=True)


def _recovery(calendar: DemoCalendar, rng: Random, n: int, by: str) -> DemoSitting:
    """18 minutes at first, 7 at the end."""
    minutes = max(2.0, rng.gauss(line(n, (102, 18), (0, 7)), 1.6))
    taps = pads.episodes([minutes * 60])
    start = at("9:00") + rng.randint(0, 90)
    return DemoSitting(
        "dj.recovery", calendar.D(n), n, start, taps[-1].after + 20, by, taps, setting="Room 212"
    )
