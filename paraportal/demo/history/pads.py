"""What is tapped on each pad, when it goes as the description says: chains, intervals, timers, scales."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from iep.measures.trials import Prompter, Response
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history.chance import held_days, line
from paraportal.demo.history.sitting import DemoTap
from paraportal.demo.spec import START

BASELINE = (110, 108, 106)  # school days ago
TAUGHT = 105  # the first day after it
MISSED = 0.03  # of intervals: somebody asked the recorder something
GESTURAL, DIRECT_VERBAL, MODEL, PARTIAL_PHYSICAL = 2, 3, 4, 5

Outcome = tuple[Response, int | None, Prompter | None]
ALONE: Outcome = (Response.CORRECT, 0, Prompter.NOBODY)
BY_ADULT: Outcome = (Response.DONE_BY_ADULT, None, None)
NOT_YET: Outcome = (Response.INCORRECT, None, None)


def days(
    rng: Random, calendar: DemoCalendar, attendance: float, weekdays: Sequence[int] = range(5)
) -> list[tuple[int, date]]:
    """(school days ago, date): the baseline always, later those due on `weekdays` that took place."""
    base = [(n, calendar.D(n)) for n in BASELINE]
    held = held_days(rng, calendar, TAUGHT, attendance)
    return base + [(n, day) for n, day in held if day.weekday() in weekdays]


def helped(rng: Random, n: int) -> Outcome:
    """Help grows lighter over the year, and a peer gives more of it."""
    light = line(n, (START, 0.2), (0, 0.75))
    weights = (light, 0.1, (0.9 - light) * 0.7, (0.9 - light) * 0.3)
    level = rng.choices((GESTURAL, DIRECT_VERBAL, MODEL, PARTIAL_PHYSICAL), weights)[0]
    is_peer = level != PARTIAL_PHYSICAL and rng.random() < line(n, (START, 0.03), (0, 0.25))
    return Response.CORRECT, level, Prompter.PEER if is_peer else Prompter.ADULT


def outcome(rng: Random, n: int, p: float) -> Outcome:
    """Alone with probability `p`; else with help, now and then not at all."""
    if rng.random() < p:
        return ALONE
    return (Response.NO_RESPONSE, None, None) if rng.random() < 0.12 else helped(rng, n)


def trained(rng: Random, n: int, count: int, training: int, *, is_backward: bool = False) -> list[Outcome]:
    """A chain of `count` steps of which one is trained: those before it are known, the others are done by
    the adult. `training`: its number from 1; backward chains are known from their end.
    """
    found = []
    for step in range(1, count + 1):
        ahead = (training - step) if is_backward else (step - training)
        found.append(BY_ADULT if ahead > 0 else outcome(rng, n, 0.55 if ahead == 0 else 0.96))
    return found


def tested(rng: Random, count: int, alone: int) -> list[Outcome]:
    """The baseline of a chain: nobody helps. The first `alone` steps go well."""
    return [ALONE if step < alone else NOT_YET for step in range(count)]


def chain(rng: Random, outcomes: Iterable[Outcome], every: int = 20) -> tuple[DemoTap, ...]:
    """One tap a step, `every` so many seconds."""
    return tuple(
        DemoTap((step - 1) * every + rng.randint(5, every - 2), *result, step=step)
        for step, result in enumerate(outcomes, start=1)
    )


def intervals(rng: Random, count: int, seconds: int, share: float) -> tuple[DemoTap, ...]:
    """One tap at the end of each interval; `share` of those seen are yes, as near as whole numbers can."""
    yes = set(rng.sample(range(count), max(0, min(count, round(share * count)))))
    return tuple(DemoTap((i + 1) * seconds, _interval(rng, i in yes), step=i + 1) for i in range(count))


def _interval(rng: Random, is_yes: bool) -> Response:
    if rng.random() < MISSED:
        return Response.NOT_OBSERVED
    return Response.OCCURRENCE if is_yes else Response.NOT_OCCURRED


def episodes(lengths: Iterable[float], pause: int = 60) -> tuple[DemoTap, ...]:
    """One tap at the end of each episode of so many seconds, with `pause` seconds between them."""
    found, at = [], 0
    for length in lengths:
        seconds = max(5, round(length))
        at += seconds
        found.append(DemoTap(at, Response.OCCURRENCE, seconds=seconds))
        at += pause
    return tuple(found)


def latencies(rng: Random, count: int, middle: float, silent: float) -> tuple[DemoTap, ...]:
    """`count` cues, ten minutes apart: seconds around `middle`; `silent` of them have no response."""
    found = []
    for i in range(count):
        seconds = max(4, round(middle * rng.lognormvariate(0, 0.35)))
        if rng.random() < silent:
            found.append(DemoTap(600 * i + 590, Response.NO_RESPONSE))
        else:
            found.append(DemoTap(600 * i + min(seconds, 590), Response.OCCURRENCE, seconds=min(seconds, 590)))
    return tuple(found)


def rating(after: int, value: int) -> DemoTap:
    return DemoTap(after, Response.SCORED, value=value)


def rounded(rng: Random, value: float, low: int, high: int) -> int:
    """A whole number on the scale; over many it comes to `value`."""
    return max(low, min(high, int(value) + (rng.random() < value - int(value))))
