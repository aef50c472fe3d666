"""Which adults are on duty with a student, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from students.around import duty_links_of
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
    """Paras on duty with each student on `day`, by the clock. Three queries at most."""
    ids = [student.pk for student in students]
    links = [link for link in duty_links_of(ids) if link.assignment.holds_on(day) and link.duty.holds_on(day)]
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
