from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.ids import uuid7
from core.versions import Source
from iep.goals.models import Goal
from iep.plans.models import Plan
from iep.services.models import Service
from iep.supports.models import Support
from staff.models import User
from students.models import LinkedQuerySet, Student, StudentLinked

# What the words of an ending need, loaded by the same query
ENDED_PATHS = ("plan", "goal__plan", "service__plan", "support__plan")


class Ending(StudentLinked):
    """That a plan or a part of one ends: who decided, where it comes from. Nothing of it is deleted.

    `ends_at`: until when it is in force, where that was still to come when it was decided; None: it ended at
    once. What is drafted and published afterwards takes it up again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="endings")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="endings")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="endings")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="endings")
    support = models.ForeignKey(Support, models.PROTECT, null=True, blank=True, related_name="endings")
    title = models.CharField(max_length=200)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    source_date = models.DateField()
    source_with = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=False, goal=None, service=None, support=None)
                | Q(plan=None, goal__isnull=False, service=None, support=None)
                | Q(plan=None, goal=None, service__isnull=False, support=None)
                | Q(plan=None, goal=None, service=None, support__isnull=False),
                name="ending_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(source__in=[Source.MEETING, Source.AGREEMENT])
                & ~Q(source_with="")
                & ~Q(reason=""),
                name="ending_says_who_decided",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("at")), name="ending_at_once_or_ahead"
            ),
        ]
        triggers = append_only()

    @property
    def of(self) -> Plan | Goal | Service | Support:
        return self.plan or self.goal or self.service or self.support  # type: ignore[return-value]

    @property
    def until(self) -> datetime:
        """The first moment without it."""
        return self.ends_at or self.at

    @property
    def last_moment(self) -> datetime:
        return self.until - timedelta(microseconds=1)


class EndingTakenBack(StudentLinked):
    """That an ending was taken back before its day came: what was to end goes on."""

    STUDENT_PATH = "ending__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ending = models.OneToOneField(Ending, models.PROTECT, related_name="taken_back")
    reason = models.CharField(_("why"), max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="ending_taken_back_says_why")]
        triggers = append_only()
