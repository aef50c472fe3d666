"""Which adults are on duty with a student, and when: those of that very day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schedule.day.calendar import Calendar, SchoolDay, calendar_of
from schedule.day.changes import Changes, changes_around
from schedule.day.places import DutyToday, blocks_of_day, duty_of_day
from schedule.day.spans import common, minus
from schedule.duties.queries import duty_links_of
from schedule.models import DutyAssignment, PassBlock
from students.models import Student


@dataclass(frozen=True)
class AdultOnDuty:
    """`instead_of`: whose duty it is, where they cover for somebody."""

    para_id: UUID
    name: str
    begins: datetime
    ends: datetime
    place: str
    instead_of: str = ""


def adults_on(
    students: Iterable[Student], day: date, calendar: Calendar | None = None
) -> dict[UUID, list[AdultOnDuty]]:
    """Who is on duty with each student on `day`, by the clock. Six queries at most."""
    ids = [student.pk for student in students]
    links = [link for link in duty_links_of(ids) if link.assignment.holds_on(day) and link.duty.holds_on(day)]
    passes = list(
        PassBlock.objects.filter(block__student__in=ids, of__day=day, of__taken_back_at=None).select_related(
            "of__person", "of__school", "block__period"
        )
    )
    # Asked together, so that each school's day is read once.
    schools = [*(link.duty.school for link in links), *(one.of.school for one in passes)]
    days = (calendar or calendar_of(day)).of(schools)
    changes = changes_around(ids, day)
    adults: dict[UUID, list[AdultOnDuty]] = {pk: [] for pk in ids}
    for link in links:
        adults[link.assignment.student_id] += _of_duty(link, days[link.duty.school_id], changes)
    for one in passes:
        adults[one.block.student_id] += _of_pass(one, days[one.of.school_id])
    for found in adults.values():
        found.sort(key=lambda adult: (adult.begins, adult.name))
    return adults


def _of_duty(link: DutyAssignment, day: SchoolDay, changes: Changes) -> list[AdultOnDuty]:
    """The para of the duty while they are there, and whoever covers for them."""
    placed, para = duty_of_day(link.duty, [], day), link.assignment.para
    if not isinstance(placed, DutyToday):
        return []
    whole = (placed.begins, placed.ends)
    found = [
        AdultOnDuty(para.pk, para.name, *piece, placed.place)
        for piece in minus(whole, changes.gone(link.duty_id, para.pk, day))
    ]
    for cover in changes.covers:
        # Cut to the duty: a cover may be noted for the whole day, and the duty lasts half an hour.
        part = common(whole, day.instants(cover.span)) if cover.duty_id == link.duty_id else None
        if part:
            found.append(AdultOnDuty(cover.person_id, cover.person.name, *part, placed.place, para.name))
    return found


def _of_pass(one: PassBlock, day: SchoolDay) -> list[AdultOnDuty]:
    blocks, _missing = blocks_of_day([one.block], day)
    person = one.of.person
    return [AdultOnDuty(person.pk, person.name, b.begins, b.ends, b.place) for b in blocks]
