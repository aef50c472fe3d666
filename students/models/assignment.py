import pghistory
from django.db import models
from django.db.models import F, Q

from staff.dated import Dated, never_twice, starts_if_ever
from staff.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.models.linked import DatedLinkedQuerySet, StudentLinked
from students.models.student import Student


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Assignment(StudentLinked, Dated):
    """Why a para may see a student: this para, this student, under this supervising teacher, these dates.

    Where the para is at which time is a `Duty`; the two are joined by `DutyAssignment`.
    """

    PART = Part.PLAN

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="assignments")
    para = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="supervised_assignments")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(para=F("supervisor")), name="assignment_not_own_supervisor"),
            never_twice("assignment_once", "student", "para"),
            starts_if_ever("assignment_starts"),
        ]
