"""Harper's weekly probes and Ty's weekly shifts: published series, number for number."""

from __future__ import annotations

from datetime import date
from random import Random

from iep.measures.trials import Response
from paraportal.demo.bells import MARSH_LAKE, at
from paraportal.demo.calendar import Calendar
from paraportal.demo.history.chance import span_of
from paraportal.demo.history.sitting import Sitting, Tap
from paraportal.demo.students import harper, ty

PROBE, SHIFT = 180, 1800  # seconds


def harper_sittings(calendar: Calendar, rng: Random) -> list[Sitting]:
    found = []
    for day, count in zip(harper.probe_days(calendar), harper.SERIES, strict=True):
        start, _end = span_of(MARSH_LAKE, calendar, day, "Period 3") or (at("9:40"), at("10:30"))
        by = rng.choices(("erik", "renee"), (75, 25))[0]
        n = _ago(calendar, day)
        taps = _evenly(count, PROBE)
        found.append(Sitting("harper.writing", day, n, start + 5, PROBE, by, taps, purpose="probe"))
    return found


def ty_sittings(calendar: Calendar, rng: Random) -> list[Sitting]:
    found = []
    for day, count in zip(ty.shift_days(calendar), ty.SERIES, strict=True):
        start, n = at("9:50") + rng.randint(0, 20), _ago(calendar, day)
        taps = _evenly(count, SHIFT)
        found.append(Sitting("ty.packing", day, n, start, SHIFT, "nina", taps, setting="Lakeside Foods"))
    return found


def _evenly(count: int, seconds: int) -> tuple[Tap, ...]:
    return tuple(Tap((i + 1) * seconds // (count + 1), Response.OCCURRENCE) for i in range(count))


def _ago(calendar: Calendar, day: date) -> int:
    return len(calendar.past) - 1 - calendar.past.index(day)
