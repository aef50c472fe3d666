from django.db import models

from core.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.models import LinkedQuerySet, Student, StudentLinked


class DataView(StudentLinked):
    """When a teacher last viewed the data pages of a student. It changes, and can be computed again:
    the access log (`students.AccessRow`) holds each view."""

    PART = Part.DATA

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    teacher = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["teacher", "student"], name="data_view_once")]
