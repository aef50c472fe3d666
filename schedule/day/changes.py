"""What is not as planned on one date: who is away, who covers for whom, who came in as a substitute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from core.once_a_page import once_a_page
from schedule.day.bells import Span
from schedule.day.calendar import SchoolDay
from schedule.day.spans import Hours
from schedule.models import Cover, DutyAssignment, PassBlock, StaffAbsence, StudentAbsence
from students.models import Assignment


@dataclass(frozen=True)
class Changes:
    """Of some people on one day. `absent`: minutes by person; `covers`: those that stand."""

    covers: tuple[Cover, ...] = ()
    absent: Mapping[UUID, list[Span]] = field(default_factory=dict)
    passes: tuple[PassBlock, ...] = ()

    @classmethod
    def load(cls, people: Collection[UUID], day: date) -> Changes:
        """Three queries: covers by these people or of their duties, absences, blocks of passes."""
        # Both ways: whom these people cover for, and who covers for them.
        covers = Cover.objects.standing(day).filter(Q(person__in=people) | Q(duty__para__in=people))
        blocks = (
            PassBlock.objects.filter(of__person__in=people, of__day=day, of__taken_back_at=None)
            .select_related("of__school", "block__period", "block__student")
            .order_by("block__student__sort_key", "pk")
        )
        return cls(
            tuple(covers.select_related("person", "duty__para")), absences_of(people, day), tuple(blocks)
        )

    def gone(self, duty: UUID, para: UUID, day: SchoolDay) -> list[Hours]:
        """When the para whose duty it is does not do it: they are away, or somebody else does."""
        # Wall-clock minutes become instants only with a school's day: the schools of a person may lie in two
        # zones.
        away = [day.instants(span) for span in self.absent.get(para, ())]
        return away + self.covered(duty, day)

    def covered(self, duty: UUID, day: SchoolDay) -> list[Hours]:
        """When somebody else does the duty."""
        return [day.instants(cover.span) for cover in self.covers if cover.duty_id == duty]

    def by(self, person: UUID) -> list[Cover]:
        return [cover for cover in self.covers if cover.person_id == person]


def absences_of(people: Collection[UUID] | QuerySet[Any, Any], day: date) -> dict[UUID, list[Span]]:
    """Minutes of `day` in which each of these people is away. One query."""
    found: dict[UUID, list[Span]] = defaultdict(list)
    for absence in StaffAbsence.objects.on(day).filter(person__in=people):
        found[absence.person_id].append(absence.span)
    return found


@once_a_page
def schedule_away(students: Collection[UUID], day: date) -> dict[UUID, list[Span]]:
    """Minutes of `day` in which each of these students is away. One query."""
    found: dict[UUID, list[Span]] = defaultdict(list)
    for absence in StudentAbsence.objects.on(day).filter(student__in=students):
        found[absence.student_id].append(absence.span)
    return found


def changes_around(students: Collection[UUID], day: date) -> Changes:
    """Changes of one day that concern the adults of these students: covers and absences. Two queries."""
    duties = DutyAssignment.objects.filter(assignment__student__in=students).values("duty")
    covers = Cover.objects.standing(day).filter(duty__in=duties).select_related("person", "duty__para")
    paras = Assignment.objects.on(day).filter(student__in=students).values("para")
    return Changes(tuple(covers), absences_of(paras, day))
