"""A student's week as it is planned: a row for blocks that differ only in the day, with their adults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from schedule.day import Slot
from schedule.day.words import day_in_words, span_in_words
from schedule.models import DutyAssignment, StudentBlock, SupervisionLevel, SupportLevel
from staff.models import CalendarDay, ExtendedYear, Rhythm, School
from students.models import Student


@dataclass(frozen=True)
class PlannedRow:
    """Blocks that are alike but for the day; `row` is one of them."""

    blocks: tuple[StudentBlock, ...]
    when: str
    days: str
    adults: tuple[str, ...]

    @property
    def row(self) -> StudentBlock:
        return self.blocks[0]

    @property
    def support(self) -> SupportLevel:
        return SupportLevel(self.row.support_level)

    @property
    def supervision(self) -> SupervisionLevel:
        return SupervisionLevel(self.row.supervision_level)


@dataclass(frozen=True)
class WeekCell:
    """What is planned on one day at one time, and the paras whose duties lie in it."""

    block: StudentBlock
    adults: tuple[str, ...]

    @property
    def support(self) -> SupportLevel:
        return SupportLevel(self.block.support_level)

    @property
    def supervision(self) -> SupervisionLevel:
        return SupervisionLevel(self.block.supervision_level)


@dataclass(frozen=True)
class PlannedRhythm:
    """`times`: the picture of the week. A line for each time, with the cells of each of `days`."""

    title: str
    rows: tuple[PlannedRow, ...]
    days: tuple[str, ...] = ()
    times: tuple[tuple[str, tuple[tuple[WeekCell, ...], ...]], ...] = ()


def planned(student: Student, day: date) -> list[PlannedRhythm]:
    """What holds on `day` or begins later, for each rhythm that has anything. Two queries."""
    blocks = _blocks(student, day)
    links = list(
        DutyAssignment.objects.filter(assignment__student=student, assignment__during__contains=day)
        .filter(duty__during__contains=day)
        .select_related("duty", "assignment__para")
    )
    titles = {
        Rhythm.WEEK: _("Every week"),
        Rhythm.CYCLE: _("By the day of the rotation"),
        Rhythm.EXTENDED: _("In the extended school year"),
    }
    found = []
    for rhythm in Rhythm:
        groups = _groups(block for block in blocks if block.rhythm == rhythm)
        if groups:
            rows = tuple(_row(rhythm, group, links) for group in groups)
            mine = [block for block in blocks if block.rhythm == rhythm and block.holds_on(day)]
            found.append(PlannedRhythm(titles[rhythm], rows, *_picture(rhythm, mine, links)))
    return found


def _picture(
    rhythm: Rhythm, blocks: Sequence[StudentBlock], links: Sequence[DutyAssignment]
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[tuple[WeekCell, ...], ...]], ...]]:
    """Names of the days, and for each time of the day the cells of each of them."""
    # The picture has a column for each weekday, so that a free day is seen as free.
    always = set(range(1, 6)) if rhythm == Rhythm.WEEK and blocks else set()
    days = sorted(always | {block.day for block in blocks})
    cells: dict[tuple[int, int], dict[int, list[WeekCell]]] = {}
    for block in blocks:
        at = cells.setdefault((block.minutes.lower, block.minutes.upper), {})
        at.setdefault(block.day, []).append(WeekCell(block, tuple(dict.fromkeys(_adults(block, links)))))
    times = tuple(
        (span_in_words(span), tuple(tuple(cells[span].get(day, ())) for day in days))
        for span in sorted(cells)
    )
    return tuple(_days(rhythm, [day]) for day in days), times


def alike(block: StudentBlock, day: date) -> list[StudentBlock]:
    """`block` and those of other days that say the same, by day; they hold on `day` or begin later."""
    same = [b for b in _blocks(block.student, day) if _sameness(b) == _sameness(block)]
    return sorted(same, key=lambda b: b.day)


def _blocks(student: Student, day: date) -> list[StudentBlock]:
    return list(
        StudentBlock.objects.filter(student=student)
        .filter(Q(during__contains=day) | Q(during__startswith__gt=day))
        .order_by("minutes", "day", "during")
    )


def _sameness(block: StudentBlock) -> tuple[Any, ...]:
    """All that makes a block, but for the day."""
    span = (block.minutes.lower, block.minutes.upper)
    dates = (block.during.lower, block.during.upper)
    # Both levels: two blocks that differ in safety must never be shown as one line.
    levels = (block.support_level, block.supervision_level)
    more = (block.materials, block.vocabulary)
    return block.rhythm, span, block.activity, block.place, levels, more, block.period_id, dates


def _groups(blocks: Iterable[StudentBlock]) -> list[list[StudentBlock]]:
    groups: dict[tuple[Any, ...], list[StudentBlock]] = {}
    for block in blocks:
        groups.setdefault(_sameness(block), []).append(block)
    return list(groups.values())


def _row(rhythm: Rhythm, group: list[StudentBlock], links: Sequence[DutyAssignment]) -> PlannedRow:
    names = dict.fromkeys(name for block in group for name in _adults(block, links))
    when = span_in_words(Slot.of(group[0]).minutes)
    return PlannedRow(tuple(group), when, _days(rhythm, [block.day for block in group]), tuple(names))


def _days(rhythm: Rhythm, days: Sequence[int]) -> str:
    """Every day; Mon, Wed; Days 1, 3; Days 1 to 6"""
    if rhythm == Rhythm.CYCLE:
        if len(days) > 2 and list(days) == list(range(days[0], days[-1] + 1)):
            return _("Days %(first)d to %(last)d") % {"first": days[0], "last": days[-1]}
        numbers = ", ".join(map(str, days))
        return (_("Day %(days)s") if len(days) == 1 else _("Days %(days)s")) % {"days": numbers}
    if set(days) == {1, 2, 3, 4, 5}:
        return _("Every day")
    return ", ".join(str(WEEKDAYS_ABBR.get(day - 1, day)) for day in days)


def _adults(block: StudentBlock, links: Iterable[DutyAssignment]) -> list[str]:
    """Names of paras whose duties of that day share minutes with the block."""
    return [
        link.assignment.para.name
        for link in links
        if (link.duty.rhythm, link.duty.day) == (block.rhythm, block.day)
        and link.duty.minutes.lower < block.minutes.upper
        and block.minutes.lower < link.duty.minutes.upper
    ]


def day_key(block: StudentBlock) -> str:
    """What a form calls the day of a block: week-1, cycle-3."""
    return f"{block.rhythm}-{block.day}"


def day_name(rhythm: str, day: int) -> str:
    """Monday; Day 3 of the rotation"""
    name = day_in_words(rhythm, day)
    return name[0].upper() + name[1:]


def days_to_choose(school: School, day: date) -> list[tuple[str, str]]:
    """(key, name) of the days that something can repeat on: weekdays, the rotation and those of an extended
    school year if there is one.
    """
    cycle = (
        CalendarDay.objects.filter(school=school, date__gte=day, cycle_day__isnull=False)
        .order_by("cycle_day")
        .values_list("cycle_day", flat=True)
        .distinct()
    )
    week = [(f"{Rhythm.WEEK}-{n}", day_name(Rhythm.WEEK, n)) for n in range(1, 6)]
    rotation = [(f"{Rhythm.CYCLE}-{n}", day_name(Rhythm.CYCLE, n)) for n in cycle if n]
    year = ExtendedYear.objects.next_at(school.pk, day)
    # An extended school year may have school on some weekdays only.
    weekdays = sorted(year.weekdays) if year else ()
    return week + rotation + [(f"{Rhythm.EXTENDED}-{n}", day_name(Rhythm.EXTENDED, n)) for n in weekdays]
