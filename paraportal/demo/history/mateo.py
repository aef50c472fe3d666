"""Mateo's year: two-symbol messages rise, stall, and rise again with a longer wait and a buddy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from iep.measures.trials import Prompter, Response
from paraportal.demo.bells import BIRCH_BEND, at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import pads
from paraportal.demo.history.chance import Crew, good, held_days, line, penalty, span_of
from paraportal.demo.history.sitting import DemoSitting, DemoTap, occurrences
from paraportal.demo.students.mateo import HANDS_STEPS, ITEMS

CREW = Crew("dee", "luz", "ingrid")
ATTENDANCE = 0.94
BASELINE = {110: 2, 109: 1, 108: 2, 107: 3, 106: 2}  # of 10
SECOND_DELAY = 61
FINISH = (8, 9, 8)  # of 10: the last three sessions, all with the same para
MASTERED = 0.8
GESTURAL, MODEL, PARTIAL_PHYSICAL = 2, 4, 5


def sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    away = CREW.on_leave(rng)
    found = _requests(calendar, rng, away) + _comments(calendar, rng, away)
    return found + _hands(calendar, rng, away) + _carpet(calendar, rng, away)


def _requests(calendar: DemoCalendar, rng: Random, away: dict[str, frozenset[int]]) -> list[DemoSitting]:
    first = [
        _sitting(calendar, rng, n, calendar.D(n), "dee", _exactly(rng, n, k)) for n, k in BASELINE.items()
    ]
    later = []
    for n, day in held_days(rng, calendar, 105, ATTENDANCE):
        trend = line(n, (105, 0.20), (80, 0.45)) if n > SECOND_DELAY else line(n, (61, 0.45), (0, 0.87))
        taps = _trials(rng, n, good(rng, calendar, day, trend))
        later.append(_sitting(calendar, rng, n, day, CREW.pick(rng, n, away), taps))
    return first + _needing_a_second(rng, later)


def _sitting(
    calendar: DemoCalendar, rng: Random, n: int, day: date, by: str, taps: tuple[DemoTap, ...]
) -> DemoSitting:
    span = span_of(BIRCH_BEND, calendar, day, "Learning lab")
    assert span is not None  # noqa: S101 - both bells have it
    return DemoSitting(
        "mateo.requests",
        day,
        n,
        span[0] + rng.randint(3, 25),
        taps[-1].after + 40,
        by,
        taps,
        setting="Room 110",
    )


def _trials(rng: Random, n: int, p: float) -> tuple[DemoTap, ...]:
    items = rng.sample(ITEMS, len(ITEMS))
    return tuple(_trial(rng, n, p, i, item) for i, item in enumerate(items))


def _trial(rng: Random, n: int, p: float, i: int, item: str) -> DemoTap:
    after = 60 + i * 75 + rng.randint(0, 40)
    if rng.random() < 0.04:
        return DemoTap(after, Response.NO_OPPORTUNITY)
    if rng.random() < p:
        return DemoTap(after, Response.CORRECT, 0, Prompter.NOBODY, item)
    return _not_alone(rng, n, after, item)


def _not_alone(rng: Random, n: int, after: int, item: str) -> DemoTap:
    """Helped, wrong or nothing. Over the year help moves from model and touch to a gesture, and to peers."""
    if rng.random() < 0.05 / 0.5:  # a twentieth of all trials: half of them come here
        return DemoTap(after, Response.NO_RESPONSE)
    if rng.random() < 0.15:
        return DemoTap(after, Response.INCORRECT, None, None, item)
    gesture = line(n, (105, 0.15), (0, 0.75))
    level = rng.choices((GESTURAL, MODEL, PARTIAL_PHYSICAL), (gesture, 0.8 - gesture, 0.2 * (1 - gesture)))[0]
    by_peer = level != PARTIAL_PHYSICAL and n <= SECOND_DELAY and rng.random() < line(n, (61, 0.15), (0, 0.5))
    return DemoTap(after, Response.CORRECT, level, Prompter.PEER if by_peer else Prompter.ADULT, item)


def _exactly(rng: Random, n: int, independent: int) -> tuple[DemoTap, ...]:
    """Ten opportunities, `independent` of them alone. In baseline nobody helps."""
    alone = set(rng.sample(range(10), independent))
    return tuple(_told(rng, n, i, item, i in alone) for i, item in enumerate(rng.sample(ITEMS, len(ITEMS))))


def _told(rng: Random, n: int, i: int, item: str, is_alone: bool) -> DemoTap:
    after = 60 + i * 75
    if is_alone:
        return DemoTap(after, Response.CORRECT, 0, Prompter.NOBODY, item)
    if n in BASELINE:
        return DemoTap(after, rng.choice((Response.INCORRECT, Response.NO_RESPONSE)), None, None, item)
    return DemoTap(after, Response.CORRECT, GESTURAL, Prompter.ADULT, item)


def _needing_a_second(rng: Random, later: list[DemoSitting]) -> list[DemoSitting]:
    """Mastery is three in a row with two adults: the last three are all with Dee, and no three before.

    One session before the last three falls short, and so does the last of any earlier three.
    """
    body = _breaking_runs(rng, later[:-3])
    body[-1] = replace(body[-1], taps=_exactly(rng, body[-1].n, 7))
    last = [
        replace(sitting, by="dee", taps=_exactly(rng, sitting.n, k))
        for sitting, k in zip(later[-3:], FINISH, strict=True)
    ]
    return body + last


def _breaking_runs(rng: Random, body: list[DemoSitting]) -> list[DemoSitting]:
    run, kept = 0, []
    for sitting in body:
        run = run + 1 if _share(sitting) >= MASTERED else 0
        if run == 3:
            sitting, run = replace(sitting, taps=_exactly(rng, sitting.n, 7)), 0
        kept.append(sitting)
    return kept


def _share(sitting: DemoSitting) -> float:
    """The part of the opportunities in which he needed nobody."""
    chances = [tap for tap in sitting.taps if tap.response is not Response.NO_OPPORTUNITY]
    return sum(tap.prompt == 0 for tap in chances) / max(1, len(chances))


def _comments(calendar: DemoCalendar, rng: Random, away: dict[str, frozenset[int]]) -> list[DemoSitting]:
    """Three days a week, 30 minutes over lunch and recess."""
    found = []
    for n, day in held_days(rng, calendar, 110, ATTENDANCE):
        if day.weekday() not in (0, 1, 3):
            continue
        trend = rng.choice((0, 1)) if n > 100 else rng.gauss(line(n, (100, 0.8), (0, 5.2)), 0.8)
        count = min(7, max(0, round(trend)))
        by = "luz" if n not in away["luz"] else "dee"
        taps = occurrences(rng, count, 1800)
        found.append(
            DemoSitting("mateo.comments", day, n, at("11:50"), 1800, by, taps, setting="Lunch and recess")
        )
    return found


def _hands(calendar: DemoCalendar, rng: Random, away: dict[str, frozenset[int]]) -> list[DemoSitting]:
    """Before the snack, three days a week: forward, one step after the other."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (0, 2, 4)):
        step = next((step for since, step in reversed(HANDS_STEPS.items()) if n < since), 1)
        results = pads.tested(rng, 8, 1) if n in pads.BASELINE else pads.trained(rng, n, 8, step)
        start, _end = span_of(BIRCH_BEND, calendar, day, "Learning lab") or (at("13:30"), 0)
        taps, by = pads.chain(rng, results), CREW.pick(rng, n, away)
        found.append(DemoSitting("mateo.hands", day, n, start + 28, 180, by, taps, setting="Room 110"))
    return found


def _carpet(calendar: DemoCalendar, rng: Random, away: dict[str, frozenset[int]]) -> list[DemoSitting]:
    """Morning meeting, two days a week, ten minutes."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (1, 4)):
        share = line(n, (105, 0.45), (0, 0.15)) + rng.gauss(0, 0.05) + penalty(calendar, day)
        start, _end = span_of(BIRCH_BEND, calendar, day, "Morning meeting") or (at("8:20"), 0)
        taps, by = pads.intervals(rng, 20, 30, share), CREW.pick(rng, n, away)
        found.append(DemoSitting("mateo.carpet", day, n, start + 2, 605, by, taps, setting="Room 104"))
    return found
