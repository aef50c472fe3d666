"""A safety card looks wrong to whoever stands beside the student: they say so, and are answered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.append_only import append_only
from staff.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.models.linked import LinkedQuerySet, StudentLinked
from students.models.student import Student


class SafetyFlagQuerySet(LinkedQuerySet):
    def waiting(self) -> SafetyFlagQuerySet:
        """Those that nobody has answered, the oldest first."""
        return self.filter(answer=None).select_related("by").order_by("at", "pk")


class SafetyFlag(StudentLinked):
    """What somebody says is wrong. Everybody who sees the card may say it (P10)."""

    PART = Part.SAFETY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="safety_flags")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(_("what is wrong"), max_length=500)

    objects = SafetyFlagQuerySet.as_manager()

    class Meta:
        triggers = append_only()


class SafetyFlagAnswer(StudentLinked):
    """What was done about it, by somebody who writes the card."""

    STUDENT_PATH = "flag__student"
    PART = Part.SAFETY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    flag = models.OneToOneField(SafetyFlag, models.PROTECT, related_name="answer")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(_("answer"), max_length=500)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        triggers = append_only()
