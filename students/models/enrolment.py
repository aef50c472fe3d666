import pghistory
from django.db import models

from staff.dated import Dated, never_twice, starts_somewhere
from staff.ids import uuid7
from staff.models import School
from staff.permissions import Part
from students.models.linked import DatedLinkedQuerySet, StudentLinked
from students.models.student import Student


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Enrolment(StudentLinked, Dated):
    """A student at a school, in a grade, from a day until a day; one school at a time."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="enrolments")
    school = models.ForeignKey(School, models.PROTECT, related_name="enrolments")
    grade = models.CharField(max_length=10)

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [never_twice("enrolment_one_school", "student"), starts_somewhere("enrolment_starts")]
