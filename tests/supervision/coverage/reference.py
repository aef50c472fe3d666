"""Coverage once more, slowly, row by row: nothing in common with the real one but the words of the rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from datacollection.models import Session
from schedule.models import Duty, StaffAbsence
from staff.models import CalendarDay, Licence, Post, School, User
from staff.policies.values import Policies
from students.models import Assignment, Enrolment, Student
from supervision.models import Contact, ContactConfirmation, ContactStudent, ContactWithdrawal, DataView


class Clock(NamedTuple):
    since: date
    has_event: bool
    days: int


class Figures(NamedTuple):
    contact: Clock
    student: Clock
    data: Clock
    week: tuple[int, ...]
    month: tuple[int, ...]
    is_away: bool
    is_licensed: bool


def coverage(school: School, at: datetime) -> dict[tuple[User, User], Figures]:
    """By (supervisor, para) of this school."""
    today = at.astimezone(school.zone).date()
    pairs: dict[tuple[User, User], list[Assignment]] = {}
    for assignment in Assignment.objects.all():
        if today in assignment.during and _is_enrolled(assignment.student, school, today):
            pairs.setdefault((assignment.supervisor, assignment.para), []).append(assignment)
    return {pair: _figures(school, today, at, *pair, rows) for pair, rows in pairs.items()}


def _is_enrolled(student: Student, school: School, today: date) -> bool:
    return any(today in e.during for e in Enrolment.objects.filter(student=student, school=school))


def _figures(
    school: School, today: date, at: datetime, teacher: User, para: User, rows: list[Assignment]
) -> Figures:
    stand = [c for c in Contact.objects.filter(began_at__lte=at) if not _is_taken_back(c, at)]
    good = [c for c in stand if _is_licensed(c.supervisor, c.school, c.school_day)]
    both = [c.school_day for c in good if (c.supervisor, c.para) == (teacher, para)]
    began = min(row.starts for row in rows)
    met = [_clock(school, today, _met(teacher, r.student, good, today), r.starts) for r in rows]
    seen = [_clock(school, today, _looked(school, teacher, r.student, good, at), r.starts) for r in rows]
    monday = today - timedelta(days=today.weekday())
    of_para = [c for c in stand if c.para == para]
    return Figures(
        contact=_clock(school, today, both, began),
        student=min(met, key=_worst),
        data=min(seen, key=_worst),
        week=_amount([c for c in of_para if c.school_day >= monday], good),
        month=_amount([c for c in of_para if c.school_day >= today.replace(day=1)], good),
        is_away=_is_absent(para, today)
        or not (_has_post(para, today) and any(today in d.during for d in Duty.objects.filter(para=para))),
        is_licensed=_is_licensed(teacher, school, today),
    )


def _worst(clock: Clock) -> tuple[int, date, bool]:
    return -clock.days, clock.since, clock.has_event


def _is_absent(para: User, today: date) -> bool:
    return any(today in one.during and one.is_whole_day for one in StaffAbsence.objects.filter(person=para))


def _has_post(para: User, today: date) -> bool:
    return para.is_active and any(today in p.during for p in Post.objects.filter(user=para, role="para"))


def _is_taken_back(contact: Contact, at: datetime) -> bool:
    return ContactWithdrawal.objects.filter(contact=contact, at__lte=at).exists()


def _is_licensed(user: User, school: School, day: date) -> bool:
    rule = Policies.load([school], ["licence.supervisor"]).find(school, "licence.supervisor", day)
    return rule is not None and any(
        day in licence.valid and ("any" in rule.value or licence.kind in rule.value)
        for licence in Licence.objects.filter(user=user)
    )


def _met(teacher: User, student: Student, good: list[Contact], today: date) -> list[date]:
    days = [c.school_day for c in good if c.supervisor == teacher and _included(c, student)]
    sessions = Session.objects.filter(recorder=teacher, student=student)
    return days + [s.school_day for s in sessions if s.school_day <= today]


def _looked(school: School, teacher: User, student: Student, good: list[Contact], at: datetime) -> list[date]:
    days = [
        c.school_day
        for c in good
        if c.supervisor == teacher and c.kind == "data_review" and _included(c, student)
    ]
    looks = DataView.objects.filter(teacher=teacher, student=student)
    return days + [look.at.astimezone(school.zone).date() for look in looks if look.at <= at]


def _included(contact: Contact, student: Student) -> bool:
    return ContactStudent.objects.filter(contact=contact, student=student).exists()


def _clock(school: School, today: date, events: list[date], began: date) -> Clock:
    last = max(events, default=None)
    has_event = last is not None and last >= began
    since = last if last is not None and has_event else began
    count, day = 0, since + timedelta(days=1)
    while day <= today:
        count += CalendarDay.objects.filter(school=school, date=day).exclude(kind="off").exists()
        day += timedelta(days=1)
    return Clock(since, has_event, min(count, 40))


def _amount(contacts: list[Contact], good: list[Contact]) -> tuple[int, ...]:
    counted = [c for c in contacts if c in good]
    said = [ContactConfirmation.objects.filter(contact=c).first() for c in counted]
    return (
        len(counted),
        sum(c.minutes for c in counted),
        sum(one is None for one in said),
        sum(one is not None and not one.agrees for one in said),
        len(contacts) - len(counted),
    )
