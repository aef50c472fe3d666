from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.dated import never_twice
from core.ids import uuid7
from staff.people.models import User
from staff.schools.models import School


class Rhythm(models.TextChoices):
    WEEK = "week", _("Days of the week")
    CYCLE = "cycle", _("Days of the rotation")
    EXTENDED = "extended", _("Days of the extended school year")


class DayKind(models.TextChoices):
    SCHOOL = "school", _("School day")
    HALF = "half", _("Half day")
    OFF = "off", _("No school")


MINUTES_OF_A_DAY = (
    Q(minutes__isempty=False) & Q(minutes__startswith__gte=0) & Q(minutes__endswith__lte=24 * 60)
)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class BellSchedule(models.Model):
    """A named set of bells: regular, early release, testing."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="bell_schedules")
    name = models.CharField(max_length=60)
    is_regular = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="bell_name_once"),
            models.UniqueConstraint(fields=["school"], condition=Q(is_regular=True), name="bell_one_regular"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class Period(models.Model):
    """A period of a bell schedule; `minutes` counts from midnight. The name joins it to other bells."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    bell = models.ForeignKey(BellSchedule, models.PROTECT, related_name="periods")
    name = models.CharField(max_length=60)
    minutes = IntegerRangeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bell", "name"], name="period_name_once"),
            never_twice("period_never_overlaps", "bell", field="minutes"),
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="period_within_a_day"),
        ]
        ordering = ["minutes"]

    def __str__(self) -> str:
        return self.name


class CalendarDay(models.Model):
    """The kind and the bells of one date at one school. A date without a row is not a school day."""

    pk = models.CompositePrimaryKey("school_id", "date")
    school = models.ForeignKey(School, models.PROTECT, related_name="calendar")
    date = models.DateField()
    kind = models.CharField(max_length=10, choices=DayKind, default=DayKind.SCHOOL)
    cycle_day = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Day 1 to n of the rotation"
    )
    bell = models.ForeignKey(BellSchedule, models.PROTECT, null=True, blank=True)
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            one_of("calendar_kind_known", "kind", DayKind),
            models.CheckConstraint(
                condition=Q(kind=DayKind.OFF) | Q(bell__isnull=False), name="calendar_school_day_has_bells"
            ),
        ]

    @property
    def is_school(self) -> bool:
        return self.kind != DayKind.OFF


class CalendarChange(models.Model):
    """An act on the calendar: how many days between two became what, by whom. It is never changed.

    The days themselves keep no history of their own: their key of two columns cannot be tracked.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="calendar_changes")
    first = models.DateField()
    last = models.DateField()
    days = models.PositiveSmallIntegerField(help_text="How many days were changed")
    kind = models.CharField(max_length=10, choices=DayKind)
    bell = models.ForeignKey(BellSchedule, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            one_of("calendar_change_kind_known", "kind", DayKind),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="calendar_change_in_order"),
        ]
        triggers = append_only()
        ordering = ["-at", "-pk"]
