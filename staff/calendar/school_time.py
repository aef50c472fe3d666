"""What day it is at a school. UTC is stored; these functions are the only ones that turn it into days."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from staff.models import CalendarDay, DayKind, School

SchoolIds = QuerySet[Any, Any]


def school_day(school: School, at: datetime) -> date:
    """The date on the wall of `school` at `at` (aware). A day belongs to the zone, whatever the hour."""
    return at.astimezone(school.zone).date()


def moment(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The instant at which the wall clock of `day` shows `minute` minutes from midnight, as UTC."""
    # Adding to a datetime with a zone moves the wall clock, not the instant: 8:45 stays 8:45 on a day on
    # which the clocks change.
    wall = datetime.combine(day, time(0), tzinfo=zone) + timedelta(minutes=minute)
    # Python's default (fold 0) takes a time that daylight saving skips an hour later, and one that it repeats
    # the first time.
    return wall.astimezone(UTC)


def day_span(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """The first instant of `day` and the first of the next, as UTC: 23, 24 or 25 hours."""
    return moment(zone, day, 0), moment(zone, day + timedelta(days=1), 0)


def school_days(schools: Collection[UUID] | SchoolIds, first: date, last: date) -> dict[UUID, list[date]]:
    """School days of each of these schools (ids) from `first` to `last`, oldest first. One query.

    A school without any has none; of a queryset of ids only those that have some are named.
    """
    found: dict[UUID, list[date]] = {} if isinstance(schools, QuerySet) else {pk: [] for pk in schools}
    rows = CalendarDay.objects.filter(school__in=schools, date__range=(first, last))
    for school, day in rows.exclude(kind=DayKind.OFF).order_by("date").values_list("school", "date"):
        found.setdefault(school, []).append(day)
    return found


def school_days_between(school: School, first: date, last: date) -> list[date]:
    """School days from `first` to `last`, both included, oldest first."""
    return school_days([school.pk], first, last)[school.pk]
