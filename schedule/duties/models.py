import pghistory
from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import Dated, DatedQuerySet, never_two_places, starts_if_ever
from core.ids import uuid7
from staff.calendar.models import MINUTES_OF_A_DAY
from staff.models import Period, Rhythm, School, User
from staff.permissions import Part
from students.grounds.linked import LinkedQuerySet, StudentLinked
from students.team.models import Assignment


class DutyKind(models.TextChoices):
    SUPPORT = "support", _("With students")
    LUNCH = "lunch", _("Lunch duty")
    RECESS = "recess", _("Recess duty")
    BUS = "bus", _("Bus duty")
    TRANSITION = "transition", _("Transition duty")
    CLUB = "club", _("Club")
    ADVISORY = "advisory", _("Advisory")
    DATA_TIME = "data_time", _("Time for data and planning")
    OWN_LUNCH = "own_lunch", _("Own lunch")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Duty(Dated):
    """Where a para is: one place at one time. Several students may be served there together."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    para = models.ForeignKey(User, models.PROTECT, related_name="duties")
    school = models.ForeignKey(School, models.PROTECT, related_name="duties")
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=DutyKind, default=DutyKind.SUPPORT)
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.WEEK)
    day = models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = IntegerRangeField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("duty_kind_known", "kind", DutyKind),
            one_of("duty_rhythm_known", "rhythm", Rhythm),
            models.CheckConstraint(condition=models.Q(day__range=(1, 10)), name="duty_day_sane"),
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="duty_within_a_day"),
            # Across rhythms (Mondays against day 3 of the rotation) the action looks at the calendar.
            never_two_places("duty_one_place_at_a_time", "para", "rhythm", "day"),
            starts_if_ever("duty_starts"),
        ]
        verbose_name_plural = "duties"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent())
class DutyAssignment(StudentLinked):
    """This student is served in this duty."""

    STUDENT_PATH = "assignment__student"
    PART = Part.PLAN

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="serves")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="duties")

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "assignment"], name="duty_serves_once")]
