from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import Dated, never_twice, starts_somewhere
from core.ids import uuid7
from iep.goals.models import Goal
from iep.publishing.triggers import of_discipline
from iep.targets.teaching import Teaching
from iep.versions.models import Layer, PlanPartQuerySet, PlanPartVersion
from staff.models import User
from students.models import DatedLinkedQuerySet, Discipline, LinkedQuerySet, Student, StudentLinked


class Direction(models.TextChoices):
    INCREASE = "increase", _("More is better")
    DECREASE = "decrease", _("Less is better")


class Target(StudentLinked):
    """The smallest thing that data is taken on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="targets")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="targets")
    discipline = models.CharField(max_length=20, choices=Discipline, default=Discipline.TEACHING)
    position = models.PositiveSmallIntegerField(default=1)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("target_discipline_known", "discipline", Discipline),
            models.CheckConstraint(
                # Both or neither: a target that is closed names who closed it.
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="target_closed_by_somebody",
            ),
        ]

    def is_open(self, at: datetime) -> bool:
        return self.closed_at is None or at < self.closed_at


class TargetVersionQuerySet(PlanPartQuerySet):  # type: ignore[override]
    def taught_at(self, at: datetime) -> Self:
        """How each open target is taught at `at`, in the order of the plan, with its goal and student."""
        # The same question as Target.is_open, asked in SQL: closed from `closed_at` on, that moment included.
        open_targets = Q(of__closed_at=None) | Q(of__closed_at__gt=at)
        in_order = self.at(at).filter(open_targets).select_related("of__goal", "of__student")
        return in_order.order_by("of__goal__position", "of__position", "of")


class TargetVersion(PlanPartVersion):
    """How it is taught and measured. Each JSON field is read by one frozen dataclass of `iep.measures`."""

    KIND = "target"
    LAYER = Layer.TEACHING
    STUDENT_PATH = "of__student"
    NEEDS = ("of__goal__plan",)
    CONTENT = (
        "name", "statement", "measure", "direction", "prompting", "ladder", "criterion", "data_plan", "steps",
        "items", "settings",
    )  # fmt: skip

    of = models.ForeignKey(Target, models.PROTECT, related_name="versions")
    name = models.CharField(_("short name"), max_length=60)
    statement = models.CharField(_("what to do and what counts"), max_length=500)
    measure = models.CharField(_("measure"), max_length=40)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.INCREASE)
    prompting = models.JSONField(_("prompting"))
    ladder = models.JSONField(_("prompt levels"))
    criterion = models.JSONField(_("mastery criterion"))
    data_plan = models.JSONField(_("data plan"))
    steps = models.JSONField(_("steps"), default=list, blank=True)
    items = models.JSONField(_("items"), default=list, blank=True)
    settings = models.JSONField(_("settings of the measure"), default=dict, blank=True)

    objects = TargetVersionQuerySet.as_manager()  # type: ignore[misc]

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_discipline("iep_target")]
        constraints = [
            *PlanPartVersion.Meta.constraints,
            one_of("target_direction_known", "direction", Direction),
        ]

    @cached_property
    def teaching(self) -> Teaching:
        """The JSON above, read. Raises LookupError or ValueError, in words."""
        return Teaching.of(self)


class PhaseKind(models.TextChoices):
    BASELINE = "baseline", _("Baseline")
    INTERVENTION = "intervention", _("Intervention")
    MAINTENANCE = "maintenance", _("Maintenance")
    GENERALIZATION = "generalization", _("Generalization check")


class Phase(StudentLinked, Dated):
    """A stretch of days of one target; a session's phase follows from its date."""

    STUDENT_PATH = "target__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    target = models.ForeignKey(Target, models.PROTECT, related_name="phases")
    kind = models.CharField(max_length=20, choices=PhaseKind)
    label = models.CharField(max_length=80)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("phase_kind_known", "kind", PhaseKind),
            # The phase of a session follows from its date, so a day can have only one.
            never_twice("phase_one_at_a_time", "target"),
            starts_somewhere("phase_starts"),
        ]
        ordering = ["during"]
