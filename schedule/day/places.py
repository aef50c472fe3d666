"""Blocks and duties as they fall on one day. Pure: rows and a school day in, what takes place out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schedule.day.bells import Span, Timing, span_on
from schedule.day.calendar import SchoolDay
from schedule.duties.models import Duty, DutyKind
from schedule.models import StudentBlock, SupervisionLevel, SupportLevel
from staff.models import Period, Rhythm


@dataclass(frozen=True)
class Slot:
    """A time that repeats: `day` 1 is Monday, or day 1 of the rotation; `minutes` on the regular bells."""

    rhythm: Rhythm
    day: int
    minutes: Span
    period: Period | None = None

    @classmethod
    def of(cls, row: StudentBlock | Duty) -> Slot:
        return cls(Rhythm(row.rhythm), row.day, (row.minutes.lower, row.minutes.upper), row.period)

    @property
    def timing(self) -> Timing:
        if self.period is None:
            return Timing(self.minutes)
        there = (self.period.minutes.lower, self.period.minutes.upper)
        return Timing(self.minutes, self.period.name, there, self.period.bell_id)


class Presence(StrEnum):
    """Whether a student is there in a block of this very day."""

    THERE = "there"
    PARTLY = "partly"
    AWAY = "away"


@dataclass(frozen=True)
class DayBlock:
    """A part of a student's day, on the wall clock of its school."""

    student_id: UUID
    begins: datetime
    ends: datetime
    place: str
    activity: str
    support: SupportLevel
    supervision: SupervisionLevel
    period: str
    materials: str = ""
    vocabulary: str = ""
    away: Presence = Presence.THERE


@dataclass(frozen=True)
class DutyToday:
    """Where a para is from when until when, and with which students.

    `instead_of`: whose duty it is, where they cover for somebody. `away`: those of its students who are
    not there in all of its time.
    """

    id: UUID
    begins: datetime
    ends: datetime
    place: str
    kind: DutyKind
    student_ids: tuple[UUID, ...]
    school_id: UUID | None = None
    instead_of: str = ""
    away: tuple[UUID, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether all students of the duty are away, so that its adult is free."""
        # A duty without students (lunch, bus) is not free because nobody is in it.
        return bool(self.student_ids) and set(self.student_ids) == set(self.away)


@dataclass(frozen=True)
class NotToday:
    """Something that belongs to a period which the bells of this day lack."""

    what: str
    period: str
    bells: str
    student_ids: tuple[UUID, ...] = ()


def blocks_of_day(blocks: Iterable[StudentBlock], day: SchoolDay) -> tuple[list[DayBlock], list[NotToday]]:
    """What takes place of `blocks` on `day`, by the clock, and what does not."""
    there, missing = [], []
    for block in blocks:
        slot = Slot.of(block)
        if not day.is_day(slot.rhythm, slot.day):
            continue
        span = span_on(slot.timing, day.bells)
        if span is None:
            missing.append(NotToday(block.activity, slot.timing.period, day.bells.name, (block.student_id,)))
        else:
            there.append(_day_block(block, slot, day.instants(span)))
    return sorted(there, key=lambda b: (b.begins, b.ends)), missing


def _day_block(block: StudentBlock, slot: Slot, when: tuple[datetime, datetime]) -> DayBlock:
    return DayBlock(
        student_id=block.student_id,
        begins=when[0],
        ends=when[1],
        place=block.place,
        activity=block.activity,
        support=SupportLevel(block.support_level),
        supervision=SupervisionLevel(block.supervision_level),
        period=slot.timing.period,
        materials=block.materials,
        vocabulary=block.vocabulary,
    )


def duty_of_day(duty: Duty, student_ids: Sequence[UUID], day: SchoolDay) -> DutyToday | NotToday | None:
    """The duty as it takes place on `day`; None on a day that is not its own."""
    slot, kind, ids = Slot.of(duty), DutyKind(duty.kind), tuple(student_ids)
    if not day.is_day(slot.rhythm, slot.day):
        return None
    span = span_on(slot.timing, day.bells)
    if span is None:
        return NotToday(f"{kind.label}, {duty.place}", slot.timing.period, day.bells.name, ids)
    begins, ends = day.instants(span)
    return DutyToday(duty.pk, begins, ends, duty.place, kind, ids, duty.school_id)


def collide(one: Slot, on: SchoolDay, other: Slot, on_other: SchoolDay) -> bool:
    """Whether the two share an instant of this date; each goes by the day of its own school."""
    if not (on.is_day(one.rhythm, one.day) and on_other.is_day(other.rhythm, other.day)):
        return False
    span, span_other = span_on(one.timing, on.bells), span_on(other.timing, on_other.bells)
    if span is None or span_other is None:
        return False
    begins, ends = on.instants(span)
    # Compared as instants: two schools may have other bells that day, and even other zones.
    begins_other, ends_other = on_other.instants(span_other)
    return begins < ends_other and begins_other < ends
