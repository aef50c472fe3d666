"""How the targets of many students stand: for a list, where one looks and does not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from django.utils.safestring import SafeString

from datacollection.graphs.graph import aim_of, judged_points, phase_on
from datacollection.graphs.independence import recent, shares_of
from datacollection.graphs.load import Taught, taught_to
from datacollection.graphs.series import DataPoint, points
from datacollection.graphs.sittings import Sitting, sittings_since
from iep.charts import ChartPoint, sparkline
from iep.measures.independence import Percents
from iep.measures.standing import Course, Standing, standing, worst
from iep.models import PhaseKind
from staff.calendar.school_time import school_days
from students.models import Student
from students.team.related_rows import enrolled_on

# Half a year is read, a quarter is drawn: mastery and the aim line need more points than a sparkline shows.
WINDOW = timedelta(days=180)
DRAWN = timedelta(days=90)
RECENT = timedelta(days=28)
KEPT = (PhaseKind.MAINTENANCE, PhaseKind.GENERALIZATION)


@dataclass(frozen=True)
class CaseloadTarget:
    """A target in a line. `points`: those that are drawn, oldest first. `latest`: the last point
    in words, whenever it was. `days_without`: school days since."""

    taught: Taught
    points: Sequence[DataPoint]
    latest: str
    standing: Standing
    days_without: int

    @property
    def spark(self) -> SafeString:
        return sparkline([ChartPoint(on=point.on, value=point.score.score) for point in self.points])


@dataclass(frozen=True)
class CaseloadStudent:
    """`independent`: the four shares of the last four weeks in percent; None where nobody was prompted."""

    targets: Sequence[CaseloadTarget]
    independent: Percents | None

    @cached_property
    def worst(self) -> Standing | None:
        return worst([one.standing for one in self.targets])


def progress_of(students: Sequence[Student], at: datetime, today: date) -> dict[UUID, CaseloadStudent]:
    """By student id. Six queries, however many students, targets and sessions there are."""
    taught = taught_to(students, at)
    targets = [one.version.of_id for rows in taught.values() for one in rows]
    sittings = sittings_since(targets, today - WINDOW)
    calendars = _calendars(list(taught), today)
    return {pk: _student(rows, sittings, calendars.get(pk, ()), today) for pk, rows in taught.items()}


def _calendars(students: Sequence[UUID], today: date) -> dict[UUID, list[date]]:
    """School days of each student's school, up to today."""
    enrolments = enrolled_on(students, today)
    schools = {enrolment.school_id for enrolment in enrolments.values()}
    days = school_days(schools, today - WINDOW, today)
    return {pk: days[enrolment.school_id] for pk, enrolment in enrolments.items()}


def _student(
    rows: Sequence[Taught], sittings: dict[UUID, list[Sitting]], days: Sequence[date], today: date
) -> CaseloadStudent:
    found = [_progress(one, sittings.get(one.version.of_id, ()), days, today) for one in rows]
    of_all = [sitting for one in rows for sitting in sittings.get(one.version.of_id, ())]
    shares = shares_of(recent(of_all, today - RECENT))
    return CaseloadStudent(found, shares.percents if shares else None)


def _progress(one: Taught, sittings: Sequence[Sitting], days: Sequence[date], today: date) -> CaseloadTarget:
    found = points(one.version, sittings)
    # `days` are sorted, so what lies right of the last point is the number of school days since.
    without = len(days) - bisect_right(days, found[-1].on) if found else len(days)
    stands = standing(_values(one, found), _course(one, found), is_mastered=_mastered(one, found, today),
                      days_without=without)  # fmt: skip
    latest = one.version.teaching.show(found[-1].score) if found else ""
    drawn = [point for point in found if point.on >= today - DRAWN]
    return CaseloadTarget(one, drawn, latest, stands, without)


def _values(one: Taught, found: Sequence[DataPoint]) -> list[tuple[date, Decimal]]:
    teaching = one.version.teaching
    read = (
        (point.on, teaching.criterion.value(point.score, teaching.measure, teaching.settings))
        for point in found
        # Probes are never compared with teaching: only points of the purpose that the criterion judges.
        if point.purpose is teaching.criterion.purpose
    )
    return [(day, value) for day, value in read if value is not None]


def _course(one: Taught, found: Sequence[DataPoint]) -> Course:
    criterion = one.version.teaching.criterion
    aim = aim_of(one.version, found, one.phases, one.due)
    return Course(criterion.threshold, criterion.direction, aim, one.due)


def _mastered(one: Taught, found: Sequence[DataPoint], today: date) -> bool:
    """By its criterion; or in maintenance, while the latest point still meets it."""
    teaching, phase = one.version.teaching, phase_on(one.phases, today)
    # In maintenance the points since the phase began are few, and asking for the whole criterion again would
    # call a mastered target unmastered on its first day; there the latest point decides.
    if phase is None or phase.kind not in KEPT:
        return teaching.mastery(judged_points(found, one.phases)).holds
    values = [
        value
        for point in found
        if (value := teaching.criterion.value(point.score, teaching.measure, teaching.settings)) is not None
    ]
    return bool(values) and teaching.criterion.is_met_by(values[-1])
