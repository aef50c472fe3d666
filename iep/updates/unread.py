"""Who acknowledged which plan update, told fairly: days that a para did not work do not count (P9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from iep.models import PlanUpdate, UpdateReceipt
from schedule.day.bells import Bells, Span, span_on
from schedule.day.calendar import load_bells
from schedule.day.places import Slot
from schedule.duties.models import Duty
from schedule.duties.queries import duty_links_of
from schedule.models import WHOLE_DAY, StaffAbsence
from staff.calendar.school_time import school_day
from staff.models import CalendarDay, Rhythm, School, User
from students.models import Assignment, Student
from students.team.related_rows import assignments_of, enrolled_at


@dataclass(frozen=True)
class Reader:
    """A para with receipts of some updates.

    `days_at_work`: school days with this student after the day on which the oldest unread one was given,
    today included. A para who is assigned no more is not waited for.
    """

    user: User
    read: tuple[UpdateReceipt, ...]
    unread: tuple[UpdateReceipt, ...]
    is_assigned: bool
    days_at_work: int

    @property
    def is_waited_for(self) -> bool:
        return bool(self.unread) and self.is_assigned

    @property
    def read_at(self) -> datetime | None:
        """When the last of all was acknowledged."""
        return None if self.unread else max(receipt.acknowledged_at for receipt in self.read)  # type: ignore[type-var]

    @property
    def titles(self) -> str:
        """What waits."""
        return ", ".join(r.update.title for r in sorted(self.unread, key=lambda r: r.update.place))


@dataclass(frozen=True)
class ToldPublication:
    """Updates of one student that went out at one moment, and whom they were given to."""

    updates: tuple[PlanUpdate, ...]
    readers: tuple[Reader, ...]

    @property
    def at(self) -> datetime:
        return self.updates[0].published_at

    @property
    def reason(self) -> str:
        return self.updates[0].reason


def publications(student: Student, moments: Sequence[datetime], at: datetime) -> list[ToldPublication]:
    """What was told at these moments, newest first, with its readers. Seven queries for any number."""
    told = PlanUpdate.objects.filter(student=student, published_at__in=moments)
    by_moment: dict[datetime, list[PlanUpdate]] = defaultdict(list)
    for update in told.order_by("pk"):
        by_moment[update.published_at].append(update)
    receipts = list(_receipts([student.pk], Q(update__published_at__in=moments)))
    # Loaded once for all readers, from the oldest moment on.
    work = Work.load([student.pk], min(moments, default=at), at)
    return [
        ToldPublication(
            tuple(sorted(by_moment[moment], key=lambda update: update.place)),
            _readers([r for r in receipts if r.update.published_at == moment], work),
        )
        for moment in sorted(by_moment, reverse=True)
    ]


def waited_for(students: Sequence[Student], at: datetime) -> dict[UUID, list[Reader]]:
    """Paras of each student who have not acknowledged all that they were given. Six queries."""
    ids = [student.pk for student in students]
    receipts = list(_receipts(ids, Q(acknowledged_at=None)))
    if not receipts:
        return {pk: [] for pk in ids}
    work = Work.load(ids, min(receipt.given_at for receipt in receipts), at)
    by_student: dict[UUID, list[UpdateReceipt]] = defaultdict(list)
    for receipt in receipts:
        by_student[receipt.update.student_id].append(receipt)
    return {pk: [r for r in _readers(by_student[pk], work) if r.is_waited_for] for pk in ids}


def _receipts(ids: Iterable[UUID], among: Q) -> QuerySet[UpdateReceipt]:
    rows = UpdateReceipt.objects.filter(among, update__student__in=ids).select_related("update", "user")
    return rows.order_by("user__sort_key", "user", "update__published_at", "update")


def _readers(receipts: Sequence[UpdateReceipt], work: Work) -> tuple[Reader, ...]:
    """One for each para, who is waited for first."""
    by_user: dict[User, list[UpdateReceipt]] = defaultdict(list)
    for receipt in receipts:
        by_user[receipt.user].append(receipt)
    readers = [_reader(user, rows, work) for user, rows in by_user.items()]
    return tuple(sorted(readers, key=lambda reader: not reader.is_waited_for))


def _reader(user: User, receipts: Sequence[UpdateReceipt], work: Work) -> Reader:
    student = receipts[0].update.student_id
    unread = tuple(receipt for receipt in receipts if receipt.acknowledged_at is None)
    return Reader(
        user=user,
        read=tuple(receipt for receipt in receipts if receipt.acknowledged_at is not None),
        unread=unread,
        is_assigned=work.is_assigned(student, user.pk),
        days_at_work=work.days(student, user.pk, min(r.given_at for r in unread)) if unread else 0,
    )


@dataclass(frozen=True)
class Work:
    """Which paras were with which students on which school days; `schools`: the student's now."""

    at: datetime
    schools: Mapping[UUID, School]
    calendar: Mapping[UUID, Sequence[CalendarDay]]
    assignments: Mapping[tuple[UUID, UUID], Sequence[Assignment]]
    duties: Mapping[UUID, Sequence[Duty]]  # by assignment
    away: Mapping[UUID, Sequence[StaffAbsence]]
    bells: Mapping[UUID, Bells]

    @classmethod
    def load(cls, ids: Sequence[UUID], since: datetime, at: datetime) -> Work:
        schools = {pk: enrolment.school for pk, enrolment in enrolled_at(ids, at).items()}
        # A day more on both sides: the date here is that of UTC, the school's may be one off.
        span = (since.date() - timedelta(days=1), at.date() + timedelta(days=1))
        calendar: dict[UUID, list[CalendarDay]] = defaultdict(list)
        days = CalendarDay.objects.filter(school__in=set(schools.values()), date__range=span)
        for day in days.select_related("bell"):
            calendar[day.school_id].append(day)
        assignments: dict[tuple[UUID, UUID], list[Assignment]] = defaultdict(list)
        for row in (row for rows in assignments_of(ids).values() for row in rows):
            assignments[row.student_id, row.para_id].append(row)
        paras = {para for _student, para in assignments}
        away = _away(paras, *span)
        bells = _bells(calendar, away)
        return cls(at, schools, calendar, assignments, _duties(ids), away, bells)

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
        """By the duties of the assignment; one without any duty counts on every school day.

        Nor does a day count on which the para was away, all of it or in all of their time with the student.
        """
        if not assignment.holds_on(day.date):
            return False
        away = [one.span for one in self.away.get(assignment.para_id, ()) if one.holds_on(day.date)]
        duties = self.duties.get(assignment.pk) or ()
        # An assignment without any duty is for every school day, so only a whole day away takes one off.
        if WHOLE_DAY in away or not duties:
            return WHOLE_DAY not in away
        return any(_is_on(duty, day) and not self._is_missed(duty, day, away) for duty in duties)

    def _is_missed(self, duty: Duty, day: CalendarDay, away: Sequence[Span]) -> bool:
        """Was the para away for all of the duty, by the bells of that day?"""
        if not away:
            return False
        bells = self.bells.get(day.bell_id) if day.bell_id else None
        slot = Slot.of(duty)
        # A day with its own bells moves the duty; without them the times of the usual day hold.
        return is_covered(span_on(slot.timing, bells) or slot.minutes if bells else slot.minutes, away)

    def _day(self, student: UUID, at: datetime) -> date:
        school = self.schools.get(student)
        return school_day(school, at) if school else at.date()


