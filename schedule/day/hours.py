"""When a cover or a pass holds, by the bells of its day; told anew when the day becomes another one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from schedule.day.bells import Span
from schedule.day.calendar import Calendar, SchoolDay
from schedule.day.places import DayBlock, DutyToday, blocks_of_day, duty_of_day
from schedule.day.spans import Hours, common
from schedule.duties.models import Duty
from schedule.models import Cover, Pass
from staff.calendar.school_time import day_span
from staff.models import School


def hours_of(duty: Duty, span: Span, day: SchoolDay, made_at: datetime) -> Hours | None:
    """When the part `span` of the duty takes place on `day`, from `made_at` on; None where it does not."""
    placed = duty_of_day(duty, [], day) if duty.holds_on(day.date) else None
    if not isinstance(placed, DutyToday):
        return None
    part = common((placed.begins, placed.ends), day.instants(span))
    # Not before it was made: whoever covers from 10:10 on was not there at 10:00.
    return common(part, (made_at, part[1])) if part and made_at < part[1] else None


def blocks_of_pass(found: Pass, day: SchoolDay) -> list[DayBlock]:
    """Its blocks as they fall on its day, by the clock."""
    rows = [one.block for one in found.blocks.select_related("block__period")]
    return blocks_of_day(rows, day)[0]


def as_range(hours: Hours | None) -> DateTimeTZRange:
    return DateTimeTZRange(*hours, "[)") if hours else DateTimeTZRange(empty=True)


def access(day: SchoolDay, made_at: datetime, ends: datetime | None) -> DateTimeTZRange:
    """From the first minute of the day, or when it was made, until it ends; empty where it never holds."""
    # From the first minute of the day, so that plan and safety card can be read before the duty begins, and
    # kept for a room without a network.
    begins = max(day_span(day.zone, day.date)[0], made_at)
    return DateTimeTZRange(begins, ends, "[)") if ends and begins < ends else DateTimeTZRange(empty=True)


def retime(*, school: School, first: date) -> None:
    """Set the hours of covers and passes from `first` on at `school` anew, by its calendar as it is now."""
    covers = Cover.objects.filter(duty__school=school, day__gte=first, taken_back_at=None)
    passes = Pass.objects.filter(school=school, day__gte=first, taken_back_at=None)
    days: dict[date, SchoolDay] = {}
    # In the order of ids, so that two of these do not deadlock.
    for cover in covers.select_related("duty__period", "duty__school").order_by("pk"):
        _set_cover(cover, _day(school, cover.day, days))
    for one in passes.order_by("pk"):
        day = _day(school, one.day, days)
        ends = max((block.ends for block in blocks_of_pass(one, day)), default=None)
        one.during = access(day, one.made_at, ends)
        one.save(update_fields=["during"])


def _day(school: School, day: date, known: dict[date, SchoolDay]) -> SchoolDay:
    if day not in known:
        known[day] = Calendar(day).of([school])[school.pk]
    return known[day]


def _set_cover(cover: Cover, day: SchoolDay) -> None:
    hours = hours_of(cover.duty, cover.span, day, cover.at)
    cover.during = access(day, cover.at, hours[1] if hours else None)
    cover.hours = as_range(hours)
    try:
        # A savepoint: the exclusion constraint may refuse, and the other covers must still be set.
        with transaction.atomic():
            cover.save(update_fields=["hours", "during"])
    except IntegrityError:
        # By the new bells two covers of one person meet: the calendar goes before, and Today says so.
        cover.hours = as_range(None)
        cover.save(update_fields=["hours", "during"])
