"""Which adults are on duty with a student, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from staff.models import Rhythm
from students.day.calendar import Calendar
from students.day.places import DutyToday, duty_of_day
from students.models import DutyAssignment, Student


@dataclass(frozen=True)
class Adult:
    para_id: UUID
    name: str
    begins: datetime
    ends: datetime
    place: str


def adults_on(
    students: Iterable[Student], day: date, calendar: Calendar | None = None
) -> dict[UUID, list[Adult]]:
    """Paras on duty with each student on `day`, by the clock. Three queries, however many students."""
    ids = [student.pk for student in students]
    links = list(
        DutyAssignment.objects.filter(
            Q(duty__rhythm=Rhythm.WEEK, duty__day=day.isoweekday()) | Q(duty__rhythm=Rhythm.CYCLE),
            assignment__student__in=ids,
            assignment__during__contains=day,
            duty__during__contains=day,
        ).select_related("duty__school", "duty__period", "assignment__para")
    )
    days = (calendar or Calendar(day)).of(link.duty.school for link in links)
    adults: dict[UUID, list[Adult]] = {pk: [] for pk in ids}
    for link in links:
        placed = duty_of_day(link.duty, [], days[link.duty.school_id])
        if isinstance(placed, DutyToday):
            adults[link.assignment.student_id].append(_adult(link, placed))
    for found in adults.values():
        found.sort(key=lambda adult: (adult.begins, adult.name))
    return adults


def _adult(link: DutyAssignment, placed: DutyToday) -> Adult:
    para = link.assignment.para
    return Adult(para.pk, para.name, placed.begins, placed.ends, placed.place)
