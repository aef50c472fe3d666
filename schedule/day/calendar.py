"""What a date is for a school: school or not, which day of the rotation, which bells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from core.dated import through
from core.once_a_page import once_a_page
from schedule.day.bells import Bells, Span
from staff.calendar.school_time import day_span, moment
from staff.models import BellSchedule, CalendarDay, DayKind, ExtendedYear, Period, Rhythm, School

NO_BELLS = Bells(None, "")


@dataclass(frozen=True)
class SchoolDay:
    """A date at a school. `kind` is None where the calendar has no such date; then there is no school.

    `extended_year`: its name, where the date is one of its days; then `bells` are those of it.
    """

    school_id: UUID
    school: str
    zone: ZoneInfo
    date: date
    kind: DayKind | None = None
    cycle_day: int | None = None
    bells: Bells = NO_BELLS
    note: str = ""
    extended_year: str = ""

    @property
    def is_school(self) -> bool:
        return self.kind in (DayKind.SCHOOL, DayKind.HALF)

    @property
    def is_extended(self) -> bool:
        """Whether only those have school whose plan goes on in the extended school year."""
        return bool(self.extended_year) and not self.is_school

    @property
    def has_other_bells(self) -> bool:
        """Whether the day goes by other bells than the regular ones, so that people must look twice."""
        return self.is_school and not self.bells.is_regular

    def is_day(self, rhythm: str, day: int) -> bool:
        """Whether what repeats on `day` of `rhythm` falls on this date."""
        if rhythm == Rhythm.EXTENDED:
            # What belongs to the extended school year does not take place on ordinary school days.
            return self.is_extended and day == self.date.isoweekday()
        if not self.is_school:
            return False
        return day == (self.cycle_day if rhythm == Rhythm.CYCLE else self.date.isoweekday())

    def instants(self, span: Span) -> tuple[datetime, datetime]:
        """The instants of a span of wall-clock minutes. One that daylight saving swallows is empty."""
        begins, ends = (moment(self.zone, self.date, minute) for minute in span)
        # Where clocks go forward, a span that lies in the lost hour may end before it begins.
        return begins, max(begins, ends)

    @property
    def ends(self) -> datetime:
        """The last instant of the date, on the wall clock of the school."""
        # PostgreSQL keeps microseconds, so this is the last instant that it can tell from the next day.
        return day_span(self.zone, self.date)[1] - timedelta(microseconds=1)

    @property
    def extended_words(self) -> str:
        """For whom there is school on a day of the extended school year."""
        words = {"school": self.school, "name": self.extended_year}
        return _("%(school)s: %(name)s. School only for students whose plan goes on then.") % words

    def why_no_school(self) -> str:
        """In words, empty on a school day."""
        if self.is_school:
            return ""
        if self.is_extended:
            return self.extended_words
        if self.kind is None:
            return _("The calendar of %(school)s has no school on this day.") % {"school": self.school}
        words = {"school": self.school, "note": self.note}
        return _("%(school)s: %(note)s.") % words if self.note else _("No school at %(school)s.") % words


def calendar_day(school: School, day: date) -> SchoolDay:
    return Calendar(day).of([school])[school.pk]


class Calendar:
    """What one date is, school by school; each is asked for once, however often it is needed."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._known: dict[UUID, SchoolDay] = {}

    def of(self, schools: Iterable[School]) -> dict[UUID, SchoolDay]:
        """The day of each school. Two queries (three without school), for those that are not known yet."""
        wanted = {school.pk: school for school in schools}
        if missing := [school for pk, school in wanted.items() if pk not in self._known]:
            self._known |= _load(missing, self.day)
        return {pk: self._known[pk] for pk in wanted}


@once_a_page
def calendar_of(day: date) -> Calendar:
    """One for all of a page, so that it asks of no school twice."""
    return Calendar(day)


def _load(schools: Sequence[School], day: date) -> dict[UUID, SchoolDay]:
    found = CalendarDay.objects.filter(school__in={s.pk for s in schools}, date=day).select_related("bell")
    rows = {row.school_id: row for row in found}
    # The extended school year lies where the calendar has no school; on a school day the calendar goes
    # before.
    closed = [s.pk for s in schools if s.pk not in rows or not rows[s.pk].is_school]
    extended = {one.school_id: one for one in extended_years_of(closed, day, day) if one.is_day(day)}
    rung = [row.bell for row in rows.values() if row.bell and row.is_school]
    bells = load_bells([*rung, *(one.bell for one in extended.values())])
    return {s.pk: as_school_day(s, day, rows.get(s.pk), bells, extended.get(s.pk)) for s in schools}


def extended_years_of(schools: Collection[UUID], first: date, last: date) -> list[ExtendedYear]:
    """Extended school years of these schools with days from `first` to `last`. A query if there are any."""
    if not schools:
        return []
    found = ExtendedYear.objects.filter(school__in=schools, during__overlap=through(first, last))
    return list(found.select_related("bell"))


def as_school_day(
    school: School,
    day: date,
    row: CalendarDay | None,
    bells: dict[UUID, Bells],
    extended: ExtendedYear | None = None,
) -> SchoolDay:
    """`extended`: the extended school year of which the date is a day, where it is no school day."""
    found = _by_the_calendar(school, day, row, bells)
    if extended is None or found.is_school:
        return found
    return replace(found, extended_year=extended.name, bells=bells.get(extended.bell_id, NO_BELLS))


def _by_the_calendar(
    school: School, day: date, row: CalendarDay | None, bells: dict[UUID, Bells]
) -> SchoolDay:
    if row is None:
        return SchoolDay(school.pk, school.name, school.zone, day)
    rings = bells.get(row.bell_id, NO_BELLS) if row.bell_id else NO_BELLS
    return SchoolDay(
        school.pk, school.name, school.zone, day, DayKind(row.kind), row.cycle_day, rings, row.note
    )


def load_bells(schedules: Iterable[BellSchedule]) -> dict[UUID, Bells]:
    """The bells of these schedules with their periods, in one query."""
    known = {schedule.pk: schedule for schedule in schedules}
    periods: dict[UUID, dict[str, Span]] = defaultdict(dict)
    for period in Period.objects.filter(bell__in=known):
        periods[period.bell_id][period.name] = (period.minutes.lower, period.minutes.upper)
    return {pk: Bells(pk, s.name, s.is_regular, periods[pk]) for pk, s in known.items()}
