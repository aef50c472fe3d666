"""Two places at one time across rhythms: Mondays against day 3 of the rotation.

Within one rhythm the database excludes it. Across rhythms (and across the rotations of two schools) only the
calendar can say whether the two days ever fall on one date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from core.dated import last_day_of
from schedule.day.calendar import SchoolDay, as_school_day, extended_years_of, load_bells
from schedule.day.places import Slot, collide
from staff.models import CalendarDay, Rhythm, School


@dataclass(frozen=True)
class Use:
    """A slot that is taken at a school on the days of `during`."""

    slot: Slot
    school: School
    during: DateRange


def first_clash(new: Use, taken: Sequence[Use]) -> tuple[Use, date] | None:
    """The first of `taken` that shares an instant with `new`, and the date. Two queries; four with one of the
    extended school year among them.
    """
    # Within one rhythm the exclusion constraint compares minutes and days itself; here is only what it
    # cannot.
    across = [use for use in taken if not _the_database_sees(new, use)]
    if not across:
        return None
    # The calendar is read as far as it is known. Days that are entered later are not seen: Today shows such a
    # clash.
    uses = [new, *across]
    calendars = _calendars({use.school for use in uses}, new.during)
    if any(use.slot.rhythm == Rhythm.EXTENDED for use in uses):
        _extend(calendars, {use.school.pk: use.school for use in uses}, new.during)
    for use in across:
        for day in _shared_days(new, use, calendars):
            mine, theirs = calendars[new.school.pk][day], calendars[use.school.pk][day]
            if collide(new.slot, mine, use.slot, theirs):
                return use, day
    return None


def _the_database_sees(one: Use, other: Use) -> bool:
    """Whether the exclusion constraint compares the two, and rightly."""
    same = one.slot.rhythm == other.slot.rhythm
    # Day 3 of one school's rotation is not day 3 of another's, though the constraint takes them for the same.
    return same and (one.slot.rhythm != Rhythm.CYCLE or one.school.pk == other.school.pk)


def _shared_days(new: Use, use: Use, calendars: Mapping[UUID, Mapping[date, SchoolDay]]) -> Iterable[date]:
    mine, theirs = calendars[new.school.pk], calendars[use.school.pk]
    return (day for day in mine if day in theirs and day in new.during and day in use.during)


def _calendars(schools: Iterable[School], during: DateRange) -> dict[UUID, dict[date, SchoolDay]]:
    """Known days of `during` by school, in order."""
    by_id = {school.pk: school for school in schools}
    rows = CalendarDay.objects.filter(school__in=by_id, date__gte=during.lower).select_related("bell")
    if during.upper:
        rows = rows.filter(date__lt=during.upper)
    found = list(rows.order_by("date"))
    bells = load_bells({row.bell for row in found if row.bell})
    calendars: dict[UUID, dict[date, SchoolDay]] = {pk: {} for pk in by_id}
    for row in found:
        calendars[row.school_id][row.date] = as_school_day(by_id[row.school_id], row.date, row, bells)
    return calendars


def _extend(
    calendars: dict[UUID, dict[date, SchoolDay]], schools: Mapping[UUID, School], during: DateRange
) -> None:
    """Put the days of extended school years where the calendar has no school."""
    # One day short of the last date: the range is built with the day after its end.
    years = extended_years_of(schools, during.lower, last_day_of(during) or date.max - timedelta(days=1))
    bells = load_bells(year.bell for year in years)
    for year in years:
        there = calendars[year.school_id]
        for day in year.days():
            if day in during and not (day in there and there[day].is_school):
                there[day] = as_school_day(schools[year.school_id], day, None, bells, year)
