from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.fields import DateTimeRangeField, IntegerRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.dated import bounded, never_twice, taken_back_by_somebody
from core.ids import uuid7
from schedule.absences.models import StaffAbsence
from schedule.duties.models import Duty
from staff.calendar.models import MINUTES_OF_A_DAY
from staff.models import User


class StandingQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def standing(self, day: date) -> Self:
        """Those of `day` that nobody took back."""
        return self.filter(day=day, taken_back_at=None)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Cover(models.Model):
    """On one day somebody else does a para's duty, or a part of it.

    `hours`: from when until when by the bells of that day, empty where it does not take place; told anew
    when the day changes. `during`: when the person may know of the duty's students for it: from that day's
    first minute, so that the plan is read before, until the hours end. `together`: two covers of one swap.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="covers")
    day = models.DateField()
    person = models.ForeignKey(User, models.PROTECT, related_name="covers")
    # Empty where nobody is away, as in a swap.
    absence = models.ForeignKey(StaffAbsence, models.PROTECT, null=True, blank=True, related_name="covers")
    together = models.UUIDField(null=True, blank=True)
    minutes = IntegerRangeField(help_text="The part of the day that is covered, by the wall clock")
    # Stored, because SQL must answer "now" for access; told anew when the calendar changes (`day/hours.py`).
    hours = DateTimeRangeField()
    during = DateTimeRangeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="cover_within_a_day"),
            bounded("cover_hours_end", "hours"),
            # Without an end a cover would open students for good.
            bounded("cover_access_ends", "during"),
            # By instants and not by minutes: duties of two schools may go by different bells. An empty range
            # overlaps nothing, so covers that were taken back stand in nobody's way.
            never_twice("cover_one_place_at_a_time", "person", field="hours"),
            never_twice("cover_duty_once_at_a_time", "duty", field="hours"),
            taken_back_by_somebody("cover_taken_back"),
        ]

    @property
    def span(self) -> tuple[int, int]:
        return self.minutes.lower, self.minutes.upper


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class StandIn(models.Model):
    """Who supervises in the place of a teacher on one day: another licensed teacher, never a para."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    teacher = models.ForeignKey(User, models.PROTECT, related_name="stood_in_for")
    day = models.DateField()
    person = models.ForeignKey(User, models.PROTECT, related_name="stands_in")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(teacher=F("person")), name="stand_in_is_somebody_else"),
            # One that was taken back leaves the place to another.
            models.UniqueConstraint(
                fields=["teacher", "day"], condition=Q(taken_back_at=None), name="stand_in_one_a_day"
            ),
            taken_back_by_somebody("stand_in_taken_back"),
        ]
