"""A student's blocks as people see a timetable: a row for what is alike, a column for each day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from schedule.day import Slot
from schedule.day.words import span_in_words
from schedule.models import StudentBlock
from staff.models import Rhythm


@dataclass(frozen=True)
class GridRow:
    """Blocks that differ only in the day; `block` is one of them.

    `cells`: (name of the day, block or None) for each column.
    """

    block: StudentBlock
    when: str
    cells: tuple[tuple[str, StudentBlock | None], ...]


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
    # A week shows Monday to Friday also where nothing is planned; a rotation has as many days as are used.
    days = sorted({block.day for block in blocks} | (set(range(1, 6)) if rhythm == Rhythm.WEEK else set()))
    alike: dict[tuple[object, ...], dict[int, StudentBlock]] = {}
    for block in blocks:
        same = (Slot.of(block).minutes, block.activity, block.place, block.during)
        alike.setdefault(same, {})[block.day] = block
    titles = {
        Rhythm.WEEK: _("Every week"),
        Rhythm.CYCLE: _("By the day of the rotation"),
        Rhythm.EXTENDED: _("In the extended school year"),
    }
    names = [_name(rhythm, day) for day in days]
    grid = Grid(titles[rhythm], tuple(names))
    for cells in alike.values():
        block = next(iter(cells.values()))
        when = span_in_words(Slot.of(block).minutes)
        grid.rows.append(GridRow(block, when, tuple(zip(names, map(cells.get, days), strict=True))))
    return grid


def _name(rhythm: Rhythm, day: int) -> str:
    """Mon; Day 3"""
    if rhythm == Rhythm.CYCLE:
        return _("Day %(n)d") % {"n": day}
    return str(WEEKDAYS_ABBR[day - 1])
