import pghistory
from django.contrib.postgres.fields import IntegerRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import Dated, never_two_places, starts_if_ever
from core.ids import uuid7
from staff.calendar.models import MINUTES_OF_A_DAY
from staff.models import Period, Rhythm
from staff.permissions import Part
from students.grounds.linked import DatedLinkedQuerySet, StudentLinked
from students.profile.models import Student


class SupportLevel(models.TextChoices):
    INDEPENDENT = "independent", _("Independent")
    TEACHER = "teacher", _("Teacher")
    PEER = "peer", _("Peer")
    SMALL_GROUP = "small_group", _("Small group")
    ADULT = "adult", _("Adult support")


class SupervisionLevel(models.TextChoices):
    """Safety, and separate from support: no analysis, solver or fade ever lowers it (rule 6)."""

    AS_FOR_ALL = "as_for_all", _("As for all students")
    CHECK = "check", _("Check regularly")
    LINE_OF_SIGHT = "line_of_sight", _("Line of sight")
    ARMS_REACH = "arms_reach", _("Arm's reach")
    TWO_ADULTS = "two_adults", _("Two adults")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class StudentBlock(StudentLinked, Dated):
    """A part of a student's school day, on one day of the week or of the rotation.

    `minutes` are those of the regular bells; on other bells the times of the period of the same name
    apply, and a block without a period keeps its own.
    """

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="blocks")
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.WEEK)
    day = models.PositiveSmallIntegerField(help_text="1 is Monday, or day 1 of the rotation")
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="+")
    # Stored beside the period, since the database excludes overlaps by them and cannot follow a period's
    # times.
    minutes = IntegerRangeField()
    place = models.CharField(max_length=80, blank=True)
    activity = models.CharField(max_length=120)
    materials = models.CharField(max_length=300, blank=True)
    vocabulary = models.CharField(max_length=300, blank=True)
    support_level = models.CharField(max_length=20, choices=SupportLevel)
    supervision_level = models.CharField(max_length=20, choices=SupervisionLevel)

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("block_support_known", "support_level", SupportLevel),
            one_of("block_supervision_known", "supervision_level", SupervisionLevel),
            one_of("block_rhythm_known", "rhythm", Rhythm),
            models.CheckConstraint(condition=models.Q(day__range=(1, 10)), name="block_day_sane"),
            models.CheckConstraint(condition=MINUTES_OF_A_DAY, name="block_within_a_day"),
            never_two_places("block_one_at_a_time", "student", "rhythm", "day"),
            starts_if_ever("block_starts"),
        ]
