from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import pghistory
from django.db import models
from django.utils.translation import gettext as _

from staff.dated import Dated, never_twice, starts_if_ever
from staff.ids import uuid7
from staff.models import School
from staff.permissions import Part
from staff.school_time import school_day
from students.models.linked import DatedLinkedQuerySet, StudentLinked
from students.models.student import Student


class EnrolmentQuerySet(DatedLinkedQuerySet):  # type: ignore[override]  # as in linked.py
    def of(self, student: Student, day: date) -> Enrolment | None:
        """Where the student is enrolled on `day`, with the school and its district."""
        found: Enrolment | None = (
            self.on(day).filter(student=student).select_related("school__parent").first()
        )
        return found

    def at(self, students: Iterable[Student | UUID], at: datetime) -> dict[UUID, Enrolment]:
        """Each student's enrolment at `at`, by the day that it is at that school. One query."""
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
