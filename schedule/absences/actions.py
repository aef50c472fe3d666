"""Who is away, from when until when, and who said so (A4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, told
from core.verbs import verb
from schedule import planners as planning
from schedule.covers.actions import end_covers, end_stand_ins
from schedule.day.bells import Span
from schedule.models import WHOLE_DAY, Cover, StaffAbsence, StandIn, StudentAbsence
from staff.models import User
from staff.permissions import Act, Part
from students.access import require_presence
from students.checks import school_on
from students.models import Student

LONGEST = 200  # days: who stays away longer has no post any more, or is not enrolled
BACK = 31  # days: what was forgotten can be entered late
OneAway = TypeVar("OneAway", StaffAbsence, StudentAbsence)


@verb("students.record_absence")
def record_absence(
    *,
    person: User,
    first: date,
    last: date,
    told_by: str,
    by: User,
    minutes: Span = WHOLE_DAY,
    at: datetime | None = None,
) -> StaffAbsence:
    """`person` is away from `first` to `last`, each day for `minutes`. PermissionDenied, ValidationError."""
    planning.require_person(by, person, first)
    words = _("%(person)s is away in that time already.") % {"person": person}
    made = StaffAbsence(person=person, **_when(first, last, minutes, told_by, by, at))
    with told("staff_absence_once", "first", words):
        made.save(force_insert=True)
    return made


@verb("students.record_student_absence")
def record_student_absence(
    *,
    student: Student,
    first: date,
    last: date,
    told_by: str,
    by: User,
    minutes: Span = WHOLE_DAY,
    at: datetime | None = None,
) -> StudentAbsence:
    """The student is away: no data is due then, and the para is free. PermissionDenied, ValidationError."""
    require_presence(by, student, at)
    _check_days(student, first, last, by, at)
    # Raises where the student is not enrolled then: no school would know of the absence.
    school_on(student, first)
    words = _("%(student)s is away in that time already.") % {"student": student}
    made = StudentAbsence(student=student, **_when(first, last, minutes, told_by, by, at))
    with told("student_absence_once", "first", words):
        made.save(force_insert=True)
    return made


def _check_days(student: Student, first: date, last: date, by: User, at: datetime | None) -> None:
    """Raise ValidationError where this person may only speak of today and the absence is longer."""
    today = by.today(at)
    # Who sees the data or assigns people knows more than today; a cover or a substitute does not.
    knows = any(
        Student.objects.visible_to(by, at, part=part, act=act).filter(pk=student.pk).exists()
        for part, act in ((Part.DATA, Act.SEE), (Part.PLAN, Act.ASSIGN))
    )
    if not knows and (first, last) != (today, today):
        fail(
            "first",
            _("You are with %(student)s today only. Tell the teacher.") % {"student": student},
            "today",
        )


def _when(
    first: date, last: date, minutes: Span, told_by: str, by: User, at: datetime | None
) -> dict[str, object]:
    check_dates(first, last)
    at = at or timezone.now()
    if first < by.today(at) - timedelta(days=BACK):
        fail("first", _("Days more than a month ago stay as they were."), "past")
    if (last - first).days > LONGEST:
        fail("last", _("Enter half a year at most at once."), "long")
    if not 0 <= minutes[0] < minutes[1] <= WHOLE_DAY[1]:
        fail("ends", _("The time must end after it begins."), "order")
    if not told_by.strip():
        fail("told_by", _("Say who told you."), "required")
    return {
        "during": dated.through(first, last),
        "minutes": NumericRange(*minutes, "[)"),
        "told_by": told_by.strip(),
        "by": by,
        "at": at,
    }


@verb("students.end_absence")
def end_absence(*, absence: StaffAbsence, by: User, at: datetime | None = None) -> StaffAbsence:
    """End an absence yesterday, since the person is back today; returns it.

    Covers and stand-ins that rested on it for today and later end too. Raises PermissionDenied,
    ValidationError.
    """
    at = at or timezone.now()
    planning.require_person(by, absence.person, by.today(at))
    # Two people may say "back" at once; the second then finds that it has ended. NO KEY, because covers refer
    # to the absence, and adding one need not wait.
    locked: StaffAbsence = StaffAbsence.objects.select_for_update(no_key=True).get(pk=absence.pk)
    # Before it is cut: afterwards today is no longer in it.
    today, was = by.today(at), locked.during
    ended = _end(locked, today)
    rest = Cover.objects.filter(absence=ended, day__gte=today, taken_back_at=None)
    end_covers(rest, by, at)
    instead = StandIn.objects.filter(teacher=ended.person_id, day__gte=today, taken_back_at=None)
    # A stand-in is of a teacher and a day, and does not name an absence: only days of this one are ended.
    end_stand_ins([one for one in instead if one.day in was], by, at)
    return ended


@verb("students.end_student_absence")
def end_student_absence(*, absence: StudentAbsence, by: User, at: datetime | None = None) -> StudentAbsence:
    """The student is there today: the absence ended yesterday, or never was."""
    at = at or timezone.now()
    require_presence(by, absence.student, at)
    locked: StudentAbsence = StudentAbsence.objects.select_for_update(no_key=True).get(pk=absence.pk)
    return _end(locked, by.today(at))


def _end(absence: OneAway, today: date) -> OneAway:
    """Cut the absence to the days before `today`."""
    if absence.is_taken_back or (absence.last_day and absence.last_day < today):
        fail("absence", _("This absence has ended already."), "ended")
    absence.end(today - timedelta(days=1))
    return absence
