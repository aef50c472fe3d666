"""The extended school year of a school: days beside the calendar on which some students are taught (N3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import check_dates, fail, say, told
from core.dated import through
from core.verbs import verb
from staff import access
from staff.calendar.actions import after_days
from staff.calendar.school_time import school_day
from staff.models import BellSchedule, CalendarDay, DayKind, ExtendedYear, School, User

LONGEST = 120  # days: a summer


@dataclass(frozen=True)
class YearPlan:
    """`weekdays`: 1 is Monday. `days_off`: dates between that are left out, a holiday for example."""

    name: str
    first: date
    last: date
    weekdays: tuple[int, ...]
    bell: BellSchedule
    days_off: tuple[date, ...] = ()


@verb("staff.add_extended_year")
def add_extended_year(
    *, school: School, plan: YearPlan, by: User, at: datetime | None = None
) -> ExtendedYear:
    """One that lies ahead. Raises PermissionDenied, ValidationError."""
    access.require_school(by, school)
    today = school_day(school, at or timezone.now())
    _check(school, plan, today)
    return _save(ExtendedYear(school=school), plan)


@verb("staff.change_extended_year")
def change_extended_year(
    *, year: ExtendedYear, plan: YearPlan, by: User, at: datetime | None = None
) -> ExtendedYear:
    """All of it while it lies ahead; once it has begun its end and its days off from today on.

    Raises PermissionDenied, ValidationError.
    """
    access.require_school(by, year.school)
    today = school_day(year.school, at or timezone.now())
    locked: ExtendedYear = ExtendedYear.objects.select_for_update(no_key=True).get(pk=year.pk)
    if locked.is_taken_back:
        fail("first", _("It was taken back."), "taken_back")
    if locked.starts <= today:
        _check_begun(locked, plan, today)
    _check(year.school, plan, min(today, locked.starts), locked)
    return _save(locked, plan)


@verb("staff.take_back_extended_year")
def take_back_extended_year(*, year: ExtendedYear, by: User, at: datetime | None = None) -> ExtendedYear:
    """One that has not begun does not take place. Raises PermissionDenied, ValidationError."""
    access.require_school(by, year.school)
    locked: ExtendedYear = ExtendedYear.objects.select_for_update(no_key=True).get(pk=year.pk)
    if locked.is_taken_back or locked.starts <= school_day(year.school, at or timezone.now()):
        fail("first", _("It has begun, so it is not taken back. Set another last day."), "begun")
    first = locked.starts
    locked.during = DateRange(empty=True)
    locked.save(update_fields=["during"])
    after_days(school=year.school, first=first)
    return locked


def _save(year: ExtendedYear, plan: YearPlan) -> ExtendedYear:
    # Days that it covered until now may fall away, so that others follow from the earlier of both starts.
    firsts = [plan.first] if year.during is None else [plan.first, year.starts]
    year.name, year.bell = plan.name.strip(), plan.bell
    year.during = through(plan.first, plan.last)
    year.weekdays, year.days_off = sorted(plan.weekdays), sorted(plan.days_off)
    with told("extended_year_one_at_a_time", "first", _("Another extended school year lies in these days.")):
        year.save()
    after_days(school=year.school, first=min(firsts))
    return year


def _check(school: School, plan: YearPlan, today: date, old: ExtendedYear | None = None) -> None:
    check_dates(plan.first, plan.last)
    if plan.first < today:
        fail("first", _("It cannot begin in the past."), "past")
    if (plan.last - plan.first).days > LONGEST:
        fail("last", _("An extended school year has 120 days at most."), "long")
    if plan.bell.school_id != school.pk:
        fail("bell", _("Choose the bells that ring on these days."), "required")
    _check_days(school, plan, old)


def _check_days(school: School, plan: YearPlan, old: ExtendedYear | None) -> None:
    """Raise ValidationError unless the plan has days, none of which is a school day for everybody."""
    outside = [day for day in plan.days_off if not plan.first <= day <= plan.last]
    if outside:
        words = _("%(day)s does not lie between the first and the last day.")
        fail("days_off", words % {"day": say(outside[0])}, "outside")
    days = _days(plan)
    if not days:
        fail("weekdays", _("No day is left: look at the days of the week and the days off."), "none")
    taken = CalendarDay.objects.filter(school=school, date__in=days).exclude(kind=DayKind.OFF)
    if old is not None:  # a day that became a school day since is no reason to refuse its end
        taken = taken.exclude(date__in=old.days())
    if clash := taken.order_by("date").first():
        words = _("%(day)s is a school day for everybody. Begin after the school year.")
        fail("first", words % {"day": say(clash.date)}, "school_year")


def _days(plan: YearPlan) -> Sequence[date]:
    found = ExtendedYear(
        during=through(plan.first, plan.last), weekdays=list(plan.weekdays), days_off=list(plan.days_off)
    )
    return found.days()


def _check_begun(year: ExtendedYear, plan: YearPlan, today: date) -> None:
    """Raise ValidationError where the plan would change days that have been."""
    if (plan.first, sorted(plan.weekdays), plan.bell.pk) != (
        year.starts,
        sorted(year.weekdays),
        year.bell_id,
    ):
        fail("first", _("It has begun: only its last day and the days off ahead can change."), "begun")
    if plan.last != year.last_day and plan.last < today - timedelta(days=1):
        fail("last", _("It cannot end in the past. Choose yesterday or later."), "past")
    if any(day < today for day in set(plan.days_off) ^ set(year.days_off)):
        fail("days_off", _("Days that have been stay as they were."), "past")
