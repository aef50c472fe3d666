from __future__ import annotations

from datetime import datetime

import pghistory
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.append_only import append_only
from core.dated import bounded, taken_back_by_somebody
from core.ids import uuid7
from schedule.blocks.models import StudentBlock
from schedule.covers.models import StandingQuerySet
from staff.models import School, User
from staff.permissions import Part
from students.grounds.linked import LinkedQuerySet, StudentLinked


# History would keep what opens a pass beyond the pass itself.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["code", "pin"])
class Pass(models.Model):
    """A substitute's right to be with some students in named blocks of one day, and nothing else.

    `during`: from that day's first minute (or when it was made) until its last block ends. `code` stands on
    the printed page and finds the pass; `pin` is hashed, and is shown once.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="passes")
    school = models.ForeignKey(School, models.PROTECT, related_name="passes")
    teacher = models.ForeignKey(User, models.PROTECT, related_name="passes_supervised")
    day = models.DateField()
    permit = models.CharField(max_length=60)
    code = models.CharField(max_length=12, unique=True)
    pin = models.CharField(max_length=128)
    during = DateTimeRangeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            taken_back_by_somebody("pass_taken_back"),
            models.CheckConstraint(condition=~Q(permit=""), name="pass_has_permit"),
            # The database holds an end for whatever gives sight of students.
            bounded("pass_ends", "during"),
        ]
        verbose_name_plural = "passes"

    def is_over(self, at: datetime) -> bool:
        """Whether it opens nothing any more: taken back, or its last block has ended."""
        return self.taken_back_at is not None or self.during.isempty or self.during.upper <= at


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class PassBlock(StudentLinked):
    """A block of a student's day in which the substitute is with them."""

    STUDENT_PATH = "block__student"
    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Pass, models.PROTECT, related_name="blocks")
    block = models.ForeignKey(StudentBlock, models.PROTECT, related_name="+")

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "block"], name="pass_block_once")]


class PassTry(models.Model):
    """Somebody tried to sign in with a pass. Too many wrong ones close it (`schedule/passes/opening.py`)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.ForeignKey(Pass, models.PROTECT, related_name="tries")
    at = models.DateTimeField(default=timezone.now)
    was_right = models.BooleanField()

    class Meta:
        triggers = append_only()
