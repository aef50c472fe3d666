"""A field trip: chosen students, the adults who go along, and the roll that is called on the way (A5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail
from core.verbs import verb
from schedule.covers.actions import require_all, until
from schedule.day import Calendar, SchoolDay
from schedule.day.changes import absences_of
from schedule.day.hours import access, as_range
from schedule.day.spans import Hours, meet
from schedule.models import RollCall, RollMark, Trip, TripAdult, TripStudent
from staff.checks import check_licence, check_post
from staff.models import Role, School, User
from staff.permissions import Part
from students.models import Enrolment, Student

ADULTS = (Role.PARA, Role.TEACHER)


@verb("students.make_trip")
def make_trip(
    *,
    title: str,
    where: str,
    school: School,
    day: date,
    begins: int,
    ends: int,
    students: Collection[UUID],
    adults: Collection[User],
    lead: User,
    by: User,
    at: datetime | None = None,
) -> Trip:
    """`begins`, `ends`: minutes from midnight by the wall clock. `adults` go along; `lead` answers for it.

    Raises PermissionDenied where not all of `students` are `by`'s to assign; ValidationError.
    """
    at = at or timezone.now()
    require_all(by, students, at)
    _check_words(title, where)
    known: SchoolDay = Calendar(day).of([school])[school.pk]
    hours = _hours(known, begins, ends, by.today(at), at)
    going = _Going(school, known, hours)
    going.check_students(set(students))
    going.check_adults(adults, lead)
    trip = Trip.objects.create(
        school=school,
        day=day,
        title=title.strip(),
        where=where.strip(),
        hours=as_range(hours),
        during=access(known, at, hours[1]),
        lead=lead,
        made_by=by,
        made_at=at,
    )
    TripStudent.objects.bulk_create(TripStudent(trip=trip, student_id=pk) for pk in set(students))
    along = {adult.pk for adult in adults}
    # The lead may stay at school and still sees what the adults see.
    TripAdult.objects.bulk_create(
        TripAdult(trip=trip, user_id=pk, goes=pk in along) for pk in along | {lead.pk}
    )
    return trip


def _check_words(title: str, where: str) -> None:
    if not title.strip():
        fail("title", _("Say what the trip is."), "required")
    if not where.strip():
        fail("where", _("Say where it goes."), "required")


def _hours(known: SchoolDay, begins: int, ends: int, today: date, at: datetime) -> Hours:
    if known.date < today:
        fail("day", _("This day is over."), "past")
    hours = known.instants((begins, ends))
    if hours[0] >= hours[1]:
        fail("ends", _("A trip ends after it begins."), "order")
    if hours[1] <= at:
        fail("ends", _("This time is over."), "past")
    return hours


@dataclass(frozen=True)
class _Going:
    """Whether these people can be on a trip then."""

    school: School
    day: SchoolDay
    hours: Hours

    def check_students(self, students: set[UUID]) -> None:
        if not students:
            fail("students", _("Choose at least one student."), "required")
        here = Enrolment.objects.on(self.day.date).filter(student__in=students, school=self.school)
        if here.count() != len(students):
            words = {"school": self.school}
            fail(
                "students", _("One of these students is not enrolled at %(school)s then.") % words, "foreign"
            )
        # One planner of a student at a time: their trips are read, and then relied on.
        list(Student.objects.select_for_update(no_key=True).filter(pk__in=students).order_by("pk"))
        twice = TripStudent.objects.filter(self._then(), student__in=students).select_related("student")
        if one := twice.first():
            words = {"student": one.student}
            fail("students", _("%(student)s is on another trip then.") % words, "two_trips")

    def check_adults(self, adults: Collection[User], lead: User) -> None:
        if not adults:
            fail("adults", _("Choose at least one adult who goes along."), "required")
        check_post(lead, [Role.TEACHER], self.school, self.day.date, "lead")
        check_licence(lead, "licence.supervisor", self.school, self.day.date, "lead")
        for adult in adults:
            self._check_adult(adult)
        ids = [adult.pk for adult in adults]
        # As with students: locked in the order of ids, then their trips are read.
        list(User.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
        twice = TripAdult.objects.filter(self._then(), user__in=ids, goes=True).select_related("user")
        if one := twice.first():
            fail("adults", _("%(person)s is on another trip then.") % {"person": one.user}, "two_trips")
        self._check_there(adults)

    def _check_adult(self, adult: User) -> None:
        check_post(adult, ADULTS, self.school, self.day.date, "adults")
        # A teacher needs no licence of a para; which one a teacher has is asked of the lead alone.
        if Role.TEACHER not in adult.roles(self.hours[0]):
            check_licence(adult, "licence.para", self.school, self.day.date, "adults")

    def _check_there(self, adults: Iterable[User]) -> None:
        away = absences_of([adult.pk for adult in adults], self.day.date)
        for adult in adults:
            if meet(self.hours, [self.day.instants(span) for span in away[adult.pk]]):
                fail("adults", _("%(person)s is away then.") % {"person": adult}, "away")

    def _then(self) -> Q:
        """Rows of trips at the same time."""
        return Q(trip__called_off_at=None, trip__hours__overlap=as_range(self.hours))


@verb("students.call_off_trip")
def call_off_trip(*, trip: Trip, by: User, at: datetime | None = None) -> Trip:
    """Call the trip off: it opens nobody's record from `at` on. Its roll calls stay."""
    at = at or timezone.now()
    locked: Trip = Trip.objects.select_for_update(no_key=True, of=("self",)).get(pk=trip.pk)
    require_all(by, locked.students.values_list("student", flat=True), at)
    if locked.is_over(at):
        fail("trip", _("This trip is over."), "over")
    locked.called_off_by, locked.called_off_at = by, at
    locked.during = until(locked.during, at)
    locked.save(update_fields=["called_off_by", "called_off_at", "during"])
    return locked


@verb("students.call_roll")
def call_roll(
    *, trip: Trip, here: Collection[UUID], where: str, by: User, at: datetime | None = None
) -> RollCall:
    """A mark for every student of the trip: whether it is one of `here` (ids of students).

    Raises PermissionDenied for who is no adult of the trip, or not during it; ValidationError.
    """
    at = at or timezone.now()
    # Calling off takes the same lock: no roll is called on a trip that was called off meanwhile.
    locked: Trip = Trip.objects.select_for_update(no_key=True, of=("self",)).get(pk=trip.pk)
    students = set(locked.students.values_list("student", flat=True))
    _require_adult(by, locked, students, at)
    if not where.strip():
        fail("where", _("Say where you count."), "required")
    if not students.issuperset(here):
        fail("here", _("One of these students is not on this trip."), "foreign")
    call = RollCall.objects.create(trip=locked, by=by, at=at, where=where.strip())
    # A mark for those missing as well: "not marked" and "not here" must not look alike.
    RollMark.objects.bulk_create(
        RollMark(call=call, student_id=pk, is_here=pk in set(here)) for pk in students
    )
    return call


def _require_adult(by: User, trip: Trip, students: set[UUID], at: datetime) -> None:
    """One of its adults, who may know of all of them now: neither post nor account has ended since."""
    known = Student.objects.visible_to(by, at, part=Part.SAFETY).filter(pk__in=students).count()
    is_adult = trip.adults.filter(user=by).exists()
    if not is_adult or not trip.is_open(at) or known != len(students):
        raise PermissionDenied(_("The adults of a trip call the roll, on its day and until it ends."))
