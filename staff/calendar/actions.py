"""What dates are for a school. Today follows at once: every page asks the calendar anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import check_dates, fail
from core.registry import Hook
from core.verbs import verb
from staff import access
from staff.calendar.school_time import school_day
from staff.models import BellSchedule, CalendarChange, CalendarDay, DayKind, School, User

LONGEST = 400  # days: a school year and a summer
BACK = 31  # days: a snow day can be entered late, last year cannot be changed


@Hook
def after_days(*, school: School, first: date) -> None:
    """Days of `school` from `first` on have other bells, or are no school days any more, or are again."""


@dataclass(frozen=True)
class DayPlan:
    """What the days become. `cycle_first`: number the rotation on from this day of it; None leaves it."""

    kind: DayKind
    bell: BellSchedule | None = None
    note: str = ""
    cycle_first: int | None = None
    cycle_length: int = 1


@verb("staff.set_days")
def set_days(
    *, school: School, first: date, last: date, weekdays: Iterable[int], plan: DayPlan, by: User
) -> int:
    """Makes each day from `first` to `last` on one of `weekdays` (1 is Monday) what `plan` says.

    Returns how many days that were. Raises PermissionDenied, ValidationError.
    """
    access.require_school(by, school)
    _check(school, first, last, plan, school_day(school, timezone.now()))
    wanted = set(weekdays)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    days = [day for day in every if day.isoweekday() in wanted]
    if not days:
        fail("weekdays", _("There is no such day of the week between these days."), "none")
    # The days are read, mixed with the plan and written back: one change of a school's calendar at a time.
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    there = CalendarDay.objects.filter(school=school, date__range=(first, last)).select_related("bell")
    known = {row.date: row for row in there}
    rows = [_row(school, day, known.get(day), plan, n) for n, day in enumerate(days)]
    CalendarDay.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["school", "date"],
        update_fields=["kind", "bell", "note", "cycle_day"],
    )
    CalendarChange.objects.create(
        school=school, first=first, last=last, days=len(rows), kind=plan.kind, note=plan.note.strip(), by=by,
        bell=None if plan.kind == DayKind.OFF else plan.bell,
    )  # fmt: skip
    # In the same transaction: what other rooms planned for these days follows, or nothing changes.
    after_days(school=school, first=first)
    return len(rows)


def _check(school: School, first: date, last: date, plan: DayPlan, today: date) -> None:
    check_dates(first, last)
    if (last - first).days > LONGEST:
        fail("last", _("Change a school year at most at once."), "long")
    if first < today - timedelta(days=BACK):
        fail("first", _("Days more than a month ago stay as they were."), "past")
    if plan.kind == DayKind.OFF:
        return
    if plan.bell is None or plan.bell.school_id != school.pk:
        fail("bell", _("Choose the bells that ring on these days."), "required")


def _row(school: School, day: date, before: CalendarDay | None, plan: DayPlan, n: int) -> CalendarDay:
    """A day off keeps its bells and its place in the rotation: a snow day can be taken back as it was."""
    cycle = before.cycle_day if before else None
    if plan.cycle_first is not None:
        cycle = (plan.cycle_first - 1 + n) % plan.cycle_length + 1
    bell = before.bell if before and plan.kind == DayKind.OFF else plan.bell
    return CalendarDay(
        school=school, date=day, kind=plan.kind, bell=bell, note=plan.note.strip(), cycle_day=cycle
    )
