from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from iep.measures.words import joined
from iep.plans.models import Plan
from iep.publishing.triggers import of_the_team
from iep.versions.describing import day
from iep.versions.models import Layer, PlanPartVersion
from students.models import LinkedQuerySet, Student, StudentLinked


class ExtendedReason(models.TextChoices):
    """What a team weighs. No one of them alone decides (34 CFR 300.106)."""

    REGRESSION = "regression", _("Loses skills over breaks and takes long to get them back")
    CRITICAL_POINT = "critical_point", _("At a critical point of instruction")
    EMERGING_SKILL = "emerging_skill", _("A skill is just emerging")
    OTHER = "other", _("Another reason")


class ExtendedYearDecision(StudentLinked):
    """Whether a student is taught in the extended school year; each time it is decided is a version."""

    STUDENT_PATH = "plan__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.OneToOneField(Plan, models.PROTECT, related_name="extended_year")

    objects = LinkedQuerySet.as_manager()

    @property
    def student(self) -> Student:
        return self.plan.student


class ExtendedYearVersion(PlanPartVersion):
    """Needed or not, why, from when until when, and what goes on then.

    `targets`, `services`: [{"id": text, "name": as it was called when it was decided}, ...]. They are words
    of the version: nothing that is renamed or closed later changes what the team decided.
    """

    KIND = "extended_year"
    LAYER = Layer.IEP
    STUDENT_PATH = "of__plan__student"
    CONTENT = ("needed", "reasons", "why", "starts_on", "ends_on", "targets", "services")

    of = models.ForeignKey(ExtendedYearDecision, models.PROTECT, related_name="versions")
    needed = models.BooleanField(_("needed"))
    reasons = ArrayField(models.CharField(max_length=20, choices=ExtendedReason), default=list, blank=True)
    why = models.CharField(_("why"), max_length=1000)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    targets = models.JSONField(_("targets that go on"), default=list, blank=True)
    services = models.JSONField(_("services that go on"), default=list, blank=True)

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_the_team("iep_extendedyeardecision")]
        constraints = [
            *PlanPartVersion.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reasons__contained_by=list(ExtendedReason.values)), name="extended_reasons_known"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="extended_says_why"),
            models.CheckConstraint(
                # Needed: dates, a reason, and at least one target or service. Not needed: none of them, only
                # the why.
                condition=Q(needed=False, starts_on=None, ends_on=None, targets=[], services=[])
                | (
                    Q(needed=True, starts_on__isnull=False, ends_on__isnull=False, reasons__len__gt=0)
                    & Q(ends_on__gte=F("starts_on"))
                    & (~Q(targets=[]) | ~Q(services=[]))
                ),
                name="extended_says_what_goes_on",
            ),
        ]

    @property
    def target_ids(self) -> frozenset[UUID]:
        # JSON has no UUID: ids are stored as text, and compared as UUIDs.
        return frozenset(UUID(row["id"]) for row in self.targets)

    def holds_on(self, day: date) -> bool:
        return bool(self.needed and self.starts_on and self.ends_on and self.starts_on <= day <= self.ends_on)

    def sentence(self) -> str:
        """The decision as a parent would read it."""
        if not self.needed or self.starts_on is None or self.ends_on is None:
            return gettext("The team decided that no extended school year is needed: %(why)s") % {
                "why": self.why
            }
        parts = [row["name"] for row in (*self.services, *self.targets)]
        return gettext("Extended school year from %(starts)s to %(ends)s: %(parts)s.") % {
            "starts": day(self.starts_on),
            "ends": day(self.ends_on),
            "parts": joined(parts),
        }
