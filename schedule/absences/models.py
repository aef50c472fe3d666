from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.dated import Dated, DatedQuerySet, never_two_places, starts_if_ever
from core.ids import uuid7
from staff.calendar.models import MINUTES_OF_A_DAY
from staff.models import User
from staff.permissions import Part
from students.grounds.linked import DatedLinkedQuerySet, StudentLinked
from students.profile.models import Student

WHOLE_DAY = (0, 24 * 60)


class Away(Dated):
    """Abstract. Away on the days of `during`, each day from when until when; and who said so.

    Why somebody is away is nobody's business here, so that there is no place to write it. What was
    entered by mistake is taken back: `during` is then empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    minutes = IntegerRangeField(help_text="Of the wall clock; the whole day is 0 to 1440")
    # Free words: whoever called may have no account.
    told_by = models.CharField(max_length=120)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def span(self) -> tuple[int, int]:
        return self.minutes.lower, self.minutes.upper

    @property
    def is_whole_day(self) -> bool:
        return self.span == WHOLE_DAY


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class StaffAbsence(Away):
    """Somebody who works here is away: what they were to do must be covered."""

    person = models.ForeignKey(User, models.PROTECT, related_name="absences")

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="staff_absence_within_a_day"),
            models.CheckConstraint(condition=~Q(told_by=""), name="staff_absence_told"),
            # Morning and afternoon of one day may be two rows, the same minutes only one.
            never_two_places("staff_absence_once", "person"),
            starts_if_ever("staff_absence_starts"),
        ]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class StudentAbsence(StudentLinked, Away):
    """A student is away for whole days or a part: no data is due, and the para is free."""

    PART = Part.GLANCE

    student = models.ForeignKey(Student, models.PROTECT, related_name="absences")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="student_absence_within_a_day"),
            models.CheckConstraint(condition=~Q(told_by=""), name="student_absence_told"),
            never_two_places("student_absence_once", "student"),
            starts_if_ever("student_absence_starts"),
        ]
