"""A student's week as it is planned: each day's blocks, with the adults on duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from staff.models import CalendarDay, Rhythm, School
from students.day import Slot
from students.day.words import day_in_words, span_in_words
from students.models import DutyAssignment, Student, StudentBlock


@dataclass(frozen=True)
class PlannedBlock:
    row: StudentBlock
    when: str
    adults: tuple[str, ...]


@dataclass(frozen=True)
class PlannedDay:
    """`key` is what a form calls it: week-1, cycle-3."""

    key: str
    title: str
    blocks: tuple[PlannedBlock, ...]


@dataclass(frozen=True)
class PlannedRhythm:
    title: str
    days: tuple[PlannedDay, ...]


def planned(student: Student, day: date) -> list[PlannedRhythm]:
    """What holds on `day` or begins later. Two queries."""
    blocks = list(
        StudentBlock.objects.filter(student=student)
        .filter(Q(during__contains=day) | Q(during__startswith__gt=day))
        .order_by("minutes", "during")
    )
    links = list(
        DutyAssignment.objects.filter(assignment__student=student, assignment__during__contains=day)
        .filter(duty__during__contains=day)
        .select_related("duty", "assignment__para")
    )
    return [_rhythm(rhythm, blocks, links) for rhythm in Rhythm if _days(rhythm, blocks)]


def _days(rhythm: Rhythm, blocks: Iterable[StudentBlock]) -> list[int]:
    """Monday to Friday always, else the days that have a block."""
    used = {block.day for block in blocks if block.rhythm == rhythm}
    return sorted(used | set(range(1, 6)) if rhythm == Rhythm.WEEK else used)


def _rhythm(rhythm: Rhythm, blocks: list[StudentBlock], links: list[DutyAssignment]) -> PlannedRhythm:
    title = _("Every week") if rhythm == Rhythm.WEEK else _("By the day of the rotation")
    days = []
    for number in _days(rhythm, blocks):
        mine = [b for b in blocks if b.rhythm == rhythm and b.day == number]
        there = tuple(PlannedBlock(b, span_in_words(Slot.of(b).minutes), _adults(b, links)) for b in mine)
        name = day_in_words(rhythm, number)
        days.append(PlannedDay(f"{rhythm}-{number}", name[0].upper() + name[1:], there))
    return PlannedRhythm(title, tuple(days))


def _adults(block: StudentBlock, links: Iterable[DutyAssignment]) -> tuple[str, ...]:
    """Names of paras whose duties of that day share minutes with the block."""
    found = [
        link.assignment.para.name
        for link in links
        if (link.duty.rhythm, link.duty.day) == (block.rhythm, block.day)
        and link.duty.minutes.lower < block.minutes.upper
        and block.minutes.lower < link.duty.minutes.upper
    ]
    return tuple(dict.fromkeys(found))


def days_to_choose(school: School, day: date) -> list[tuple[str, str]]:
    """(key, name) of the days that something can repeat on: weekdays, and the rotation if there is one."""
    week = [(f"{Rhythm.WEEK}-{n}", day_in_words(Rhythm.WEEK, n)) for n in range(1, 6)]
    cycle = (
        CalendarDay.objects.filter(school=school, date__gte=day, cycle_day__isnull=False)
        .order_by("cycle_day")
        .values_list("cycle_day", flat=True)
        .distinct()
    )
    rotation = [(f"{Rhythm.CYCLE}-{n}", day_in_words(Rhythm.CYCLE, n)) for n in cycle if n]
    return week + [(key, name[0].upper() + name[1:]) for key, name in rotation]
