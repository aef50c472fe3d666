"""A student's blocks as people see a timetable: a row for what is alike, a column for each day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from staff.models import Rhythm
from students.day import Slot
from students.day.words import day_in_words, span_in_words
from students.models import StudentBlock


@dataclass(frozen=True)
class GridRow:
    """Blocks that differ only in the day. `cells`: a block or None for each column."""

    when: str
    activity: str
    place: str
    cells: tuple[StudentBlock | None, ...]


@dataclass(frozen=True)
class Grid:
    title: str
    days: tuple[str, ...]
    rows: list[GridRow] = field(default_factory=list)


def grids_of(blocks: Iterable[StudentBlock]) -> list[Grid]:
    """One grid for each rhythm that has blocks, rows by the clock."""
    found = sorted(blocks, key=lambda b: (b.minutes.lower, b.minutes.upper, b.activity, b.day))
    grids = []
    for rhythm in Rhythm:
        mine = [block for block in found if block.rhythm == rhythm]
        if mine:
            grids.append(_grid(rhythm, mine))
    return grids


def _grid(rhythm: Rhythm, blocks: list[StudentBlock]) -> Grid:
    days = sorted({block.day for block in blocks} | (set(range(1, 6)) if rhythm == Rhythm.WEEK else set()))
    alike: dict[tuple[object, ...], dict[int, StudentBlock]] = {}
    for block in blocks:
        span = Slot.of(block).minutes
        alike.setdefault((span, block.activity, block.place), {}).setdefault(block.day, block)
    title = _("Every week") if rhythm == Rhythm.WEEK else _("By the day of the rotation")
    names = [
        _("Day %(n)d") % {"n": d} if rhythm == Rhythm.CYCLE else day_in_words(rhythm, d)[:3] for d in days
    ]
    grid = Grid(title, tuple(names))
    for cells in alike.values():
        any_one = next(iter(cells.values()))
        when = span_in_words(Slot.of(any_one).minutes)
        row = GridRow(when, any_one.activity, any_one.place, tuple(cells.get(day) for day in days))
        grid.rows.append(row)
    return grid
