"""What day it is at a school. UTC is stored; these functions are the only ones that turn it into days."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from staff.models import CalendarDay, School


def school_day(school: School, at: datetime) -> date:
    """The date on the wall of `school` at `at` (aware). A day belongs to the zone, whatever the hour."""
    return at.astimezone(school.zone).date()


def moment(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The instant of `minute` minutes on the wall clock of `day`, as UTC.

    A wall time that daylight saving skips is taken an hour later, one that it repeats the first time.
    """
    wall = datetime.combine(day, time(0), tzinfo=zone) + timedelta(minutes=minute)
    return wall.astimezone(UTC)


def day_span(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """The first instant of `day` and the first of the next, as UTC: 23, 24 or 25 hours."""
    return moment(zone, day, 0), moment(zone, day + timedelta(days=1), 0)


def school_days_between(school: School, first: date, last: date) -> list[date]:
    """School days from `first` to `last`, both included, oldest first."""
    days: Iterable[date] = (
        CalendarDay.objects.filter(school=school, date__range=(first, last))
        .exclude(kind="off")
        .order_by("date")
        .values_list("date", flat=True)
    )
    return list(days)
