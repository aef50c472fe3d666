"""Putting a para on a student, and taking them off again (A1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, say, told
from core.verbs import verb
from schedule.day import Slot
from schedule.duties.actions import serve
from schedule.models import Duty, DutyAssignment, StudentBlock
from staff.checks import check_licence, check_post
from staff.models import ExtendedYear, Role, School, User
from staff.permissions import Act, Part
from students import access, hooks
from students.checks import school_on
from students.models import Assignment, Student

SUPERVISORS = (Role.TEACHER, Role.ADMINISTRATOR)


@verb("students.assign")
def assign(
    *,
    student: Student,
    para: User,
    supervisor: User,
    first: date,
    last: date | None,
    by: User,
    blocks: Iterable[StudentBlock] = (),
    place: str = "",
    at: datetime | None = None,
) -> Assignment:
    """`para` works with `student` under `supervisor` from `first` to `last` (None: until it is ended).

    On duty in `blocks` of the student's day, at `place` where a block names none. Posts and licences are
    those of the first day; within an extended school year of the last day, too. Raises PermissionDenied,
    ValidationError; then nothing of it happened.
    """
    at = at or timezone.now()
    # In the action and not only at the page: whoever calls it, the rule holds.
    access.require(by, student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    _check(student, para, supervisor, first, last)
    during = dated.through(first, last)
    # For kind words; `told` below says the same where two people assign in one instant.
    _check_not_twice(student, para, during)
    with told("assignment_once", "para", _twice(para, student)):
        made: Assignment = Assignment.objects.create(
            student=student, para=para, supervisor=supervisor, during=during
        )
    _serve_in(made, blocks, place)
    # Rooms above listen: what the new para must read is made there.
    hooks.after_assign(assignment=made, by=by, at=at)
    return made


def _serve_in(assignment: Assignment, blocks: Iterable[StudentBlock], place: str) -> None:
    """Put the para on duty in these blocks. Raises one ValidationError with the clashes of all of them."""
    wrong: list[ValidationError] = []
    for block in blocks:
        # Neither longer than the block is planned nor than the para works there.
        during = dated.both(assignment.during, block.during)
        if block.student_id != assignment.student_id or during.isempty:
            continue
        try:
            # A savepoint for each block, so that all that stands in the way is told at once. The action as a
            # whole is one transaction, and raising undoes those that went well.
            with transaction.atomic():
                serve(assignment, Slot.of(block), block.place or place, during)
        except ValidationError as error:
            fields = error.error_dict
            if "place" in fields:
                fail("place", _("Say where: some of these blocks name no place."), "required")
            wrong += [one for errors in fields.values() for one in errors]
    if wrong:
        raise ValidationError({"blocks": wrong})


def _check(student: Student, para: User, supervisor: User, first: date, last: date | None) -> None:
    """Raise one ValidationError with everything that is wrong, by field."""
    check_dates(first, last)
    school = school_on(student, first)
    wrong = ValidationError({})
    checks: tuple[Callable[[], None], ...] = (
        *_on(first, school, para, supervisor),
        partial(_check_two_people, para, supervisor),
    )
    # Of an extended school year all of it is known, so that all of it is asked: nobody looks again in July.
    if last and _is_in_an_extended_year(school, first, last):
        checks += _on(last, school, para, supervisor)
    # All of them, so that nobody mends one field after the other.
    for check in checks:
        try:
            check()
        except ValidationError as error:
            for field, errors in error.error_dict.items():
                wrong.error_dict.setdefault(field, []).extend(errors)
    if wrong.error_dict:
        raise wrong


def _on(day: date, school: School, para: User, supervisor: User) -> tuple[Callable[[], None], ...]:
    """Posts and licences of both on one day."""
    return (
        partial(check_post, para, [Role.PARA], school, day, "para"),
        partial(check_licence, para, "licence.para", school, day, "para"),
        partial(check_post, supervisor, SUPERVISORS, school, day, "supervisor"),
        partial(check_licence, supervisor, "licence.supervisor", school, day, "supervisor"),
    )


def _is_in_an_extended_year(school: School, first: date, last: date) -> bool:
    return ExtendedYear.objects.filter(school=school, during__contains=dated.through(first, last)).exists()


def _check_two_people(para: User, supervisor: User) -> None:
    if para == supervisor:
        fail("supervisor", _("Nobody supervises themselves."), "own_supervisor")


def _check_not_twice(student: Student, para: User, during: DateRange) -> None:
    there = Assignment.objects.filter(student=student, para=para, during__overlap=during).first()
    if there is not None:
        fail("para", f"{_twice(para, student)} {_until(there)}", "assignment_once")


def _twice(para: User, student: Student) -> str:
    return _("%(para)s is assigned to %(student)s in that time already.") % {"para": para, "student": student}


def _until(there: Assignment) -> str:
    words = {"first": say(there.starts), "last": say(there.last_day) if there.last_day else ""}
    return (_("From %(first)s to %(last)s.") if there.last_day else _("Since %(first)s.")) % words


@verb("students.end_assignment")
def end_assignment(
    *, assignment: Assignment, last_day: date, by: User, at: datetime | None = None
) -> Assignment:
    """Ends after `last_day`; yesterday ends it at once. What began later than that is taken back.

    Duties that then serve nobody end with it; everything that was stays on record.
    """
    at = at or timezone.now()
    access.require(by, assignment.student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    locked: Assignment = Assignment.objects.select_for_update(no_key=True).get(pk=assignment.pk)
    _check_end(locked, last_day, by.today(at))
    # Before duties are looked at: they end with what the assignment is now.
    locked.end(last_day)
    end_idle_duties(locked)
    return locked


def _check_end(assignment: Assignment, last_day: date, today: date) -> None:
    check_dates(last_day, None, "last_day")
    if last_day < today - timedelta(days=1):
        fail("last_day", _("It cannot end in the past. Choose today or later, or end it at once."), "past")
    if assignment.is_taken_back or (assignment.last_day and assignment.last_day < last_day):
        fail("last_day", _("It ends before that already."), "ended")


def end_idle_duties(ended: Assignment) -> None:
    """Cut each duty of this assignment to the days on which it still serves somebody."""
    # `of` the duty alone: the joined rows are read, and others may change them.
    for duty in Duty.objects.filter(serves__assignment=ended).select_for_update(of=("self",), no_key=True):
        links = DutyAssignment.objects.filter(duty=duty).select_related("assignment")
        held = [link.assignment for link in links if not link.assignment.is_taken_back]
        last_days = [assignment.last_day for assignment in held]
        # Somebody is served without an end, so the duty has none either.
        if None in last_days:
            continue
        # Nobody was ever served: the day before it began, so that it never held.
        last = max((d for d in last_days if d), default=date.min)
        duty.end(last)
