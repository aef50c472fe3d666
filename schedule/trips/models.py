from __future__ import annotations

from datetime import datetime

import pghistory
import pgtrigger
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.append_only import append_only
from core.dated import bounded
from core.ids import uuid7
from staff.models import School, User
from staff.permissions import Part
from students.grounds.linked import LinkedQuerySet, StudentLinked

# A trigger, since a CHECK cannot look into the table of the trip's students.
OF_THE_TRIP = """
IF NOT EXISTS (
    SELECT 1 FROM schedule_tripstudent AS goes
    JOIN schedule_rollcall AS call ON call.trip_id = goes.trip_id
    WHERE call.id = NEW.call_id AND goes.student_id = NEW.student_id
) THEN
    RAISE EXCEPTION 'roll_mark_of_the_trip: this student is not on the trip'
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Trip(models.Model):
    """Chosen students and adults leave the school for a part of a day.

    `hours`: from when until when. `during`: when its adults may know of its students for it, from that day's
    first minute (or when it was made) until it ends. `lead`: the licensed teacher who answers for it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="trips")
    day = models.DateField()
    title = models.CharField(max_length=120)
    where = models.CharField(max_length=200)
    hours = DateTimeRangeField()
    # Two ranges: `hours` says where people are, `during` what they may know.
    during = DateTimeRangeField()
    lead = models.ForeignKey(User, models.PROTECT, related_name="trips_led")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    called_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(where=""), name="trip_has_words"),
            bounded("trip_hours_end", "hours"),
            # Whatever gives sight of students ends by itself.
            bounded("trip_access_ends", "during"),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None)
                | Q(called_off_at__isnull=False, called_off_by__isnull=False),
                name="trip_called_off",
            ),
        ]

    def is_open(self, at: datetime) -> bool:
        """Whether its adults may know of its students at `at`."""
        return self.called_off_at is None and at in self.during

    def is_over(self, at: datetime) -> bool:
        """Whether nothing of it is to come: it has ended, or was called off."""
        return self.called_off_at is not None or self.during.isempty or self.during.upper <= at


class TripStudent(StudentLinked):
    """This student goes along."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="students")
    student = models.ForeignKey("students.Student", models.PROTECT, related_name="trips")

    objects = LinkedQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        constraints = [models.UniqueConstraint(fields=["trip", "student"], name="trip_student_once")]


class TripAdult(models.Model):
    """This person answers for the students of the trip. `goes`: along; the teacher who leads may not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="adults")
    user = models.ForeignKey(User, models.PROTECT, related_name="trips")
    goes = models.BooleanField(default=True)

    class Meta:
        triggers = append_only()
        constraints = [models.UniqueConstraint(fields=["trip", "user"], name="trip_adult_once")]


class RollCall(models.Model):
    """Somebody counted the students. `where`: in free words, such as "at the bus"."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="calls")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    where = models.CharField(max_length=80)

    class Meta:
        triggers = append_only()
        constraints = [models.CheckConstraint(condition=~Q(where=""), name="roll_call_says_where")]


class RollMark(StudentLinked):
    """Whether one student was there when the roll was called."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    call = models.ForeignKey(RollCall, models.PROTECT, related_name="marks")
    student = models.ForeignKey("students.Student", models.PROTECT, related_name="+")
    is_here = models.BooleanField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="of_the_trip", when=pgtrigger.Before, operation=pgtrigger.Insert, func=OF_THE_TRIP
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["call", "student"], name="roll_mark_once")]
