"""The bells of both schools: (period, from, until) on regular days and on early release Wednesdays."""

from __future__ import annotations

from dataclasses import dataclass

from paraportal.demo.calendar import Bell

Span = tuple[int, int]  # minutes from midnight


def at(clock: str) -> int:
    """`at("8:45")` is 525."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _read(lines: str) -> dict[str, Span]:
    """`8:00 8:20 Arrival` a line."""
    rows = (line.split(maxsplit=2) for line in lines.strip().splitlines())
    return {name: (at(start), at(end)) for start, end, name in rows}


@dataclass(frozen=True)
class BellTable:
    """Of a school: period name to minutes, for each bell; `rotation`: days until it begins anew."""

    of: dict[Bell, dict[str, Span]]
    rotation: int

    def span(self, bell: Bell, period: str) -> Span | None:
        """The minutes of the period, None where this bell lacks it."""
        return self.of[bell].get(period)


BIRCH_BEND = BellTable(
    rotation=6,
    of={
        Bell.REGULAR: _read(
            """
            8:00 8:20 Arrival
            8:20 8:45 Morning meeting
            8:45 10:00 Literacy
            10:00 10:45 Specials
            10:45 11:45 Math
            11:45 12:10 Lunch
            12:10 12:35 Recess
            12:35 13:30 Science and social studies
            13:30 14:50 Learning lab
            14:50 15:05 Dismissal
            """
        ),
        Bell.EARLY: _read(
            """
            8:00 8:15 Arrival
            8:15 8:30 Morning meeting
            8:30 9:30 Literacy
            9:30 10:10 Specials
            10:10 11:00 Math
            11:00 11:25 Lunch
            11:25 11:45 Recess
            11:45 12:45 Learning lab
            12:45 13:00 Dismissal
            """
        ),
    },
)
MARSH_LAKE = BellTable(
    rotation=2,
    of={
        Bell.REGULAR: _read(
            """
            7:50 8:40 Period 1
            8:45 9:35 Period 2
            9:40 10:30 Period 3
            10:35 11:05 Lunch
            11:10 12:00 Period 4
            12:05 12:55 Period 5
            13:00 13:50 Period 6
            13:55 14:45 Period 7
            """
        ),
        Bell.EARLY: _read(
            """
            7:50 8:25 Period 1
            8:30 9:05 Period 2
            9:10 9:45 Period 3
            9:50 10:20 Lunch
            10:25 11:00 Period 4
            11:05 11:40 Period 5
            11:45 12:20 Period 6
            12:25 13:00 Period 7
            """
        ),
    },
)
BELLS = {"birch": BIRCH_BEND, "marsh": MARSH_LAKE}
