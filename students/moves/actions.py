"""A student goes to another school of the district, leaves it, or the plan to do so is taken back (N2).

Within the district the IEP goes on as it is: the same agency answers for it (34 CFR 300.323(a)). Access of
those who served the student ends with the day on which they do; what they recorded before is judged by when
it was recorded. Sessions belong to the student, so that the new team reads the same graph.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
from staff.models import Role, School, User
from staff.permissions import Act, Part
from students import access
from students.checks import check_licence, check_post
from students.models import Enrolment, Membership, Student, TeamRole, Transfer, TransferKind
from students.moves.closing import ONE, Ends, Row, Tied, close, cut_enrolment, tied, who_may_stay
from students.moves.restoring import restore

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
    old = _leaving(student, first - ONE, by, at, to)
    check_move(old, to, grade, first, case_manager, at)
    ends = Ends.of(old.school, first, at)
    found = tied(student, ends, to)
    staying = _staying(found, case_manager, keep, to, first)
    new = _new_enrolment(old, to, grade, first)
    rows = _end(old, found.keeping(staying, [case_manager.pk]), ends, by, at)
    new.save(force_insert=True)
    _name_case_manager(student, case_manager, ends.moment, by)
    return Transfer.objects.create(
        student=student, kind=TransferKind.MOVE, old=old, new=new, first=first, ended=rows, by=by, at=at
    )


@dataclass(frozen=True)
class Foreseen:
    """What would end with a move or a leaving, and of whose memberships one may choose to keep some."""

    old: Enrolment
    ends: Ends
    tied: Tied
    may_stay: Sequence[Membership] = ()

    @property
    def leaving(self) -> list[Membership]:
        return [member for member in self.tied.members if member not in self.may_stay]

    @property
    def is_ahead(self) -> bool:
        """Whether it can still be taken back once it is said."""
        return self.ends.last == self.ends.first - ONE and self.ends.moment > timezone.now()


@transaction.atomic
def foresee_move(
    *, student: Student, to: School, grade: str, first: date, case_manager: User, by: User, at: datetime
) -> Foreseen:
    """What `move` would end. Raises as it."""
    old = _leaving(student, first - ONE, by, at, to)
    check_move(old, to, grade, first, case_manager, at)
    ends = Ends.of(old.school, first, at)
    found = tied(student, ends, to)
    own = _staying(found, case_manager, (), to, first)
    return Foreseen(old, ends, found.keeping(own, ()), who_may_stay(found.members, to, first))


@transaction.atomic
def foresee_leaving(*, student: Student, last_day: date, by: User, at: datetime) -> Foreseen:
    """What `leave` would end. Raises as it."""
    old = _leaving(student, last_day, by, at)
    check_first(old, last_day + ONE, at, "last_day")
    ends = Ends.of(old.school, last_day + ONE, at)
    return Foreseen(old, ends, tied(student, ends))


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
    """Not long ago, not in a far year, and not before the student was here."""
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
    check_first(old, last_day + ONE, at, "last_day")
    ends = Ends.of(old.school, last_day + ONE, at)
    rows = _end(old, tied(student, ends), ends, by, at)
    return Transfer.objects.create(
        student=student, kind=TransferKind.LEAVE, old=old, first=ends.first, where=where.strip(), ended=rows,
        by=by, at=at,
    )  # fmt: skip


def _leaving(student: Student, last: date, by: User, at: datetime, to: School | None = None) -> Enrolment:
    """The enrolment that ends after `last`; one move of a student at a time."""
    access.require(by, student, part=Part.PLAN, act=Act.ASSIGN, at=at)
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
    if Transfer.objects.standing().filter(old=old).exists():
        fail(field, _("Somebody moved the student from there just now. Look again."), "moved")
    old.student = student
    require_administrator(by, [old.school, *([to] if to else [])], at)
    return old


def require_administrator(by: User, schools: Collection[School], at: datetime) -> None:
    """Raises PermissionDenied for who leads none of these schools."""
    led = School.objects.administered_by(by, at).filter(pk__in=[school.pk for school in schools])
    if not led.exists():
        raise PermissionDenied(_("Only an administrator of the school does this."))


def _staying(found: Tied, case_manager: User, keep: Collection[UUID], to: School, first: date) -> set[UUID]:
    """Memberships that go on: ticked ones that may, and that of a case manager who stays it."""
    may = {member.pk for member in who_may_stay(found.members, to, first)}
    if not set(keep) <= may:
        fail("keep", _("One of these people does not work at the other school."), "no_post")
    own = {
        m.pk for m in found.members if (m.user_id, m.team_role) == (case_manager.pk, TeamRole.CASE_MANAGER)
    }
    return set(keep) | own


def _new_enrolment(old: Enrolment, to: School, grade: str, first: date) -> Enrolment:
    """As long as the old one would have been."""
    until = old.during.upper if old.during.upper and old.during.upper > first else None
    return Enrolment(student=old.student, school=to, grade=grade.strip(), during=dated.since(first, until))


def _end(old: Enrolment, found: Tied, ends: Ends, by: User, at: datetime) -> list[Row]:
    return [cut_enrolment(old, ends.first - ONE), *close(found, ends, by, at)]


def _name_case_manager(student: Student, user: User, since: datetime, by: User) -> None:
    """Unless they are it already, and stay."""
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
    locked: Transfer = rows.select_for_update(of=("self",), no_key=True).get(pk=transfer.pk)
    access.require(by, locked.student, part=Part.PLAN, act=Act.ASSIGN, at=at)
    require_administrator(by, [e.school for e in (locked.old, locked.new) if e], at)
    check_can_be_taken_back(locked, at)
    _take_back_new(locked, by, at)
    lost = restore(locked.ended)
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
    """What begins with the move or later never holds."""
    if transfer.new is None or transfer.old is None:
        return
    ends = Ends.of(transfer.old.school, transfer.first, at)
    found = tied(transfer.student, ends, transfer.new.school)
    begun = Tied(
        later=[row for row in found.later if not row.during.isempty],
        members=[row for row in found.members if row.during.lower >= ends.moment],
        assignments=[row for row in found.assignments if row.starts >= ends.first],
        blocks=[row for row in found.blocks if row.starts >= ends.first],
        places=(),
        sign_offs=(),
        passes=found.passes,
    )
    close(begun, ends, by, at)
