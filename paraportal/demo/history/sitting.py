"""One sitting of data on one target, as somebody recorded it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from iep.measures.trials import Prompter, Response

DRILLS = {71: 10 * 60 + 20, 23: 13 * 60 + 45}  # school days ago: minute of the day
DRILL_SECONDS = 14 * 60
SLIP = 0.02  # how often a tap is wrong, and taken back at once
HOUR = 3600


@dataclass(frozen=True)
class DemoTap:
    """`after`: seconds since the beginning. `slip`: what was tapped first, by mistake.

    `step`: of a chain, or which interval. `value` of `out_of`: a rating, or points. `seconds`: how long.
    """

    after: int
    response: Response
    prompt: int | None = None
    prompter: Prompter | None = None
    item: str = ""
    slip: Response | None = None
    step: int | None = None
    value: int | None = None
    seconds: int | None = None
    out_of: int | None = None


@dataclass(frozen=True)
class DemoSitting:
    """`target`, `by`: keys. `minute`: of the day. `pause`: (seconds since the beginning, seconds)."""

    target: str
    day: date
    n: int
    minute: int
    seconds: int
    by: str
    taps: tuple[DemoTap, ...]
    purpose: str = "teaching"
    setting: str = ""
    is_paper: bool = False
    pause: tuple[int, int] | None = None


def occurrences(rng: Random, count: int, seconds: int) -> tuple[DemoTap, ...]:
    """`count` taps at random moments."""
    moments = sorted(rng.sample(range(5, seconds - 5), count))
    return tuple(DemoTap(after, Response.OCCURRENCE) for after in moments)


def with_drills(sittings: Iterable[DemoSitting]) -> list[DemoSitting]:
    """A fire drill stops whatever is going on; what was to come, comes after it."""
    return [_interrupted(sitting) for sitting in sittings]


def _interrupted(sitting: DemoSitting) -> DemoSitting:
    drill = DRILLS.get(sitting.n)
    if drill is None or sitting.is_paper:
        return sitting
    start = (drill - sitting.minute) * 60
    if not 0 < start < sitting.seconds:
        return sitting
    is_long = sitting.seconds > HOUR  # a whole day ends with the bell, a lesson goes on a little longer
    return replace(
        sitting,
        pause=(start, DRILL_SECONDS),
        seconds=sitting.seconds if is_long else sitting.seconds + DRILL_SECONDS,
        taps=tuple(_moved(tap, start, is_long) for tap in sitting.taps),
    )


def _moved(tap: DemoTap, start: int, is_long: bool) -> DemoTap:
    end = start + DRILL_SECONDS
    if tap.after < start or (is_long and tap.after >= end):
        return tap
    return replace(tap, after=tap.after + DRILL_SECONDS)


def with_slips(rng: Random, sittings: Iterable[DemoSitting]) -> list[DemoSitting]:
    """Now and then a finger lands on the wrong pad."""
    return [
        s if s.is_paper else replace(s, taps=tuple(_slipped(rng, tap) for tap in s.taps)) for s in sittings
    ]


# What a finger takes for what; all else is not mistaken
TAKEN_FOR = {
    Response.CORRECT: Response.INCORRECT,
    Response.INCORRECT: Response.CORRECT,
    Response.OCCURRENCE: Response.OCCURRENCE,
    Response.NOT_OCCURRED: Response.OCCURRENCE,
    Response.SCORED: Response.SCORED,
}


def _slipped(rng: Random, tap: DemoTap) -> DemoTap:
    if rng.random() >= SLIP or tap.response not in TAKEN_FOR:
        return tap
    return replace(tap, slip=TAKEN_FOR[tap.response])


def on_paper(rng: Random, sittings: list[DemoSitting], count: int) -> list[DemoSitting]:
    """`count` of them were taken on a paper sheet and typed in the next day."""
    chosen = set(rng.sample(range(len(sittings)), count))
    return [replace(s, is_paper=True) if i in chosen else s for i, s in enumerate(sittings)]
