"""A student goes to another school of the district, leaves it, or the plan to do so is taken back (N2).

Within the district the IEP goes on as it is: the same agency answers for it (34 CFR 300.323(a)). Access of
those who served the student ends with the day on which they do; what they recorded before is judged by when
it was recorded. Sessions belong to the student, so that the new team reads the same graph.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, say, told
from core.verbs import verb
from staff.calendar.school_time import school_day
from staff.checks import check_licence, check_post
from staff.models import Role, School, User
from staff.permissions import Act, Part
from students import access
from students.models import Enrolment, Membership, Student, TeamRole, Transfer, TransferKind
from students.moves.endings import ENDINGS, ONE_DAY, CutRow, Departure, EndDates, cut_row, put_back
from students.team.endings import EnrolmentEnding, MembershipEnding, who_may_stay

BACK, AHEAD = timedelta(days=14), timedelta(days=366)  # ours: who noticed late, who plans a school year


@verb("students.move")
def move(
    *,
    student: Student,
    to: School,
    grade: str,
    first: date,
    case_manager: User,
    by: User,
    keep: Collection[UUID] = (),
    at: datetime | None = None,
) -> Transfer:
    """From `first` on the student is at `to`, another school of the district, with `case_manager`.

    `keep`: memberships that go on, of those that `who_may_stay` names. Raises PermissionDenied,
    ValidationError; then nothing of it happened.
    """
    at = at or timezone.now()
    old = _leaving(student, first - ONE_DAY, by, at, to)
    check_move(old, to, grade, first, case_manager, at)
    departure = Departure.of(student, EndDates.of(old.school, first, at), to)
    staying = _staying(departure, case_manager, keep, to, first)
    new = _new_enrolment(old, to, grade, first)
    cuts = _end(old, departure.keeping(staying, [case_manager.pk]), by, at)
    # After the old enrolment is cut: enrolment_one_school allows no overlap, at each statement.
    new.save(force_insert=True)
    _name_case_manager(student, case_manager, departure.dates.moment, by)
    return Transfer.objects.create(
        student=student, kind=TransferKind.MOVE, old=old, new=new, first=first, ended=cuts, by=by, at=at
    )


@dataclass(frozen=True)
class Foreseen:
    """What would end with a move or a leaving, and of whose memberships one may choose to keep some."""

    old: Enrolment
    departure: Departure
    may_stay: Sequence[Membership] = ()

    @property
    def endings(self) -> list[tuple[str, list[Any]]]:
        """The templates that tell of it, each with its rows, as they stand on the page."""
        shown = sorted((ending for ending in ENDINGS if ending.template), key=lambda e: e.page_order)
        return [
            (ending.template, [row for row in self.departure.rows[ending.key] if row not in self.may_stay])
            for ending in shown
        ]

    @property
    def is_ahead(self) -> bool:
        """Whether it can still be taken back once it is said."""
        dates = self.departure.dates
        return dates.last == dates.first - ONE_DAY and dates.moment > timezone.now()


# Departure.of locks what it reads, and locks need a transaction.
@transaction.atomic
def foresee_move(
    *, student: Student, to: School, grade: str, first: date, case_manager: User, by: User, at: datetime
) -> Foreseen:
    """What `move` would end. Raises as it."""
    old = _leaving(student, first - ONE_DAY, by, at, to)
    check_move(old, to, grade, first, case_manager, at)
    departure = Departure.of(student, EndDates.of(old.school, first, at), to)
    own = _staying(departure, case_manager, (), to, first)
    may_stay = who_may_stay(departure.rows[MembershipEnding.key], to, first)
    return Foreseen(old, departure.keeping(own), may_stay)


@transaction.atomic
def foresee_leaving(*, student: Student, last_day: date, by: User, at: datetime) -> Foreseen:
    """What `leave` would end. Raises as it."""
    old = _leaving(student, last_day, by, at)
    check_first(old, last_day + ONE_DAY, at, "last_day")
    return Foreseen(old, Departure.of(student, EndDates.of(old.school, last_day + ONE_DAY, at)))


def check_move(old: Enrolment, to: School, grade: str, first: date, case_manager: User, at: datetime) -> None:
    """Raises ValidationError at the field that it is about."""
    if to.pk == old.school_id or old.school.parent_id is None or to.parent_id != old.school.parent_id:
        fail("to", _("Choose another school of the district."), "school")
    if not grade.strip():
        fail("grade", _("Say which grade."), "required")
    check_first(old, first, at)
    check_post(case_manager, [Role.TEACHER], to, first, "case_manager")
    check_licence(case_manager, "licence.supervisor", to, first, "case_manager")


def check_first(old: Enrolment, first: date, at: datetime, field: str = "first") -> None:
    """Raise ValidationError unless `first` is within BACK and AHEAD, and after the student came here."""
    today = school_day(old.school, at)
    check_dates(first, None, field)
    if not today - BACK <= first <= today + AHEAD:
        fail(field, _("Choose a day from two weeks ago to a year ahead."), "far")
    if first <= old.starts:
        words = {"student": old.student, "school": old.school, "day": say(old.starts)}
        fail(field, _("%(student)s is at %(school)s from %(day)s on. Choose a later day.") % words, "early")


@verb("students.leave")
def leave(
    *, student: Student, last_day: date, by: User, where: str = "", at: datetime | None = None
) -> Transfer:
    """After `last_day` the student is at no school of the district. Everything stays on record.

    `where`: the new district or school, if somebody knows. Raises as `move`.
    """
    at = at or timezone.now()
    old = _leaving(student, last_day, by, at)
    check_first(old, last_day + ONE_DAY, at, "last_day")
    departure = Departure.of(student, EndDates.of(old.school, last_day + ONE_DAY, at))
    return Transfer.objects.create(
        student=student, kind=TransferKind.LEAVE, old=old, first=departure.dates.first, where=where.strip(),
        ended=_end(old, departure, by, at), by=by, at=at,
    )  # fmt: skip


def _leaving(student: Student, last: date, by: User, at: datetime, to: School | None = None) -> Enrolment:
    """The enrolment that ends after `last`; one move of a student at a time."""
    access.require(by, student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    # One move of a student at a time: all that follows is read under this lock.
    Student.objects.select_for_update(no_key=True).get(pk=student.pk)
    field = "first" if to else "last_day"
    planned = Transfer.objects.planned(by.today(at)).filter(student=student).first()
    if planned is not None:
        planned_for = _("A move is planned for %(day)s. Take it back first.")
        fail(field, planned_for % {"day": say(planned.first)}, "planned")
    old = Enrolment.objects.of(student, last)
    if old is None:
        words = {"student": student, "day": say(last)}
        fail(field, _("%(student)s is not enrolled at a school on %(day)s.") % words, "not_enrolled")
    # Somebody else's move may have been committed while we waited for the lock.
    if Transfer.objects.standing().filter(old=old).exists():
        fail(field, _("Somebody moved the student from there just now. Look again."), "moved")
    old.student = student
    require_administrators(by, [old.school, *([to] if to else [])], at)
    return old


def require_administrators(by: User, schools: Collection[School], at: datetime) -> None:
    """Raises PermissionDenied for who leads none of these schools."""
    led = School.objects.administered_by(by, at).filter(pk__in=[school.pk for school in schools])
    if not led.exists():
        raise PermissionDenied(_("Only an administrator of the school does this."))


def _staying(
    departure: Departure, case_manager: User, keep: Collection[UUID], to: School, first: date
) -> list[Membership]:
    """Memberships that go on: ticked ones that may, and that of a case manager who stays it."""
    members: Sequence[Membership] = departure.rows[MembershipEnding.key]
    if not set(keep) <= {member.pk for member in who_may_stay(members, to, first)}:
        fail("keep", _("One of these people does not work at the other school."), "no_post")
    own = (case_manager.pk, TeamRole.CASE_MANAGER)
    return [member for member in members if member.pk in keep or (member.user_id, member.team_role) == own]


def _new_enrolment(old: Enrolment, to: School, grade: str, first: date) -> Enrolment:
    """The enrolment at `to`, not saved yet. It ends when the old one would have ended."""
    until = old.during.upper if old.during.upper and old.during.upper > first else None
    return Enrolment(student=old.student, school=to, grade=grade.strip(), during=dated.since(first, until))


def _end(old: Enrolment, departure: Departure, by: User, at: datetime) -> list[CutRow]:
    return [cut_row(EnrolmentEnding.key, old, departure.dates.first), *departure.end(by, at)]


def _name_case_manager(student: Student, user: User, since: datetime, by: User) -> None:
    """Make `user` case manager from `since` on, unless they are it then already."""
    mine = {"student": student, "user": user, "team_role": TeamRole.CASE_MANAGER}
    if Membership.objects.filter(**mine, during__contains=since).exists():
        return
    with told("membership_one_case_manager", "case_manager", _("Somebody became case manager just now.")):
        Membership.objects.create(**mine, during=DateTimeTZRange(since, None, "[)"), by=by)


@verb("students.take_back_transfer")
def take_back_transfer(*, transfer: Transfer, by: User, at: datetime | None = None) -> int:
    """A move or a leaving planned ahead does not take place; what it would have ended goes on.

    What was planned at the new school from then on is taken back. Returns how many rows could not be as they
    were, for another took their place. Raises PermissionDenied; ValidationError once the day has come.
    """
    at = at or timezone.now()
    rows = Transfer.objects.select_related("old__school", "new__school", "student")
    # Only the row itself: old and new may be empty, and PostgreSQL locks no nullable side of an outer join.
    locked: Transfer = rows.select_for_update(of=("self",), no_key=True).get(pk=transfer.pk)
    access.require(by, locked.student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    require_administrators(by, [e.school for e in (locked.old, locked.new) if e], at)
    check_can_be_taken_back(locked, at)
    # First what begins at the new school: what comes back then finds its time free.
    _take_back_new(locked, by, at)
    lost = put_back(locked.ended)
    locked.taken_back_by, locked.taken_back_at = by, at
    locked.save(update_fields=["taken_back_by", "taken_back_at"])
    return lost


def check_can_be_taken_back(transfer: Transfer, at: datetime) -> None:
    old = transfer.old
    if transfer.taken_back_at is not None:
        fail("transfer", _("This was taken back already."), "taken_back")
    if old is None or transfer.first <= school_day(old.school, at):
        fail("transfer", _("The day has come: this is no plan any more."), "begun")


def _take_back_new(transfer: Transfer, by: User, at: datetime) -> None:
    """End all that begins with the move or later, so that it never holds."""
    if transfer.new is None or transfer.old is None:
        return
    dates = EndDates.of(transfer.old.school, transfer.first, at)
    Departure.of(transfer.student, dates, transfer.new.school).planned().end(by, at)
