"""Harper's and Ty's years. The weekly probes and shifts are published series, number for number."""

from __future__ import annotations

from datetime import date
from random import Random

from iep.measures.trials import Response
from paraportal.demo.bells import MARSH_LAKE, at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import pads
from paraportal.demo.history.chance import HAPPENS, line, penalty, span_of
from paraportal.demo.history.sitting import DemoSitting, DemoTap
from paraportal.demo.students import harper, ty

PROBE, SHIFT = 180, 1800  # seconds
ATTENDANCE = 0.94
MISSED_STOP = 32  # school days ago


def harper_sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    found = []
    for day, count in zip(harper.probe_days(calendar), harper.SERIES, strict=True):
        start, _end = span_of(MARSH_LAKE, calendar, day, "Period 3") or (at("9:40"), at("10:30"))
        by = rng.choices(("erik", "renee"), (75, 25))[0]
        n = _ago(calendar, day)
        taps = _evenly(count, PROBE)
        found.append(DemoSitting("harper.writing", day, n, start + 5, PROBE, by, taps, purpose="probe"))
    return found + _on_task(calendar, rng) + _handed_in(calendar, rng)


def _on_task(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    """Math on A days, twice a week at most: 15 moments, two minutes apart."""
    found = []
    for n, day in pads.days(rng, calendar, ATTENDANCE, (0, 1, 3)):
        if calendar.by_date[day].number % 2 == 0 and n not in pads.BASELINE:
            continue
        start, _end = span_of(MARSH_LAKE, calendar, day, "Period 2") or (at("8:45"), 0)
        share = line(n, (105, 0.48), (0, 0.84)) + rng.gauss(0, 0.05) - penalty(calendar, day)
        taps = pads.intervals(rng, 15, 120, share)
        found.append(DemoSitting("harper.on_task", day, n, start + 3, 1805, "rosa", taps, setting="Room M20"))
    return found


def _handed_in(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    """Each week, in study hall: of 40 points."""
    found = []
    for day in harper.handing_days(calendar):
        n = _ago(calendar, day)
        points = max(0, min(40, round(40 * (line(n, (105, 0.55), (0, 0.90)) + rng.gauss(0, 0.04)))))
        start, _end = span_of(MARSH_LAKE, calendar, day, "Period 7") or (at("13:55"), 0)
        tap = DemoTap(60, Response.SCORED, value=points, out_of=40)
        by = rng.choices(("greg", "renee"), (75, 25))[0]
        found.append(DemoSitting("harper.handed_in", day, n, start + 5, 90, by, (tap,), setting="Room M30"))
    return found


def ty_sittings(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    found = []
    for day, count in zip(ty.shift_days(calendar), ty.SERIES, strict=True):
        start, n = at("9:50") + rng.randint(0, 20), _ago(calendar, day)
        taps = _evenly(count, SHIFT)
        found.append(DemoSitting("ty.packing", day, n, start, SHIFT, "nina", taps, setting="Lakeside Foods"))
    return found + _bus(calendar, rng) + _shifts(calendar, rng)


def _bus(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    """Tuesday and Thursday; now and then the teacher rides along."""
    found = []
    for n, day in _rides(calendar, rng):
        share = line(n, (105, 0.43), (0, 0.88)) - penalty(calendar, day) - (0.15 if n == MISSED_STOP else 0)
        results = [pads.outcome(rng, n, share) for _step in ty.BUS_STEPS]
        by = rng.choices(("nina", "tom"), (85, 15))[0]
        found.append(
            DemoSitting(
                "ty.bus", day, n, at("9:02"), 1800, by, pads.chain(rng, results, 120), setting="Route 6"
            )
        )
    return found


def _rides(calendar: DemoCalendar, rng: Random) -> list[tuple[int, date]]:
    """Workdays; those before the phase began are the baseline."""
    due = [(n, day) for n, day in calendar.last(110) if day.weekday() in (1, 3)]
    return [(n, day) for n, day in due if n > 105 or n == MISSED_STOP or rng.random() < ATTENDANCE * HAPPENS]


def _shifts(calendar: DemoCalendar, rng: Random) -> list[DemoSitting]:
    """Each Tuesday, after the shift."""
    found = []
    for day in ty.ratings(calendar):
        n = _ago(calendar, day)
        value = pads.rounded(rng, line(n, (105, 2.7), (0, 4.1)) + rng.gauss(0, 0.15), 1, 5)
        taps = (pads.rating(45, value),)
        found.append(DemoSitting("ty.shift", day, n, at("11:20"), 60, "nina", taps, setting="Lakeside Foods"))
    return found


def _evenly(count: int, seconds: int) -> tuple[DemoTap, ...]:
    return tuple(DemoTap((i + 1) * seconds // (count + 1), Response.OCCURRENCE) for i in range(count))


def _ago(calendar: DemoCalendar, day: date) -> int:
    return len(calendar.past) - 1 - calendar.past.index(day)
