"""The year of a student who is written down in a few lines: it follows from each skill's shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil, floor
from random import Random
from statistics import median

from iep.measures.trials import Prompter, Response
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history.chance import HAPPENS, SESSION_SD, Crew, line, penalty
from paraportal.demo.history.sitting import DemoSitting, DemoTap, occurrences
from paraportal.demo.light import BASELINE, Light, LightShape, Skill, due_days, when
from paraportal.demo.spec import START

ATTENDANCE = 0.94
YEAR = timedelta(days=364)  # from the plan to the date of the goal
LAST, TREND = 3, 10  # points by which the software tells how a target stands, and where it goes
VERBAL, GESTURAL, MODEL = 1, 2, 4
# Of the way from start to goal: so far behind the aim line is who is off track; so far beyond it who is on
# track, for a list reads half a year alone and draws its line from there
BEHIND, BEYOND = 0.35, 0.08
# Where the trend ends, as a share of the way from the baseline to where the aim line stands on the last day
REACHES = {
    LightShape.ON_TRACK: 1.15,
    LightShape.NO_RECENT: 1.1,
    LightShape.WATCH: 0.95,
    LightShape.OFF_TRACK: 0.3,
}
ENDS = frozenset({LightShape.ON_TRACK, LightShape.WATCH, LightShape.OFF_TRACK})
GRASPED = 30  # n of the day from which a mastered skill stays at its goal


def sittings(calendar: DemoCalendar, light: Light, rng: Random) -> list[DemoSitting]:
    teacher = light.case_manager
    main, second = (*light.paras, *light.paras, teacher, teacher)[:2]
    crew = Crew(main, second, teacher)
    away = {para: days for para, days in crew.on_leave(rng).items() if para != teacher}
    return [
        sitting for skill in light.skills for sitting in _of_skill(calendar, light, skill, rng, crew, away)
    ]


def _of_skill(
    calendar: DemoCalendar,
    light: Light,
    skill: Skill,
    rng: Random,
    crew: Crew,
    away: dict[str, frozenset[int]],
) -> Iterator[DemoSitting]:
    days = _held(calendar, light, skill, rng)
    for (n, day), amount in zip(days, _amounts(calendar, light, skill, rng, days), strict=True):
        start, place = when(calendar, light, skill, day)
        taps, seconds = _taps(rng, skill, n, amount)
        yield DemoSitting(
            f"{light.key}.{skill.key}", day, n, start + rng.randint(2, 8), seconds, crew.pick(rng, n, away),
            taps, setting=place,
        )  # fmt: skip


def _held(calendar: DemoCalendar, light: Light, skill: Skill, rng: Random) -> list[tuple[int, date]]:
    """The baseline and the end are always taken; between them a day is missed now and then."""
    due = [(n, day) for n, day in due_days(calendar, light, skill) if n >= skill.last]
    between = [one for one in due[BASELINE:-LAST] if rng.random() < ATTENDANCE * HAPPENS]
    return due[:BASELINE] + between + due[-LAST:]


def _amounts(
    calendar: DemoCalendar, light: Light, skill: Skill, rng: Random, days: Sequence[tuple[int, date]]
) -> list[int]:
    """How many good (or counted) responses each session has."""
    base = [max(0, round(skill.start * skill.scale) + step) for step in (0, -1, 0)]
    aims = _aims(calendar, light, skill, base, days)
    body = [_amount(calendar, skill, rng, day, aims[-1], days[BASELINE][0]) for day in days[BASELINE:]]
    found = base + body
    return found[: -len(_end(skill, aims[-1]))] + _end(skill, aims[-1]) if skill.shape in ENDS else found


def _aims(
    calendar: DemoCalendar, light: Light, skill: Skill, base: Sequence[int], days: Sequence[tuple[int, date]]
) -> list[float]:
    """The aim line on each day: from the baseline's last day to the goal's date."""
    first, due = days[BASELINE - 1][1], calendar.D(light.begins) + YEAR
    start = median(base) / skill.scale
    return [start + (skill.goal - start) * (day - first).days / (due - first).days for _n, day in days]


def _amount(
    calendar: DemoCalendar, skill: Skill, rng: Random, of: tuple[int, date], reached: float, first: int
) -> int:
    """By the trend of its shape, with the chances of a day."""
    n, day = of
    if skill.shape is LightShape.MASTERED:
        end = skill.goal + 0.1 * abs(skill.goal - skill.start) * (-1 if skill.is_less else 1)
        value = line(n, (first, skill.start), (GRASPED, end))
    else:
        end = skill.start + (reached - skill.start) * REACHES[skill.shape]
        value = line(n, (first, skill.start), (0, end))
    span = abs(skill.goal - skill.start)
    worse = penalty(calendar, day) * span * (1 if skill.is_less else -1)
    value += worse + rng.gauss(0, SESSION_SD) * span
    if skill.shape is LightShape.MASTERED and n <= GRASPED:
        value = min(value, skill.goal) if skill.is_less else max(value, skill.goal)
        return _limited(skill, (floor if skill.is_less else ceil)(round(value * skill.scale, 6)))
    return _limited(skill, round(value * skill.scale))


def _end(skill: Skill, aim: float) -> list[int]:
    """The last amounts, against the aim line of the last day: beyond it, one short of it, or far behind."""
    sign, way = (-1 if skill.is_less else 1), abs(skill.goal - skill.start)
    if skill.shape is LightShape.WATCH:
        return [_limited(skill, _first_beyond(skill, aim) - sign)] * LAST
    if skill.shape is LightShape.OFF_TRACK:
        far = _first_beyond(skill, aim - sign * BEHIND * way) - sign
        return [_limited(skill, far + sign * (back in (9, 6))) for back in range(TREND, 0, -1)]
    reached = _first_beyond(skill, aim + sign * BEYOND * way)
    return [_limited(skill, reached + sign * (back == 2)) for back in range(LAST, 0, -1)]


def _first_beyond(skill: Skill, value: float) -> int:
    """The amount that reaches this value, or is just better."""
    amount = round(value * skill.scale, 6)
    return floor(amount) if skill.is_less else ceil(amount)


def _limited(skill: Skill, amount: int) -> int:
    return max(0, min(amount, skill.of or 60))


def _taps(rng: Random, skill: Skill, n: int, amount: int) -> tuple[tuple[DemoTap, ...], int]:
    """(what was tapped, seconds of the session)."""
    if skill.measure != "discrete_trial":
        seconds = skill.minutes * 60
        return occurrences(rng, amount, seconds), seconds
    alone = set(rng.sample(range(skill.of), amount))
    items = rng.sample(skill.items, len(skill.items)) * skill.of if skill.items else [""] * skill.of
    taps = tuple(_trial(rng, n, i, items[i], i in alone) for i in range(skill.of))
    return taps, taps[-1].after + 30


def _trial(rng: Random, n: int, i: int, item: str, is_alone: bool) -> DemoTap:
    """Alone, or with help that grows lighter over the year; some stay wrong or without an answer."""
    after = 30 + i * 45 + rng.randint(0, 30)
    if is_alone:
        return DemoTap(after, Response.CORRECT, 0, Prompter.NOBODY, item)
    if rng.random() < 0.3:
        return DemoTap(after, rng.choice((Response.INCORRECT, Response.NO_RESPONSE)), None, None, item)
    gesture = line(n, (START, 0.2), (0, 0.7))
    level = rng.choices((GESTURAL, VERBAL, MODEL), (gesture, 0.2, 0.8 - gesture))[0]
    by_peer = rng.random() < line(n, (START, 0.05), (0, 0.3))
    return DemoTap(after, Response.CORRECT, level, Prompter.PEER if by_peer else Prompter.ADULT, item)
