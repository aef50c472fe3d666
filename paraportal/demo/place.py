"""The rows of the schools: district, bells, calendar and policies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import NumericRange

from core.dated import through
from paraportal.demo.bells import BELLS, BellTable
from paraportal.demo.calendar import Bell, Day, DemoCalendar, summer_days
from staff.models import BellSchedule, CalendarDay, DayKind, ExtendedYear, Period, Policy, School
from staff.policies.keys import default_policies


@dataclass(frozen=True)
class DemoPlace:
    """`schools`: "district", "birch", "marsh". `periods`: regular periods of each school by name."""

    schools: dict[str, School]
    periods: dict[str, dict[str, Period]]
    calendar: DemoCalendar

    def bells(self, school: str) -> BellTable:
        return BELLS[school]


def make_place(calendar: DemoCalendar) -> DemoPlace:
    district = School.objects.create(name="Kettle Ridge School District")
    schools = {
        "district": district,
        "birch": School.objects.create(name="Birch Bend Elementary", parent=district),
        "marsh": School.objects.create(name="Marsh Lake Middle-High", parent=district),
    }
    make_policies(district, calendar)
    periods = {key: make_school_year(schools[key], BELLS[key], calendar) for key in BELLS}
    return DemoPlace(schools, periods, calendar)


def make_policies(district: School, calendar: DemoCalendar) -> None:
    Policy.objects.bulk_create(default_policies(district, date(calendar.year - 3, 7, 1)))


def make_school_year(school: School, bells: BellTable, calendar: DemoCalendar) -> dict[str, Period]:
    schedules, periods = {}, {}
    for bell, spans in bells.of.items():
        schedules[bell] = BellSchedule.objects.create(
            school=school, name=bell.value, is_regular=bell is Bell.REGULAR
        )
        rows = Period.objects.bulk_create(
            Period(bell=schedules[bell], name=name, minutes=NumericRange(*span, "[)"))
            for name, span in spans.items()
        )
        if bell is Bell.REGULAR:
            periods = {period.name: period for period in rows}
    CalendarDay.objects.bulk_create(_row(day, school, schedules, bells.rotation) for day in calendar.days)
    make_summers(school, schedules[Bell.EARLY], calendar)
    return periods


def _row(day: Day, school: School, schedules: dict[Bell, BellSchedule], rotation: int) -> CalendarDay:
    if day.bell is None:
        return CalendarDay(school=school, date=day.date, kind=DayKind.OFF, note=day.note)
    return CalendarDay(
        school=school,
        date=day.date,
        cycle_day=(day.number - 1) % rotation + 1,
        bell=schedules[day.bell],
        note=day.note,
    )


def make_summers(school: School, bell: BellSchedule, calendar: DemoCalendar) -> None:
    """An extended school year after last school year and after this one."""
    for year in (calendar.year - 1, calendar.year):
        days = summer_days(year)
        ExtendedYear.objects.create(
            school=school, name="July session", weekdays=[1, 2, 3, 4], bell=bell,
            during=through(days[0], days[-1]),
        )  # fmt: skip
