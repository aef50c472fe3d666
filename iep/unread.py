"""Who acknowledged which plan update, told fairly: days that a para did not work do not count (P9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from iep.models import PlanUpdate, UpdateReceipt
from staff.models import CalendarDay, Rhythm, School
from staff.school_time import school_day
from students.models import Assignment, DutyAssignment, Enrolment, Student


@dataclass(frozen=True)
class Reader:
    """`days_at_work`: school days with this student since it was given, today included; None once read."""

    receipt: UpdateReceipt
    days_at_work: int | None

    @property
    def name(self) -> str:
        return self.receipt.user.name


@dataclass(frozen=True)
class Status:
    """`left`: paras who had not read it when their assignment ended; nobody waits for them."""

    update: PlanUpdate
    read: tuple[Reader, ...]
    unread: tuple[Reader, ...]
    left: tuple[Reader, ...]


def load(students: Sequence[Student], at: datetime, among: Q | None = None) -> dict[UUID, list[Status]]:
    """Each student's updates with receipts (those of `among`), newest first. Five queries for any number."""
    ids = [student.pk for student in students]
    found: dict[UUID, list[Status]] = {pk: [] for pk in ids}
    receipts = _receipts(ids, among or Q())
    if not receipts:
        return found
    work = Work.load(ids, min(r.given_at for rows in receipts.values() for r in rows), at)
    for update, rows in receipts.items():
        found[update.student_id].append(_status(update, rows, work))
    return found


def _receipts(ids: Iterable[UUID], among: Q) -> dict[PlanUpdate, list[UpdateReceipt]]:
    rows = UpdateReceipt.objects.filter(among, update__student__in=ids).select_related("update", "user")
    found: dict[PlanUpdate, list[UpdateReceipt]] = defaultdict(list)
    for receipt in rows.order_by("-update__published_at", "update", "user__sort_key"):
        found[receipt.update].append(receipt)
    return found


def _status(update: PlanUpdate, receipts: Iterable[UpdateReceipt], work: Work) -> Status:
    read, unread, left = [], [], []
    for receipt in receipts:
        if receipt.acknowledged_at is not None:
            read.append(Reader(receipt, None))
        elif work.is_assigned(update.student_id, receipt.user_id):
            unread.append(Reader(receipt, work.days(update.student_id, receipt.user_id, receipt.given_at)))
        else:
            left.append(Reader(receipt, None))
    return Status(update, tuple(read), tuple(unread), tuple(left))


Slot = tuple[str, int, Any]  # rhythm, day of it, the dates for which the duty holds


@dataclass(frozen=True)
class Work:
    """Which paras were with which students on which school days; `schools`: the student's now."""

    at: datetime
    schools: Mapping[UUID, School]
    calendar: Mapping[UUID, Sequence[CalendarDay]]
    assignments: Mapping[tuple[UUID, UUID], Sequence[Assignment]]
    slots: Mapping[UUID, Sequence[Slot]]

    @classmethod
    def load(cls, ids: Iterable[UUID], since: datetime, at: datetime) -> Work:
        enrolments = Enrolment.objects.filter(student__in=ids).select_related("school").order_by("during")
        schools = {e.student_id: e.school for e in enrolments if e.holds_on(school_day(e.school, at))}
        span = (since.date() - timedelta(days=1), at.date() + timedelta(days=1))
        calendar: dict[UUID, list[CalendarDay]] = defaultdict(list)
        for day in CalendarDay.objects.filter(school__in=set(schools.values()), date__range=span):
            calendar[day.school_id].append(day)
        assignments: dict[tuple[UUID, UUID], list[Assignment]] = defaultdict(list)
        for assignment in Assignment.objects.filter(student__in=ids):
            assignments[assignment.student_id, assignment.para_id].append(assignment)
        return cls(at, schools, calendar, assignments, _slots(ids))

    def is_assigned(self, student: UUID, para: UUID) -> bool:
        return any(a.holds_on(self._day(student, self.at)) for a in self.assignments.get((student, para), ()))

    def days(self, student: UUID, para: UUID, given_at: datetime) -> int:
        """School days after that of `given_at`, up to today, on which the para was to be with the student."""
        school = self.schools.get(student)
        if school is None:
            return 0
        first, last = self._day(student, given_at), self._day(student, self.at)
        days = [d for d in self.calendar.get(school.pk, ()) if first < d.date <= last and d.is_school]
        return sum(any(self._works(a, d) for a in self.assignments.get((student, para), ())) for d in days)

    def _works(self, assignment: Assignment, day: CalendarDay) -> bool:
        """By the duties of the assignment; one without any duty counts on every school day."""
        if not assignment.holds_on(day.date):
            return False
        slots = self.slots.get(assignment.pk)
        return not slots or any(_is_on(slot, day) for slot in slots)

    def _day(self, student: UUID, at: datetime) -> date:
        school = self.schools.get(student)
        return school_day(school, at) if school else at.date()


def _slots(ids: Iterable[UUID]) -> dict[UUID, list[Slot]]:
    slots: dict[UUID, list[Slot]] = defaultdict(list)
    rows = DutyAssignment.objects.filter(assignment__student__in=ids).select_related("duty")
    for row in rows:
        slots[row.assignment_id].append((row.duty.rhythm, row.duty.day, row.duty.during))
    return slots


def _is_on(slot: Slot, day: CalendarDay) -> bool:
    rhythm, number, during = slot
    today = day.date.isoweekday() if rhythm == Rhythm.WEEK else day.cycle_day
    return number == today and day.date in during