def is_covered(span: Span, gaps: Iterable[Span]) -> bool:
    """Do these stretches of minutes, together, cover all of `span`?"""
    reached = span[0]
    for begins, ends in sorted(gaps):
        # Sorted by their beginning: the first gap that begins too late leaves a minute uncovered.
        if begins > reached:
            break
        reached = max(reached, ends)
    return reached >= span[1]


def _duties(ids: Sequence[UUID]) -> dict[UUID, list[Duty]]:
    duties: dict[UUID, list[Duty]] = defaultdict(list)
    for row in duty_links_of(ids):
        duties[row.assignment_id].append(row.duty)
    return duties


def _bells(
    calendar: Mapping[UUID, Sequence[CalendarDay]], away: Mapping[UUID, Sequence[StaffAbsence]]
) -> dict[UUID, Bells]:
    """The bells of days on which somebody was away for a part. A query where there are any."""
    parts = [one for rows in away.values() for one in rows if not one.is_whole_day]
    days = [day for rows in calendar.values() for day in rows]
    rung = [day.bell for day in days if day.bell and any(one.holds_on(day.date) for one in parts)]
    return load_bells(rung) if rung else {}


def _away(paras: Iterable[UUID], first: date, last: date) -> dict[UUID, list[StaffAbsence]]:
    found: dict[UUID, list[StaffAbsence]] = defaultdict(list)
    span = DateRange(first, last, "[]")
    for absence in StaffAbsence.objects.filter(person__in=paras, during__overlap=span):
        found[absence.person_id].append(absence)
    return found


def _is_on(duty: Duty, day: CalendarDay) -> bool:
    if duty.rhythm == Rhythm.EXTENDED:  # those days are no school days, and unread counts school days
        return False
    today = day.date.isoweekday() if duty.rhythm == Rhythm.WEEK else day.cycle_day
    return duty.day == today and duty.holds_on(day.date)
