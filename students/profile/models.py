from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from core.dated import Dated, never_twice, starts_if_ever
from core.ids import uuid7
from core.names import Named
from staff.calendar.school_time import school_day
from staff.models import School
from staff.permissions import MAY, Act, Ground, Part, grounds_for
from students.grounds.linked import DatedLinkedQuerySet, StudentLinked

if TYPE_CHECKING:
    from staff.models import User


class StudentQuerySet(models.QuerySet["Student"]):
    def visible_to(
        self, user: User, at: datetime | None = None, *, part: Part = Part.GLANCE, act: Act = Act.SEE
    ) -> Self:
        """Students with whose `part` the user has a reason to `act` at `at` (now). Others see none."""
        # Here, because students.grounds.queries imports this module.
        from students.grounds import queries as grounds

        condition = grounds.within(user, at, grounds_for(part, act))
        return self.none() if condition is None else self.filter(condition)

    def with_grounds(self, user: User, at: datetime | None = None) -> Self:
        """Each student with `grounds`: why this user may know of them, strongest first."""
        from students.grounds import queries as grounds

        return self.annotate(grounds=grounds.as_array(user, at))

    def in_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class Student(Named):
    """A child or young adult whom the school serves."""

    grounds: list[str]  # set by with_grounds()

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # A roster does not bring it (demographics are not stored): who needs it writes it.
    birth_date = models.DateField(null=True, blank=True)
    picture = models.CharField(
        max_length=20, blank=True, help_text="A picture that stands for them on a recorder"
    )
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    objects = StudentQuerySet.as_manager()

    class Meta:
        constraints = [
            # Students whom no roster brought have no source id, and there may be any number of them.
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="student_source_once"
            ),
        ]

    def age_on(self, day: date) -> int | None:
        """Whole years; None where nobody wrote down when they were born."""
        born = self.birth_date
        if born is None:
            return None
        # The comparison is 1 until the birthday has come. Somebody born on Feb 29 turns on March 1.
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def allows(self, part: Part, act: Act = Act.SEE) -> bool:
        """Whether one of this object's `grounds` allows `act` on `part`."""
        return any(act in MAY[Ground(g)].get(part, frozenset()) for g in self.grounds)


class EnrolmentQuerySet(DatedLinkedQuerySet):  # type: ignore[override]  # as in linked.py
    def of(self, student: Student, day: date) -> Enrolment | None:
        """Where the student is enrolled on `day`, with the school and its district."""
        found: Enrolment | None = (
            self.on(day).filter(student=student).select_related("school__parent").first()
        )
        return found

    def at(self, students: Iterable[Student | UUID], at: datetime) -> dict[UUID, Enrolment]:
        """Each student's enrolment at `at`, by the day that it is at that school. One query."""
        # The day differs by the zone of the school, so that the last choice is made here, not in SQL.
        rows = self.filter(student__in=students).select_related("school__parent").order_by("during")
        return {row.student_id: row for row in rows if row.holds_on(school_day(row.school, at))}


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Enrolment(StudentLinked, Dated):
    """A student at a school, in a grade, from a day until a day; one school at a time."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="enrolments")
    school = models.ForeignKey(School, models.PROTECT, related_name="enrolments")
    grade = models.CharField(max_length=10)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [never_twice("enrolment_one_school", "student"), starts_if_ever("enrolment_starts")]

    def __str__(self) -> str:
        """Grade 3, Birch Bend Elementary; a roster may bring no grade."""
        if not self.grade:
            return str(self.school)
        return _("Grade %(grade)s, %(school)s") % {"grade": self.grade, "school": self.school}
