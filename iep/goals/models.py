from django.db import models
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from iep.plans.models import Plan
from iep.publishing.triggers import of_the_team
from iep.versions.models import Layer, PlanPartVersion
from students.models import LinkedQuerySet, StudentLinked


class Goal(StudentLinked):
    """An annual goal. Its words stand in its versions."""

    STUDENT_PATH = "plan__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField(default=1)

    objects = LinkedQuerySet.as_manager()


class GoalVersion(PlanPartVersion):
    KIND = "goal"
    LAYER = Layer.IEP
    ENDS = True
    STUDENT_PATH = "of__plan__student"
    CONTENT = ("area", "condition", "behavior", "criterion", "baseline", "due_on", "objectives")

    of = models.ForeignKey(Goal, models.PROTECT, related_name="versions")
    area = models.CharField(_("area"), max_length=60)
    condition = models.CharField(_("condition"), max_length=300, blank=True)
    behavior = models.CharField(_("what the student will do"), max_length=300)
    criterion = models.CharField(_("how well, how often"), max_length=300)
    baseline = models.CharField(_("baseline"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"))
    # Short-term objectives or benchmarks, in their order: decided with the goal, so versioned with it.
    objectives = models.JSONField(_("short-term objectives"), default=list, blank=True)

    class Meta(PlanPartVersion.Meta):
        abstract = False
        triggers = [*PlanPartVersion.Meta.triggers, of_the_team("iep_goal")]

    def sentence(self) -> str:
        """The goal as a parent would read it."""
        start = f"{self.condition.rstrip(' ,')}, " if self.condition else ""
        # Whoever ended a field with a full stop must not get two of them in the sentence.
        does, how_well = self.behavior.rstrip(". "), self.criterion.rstrip(". ")
        words = f"{start}{self.of.plan.student.name} will {does}, {how_well}."
        return words[0].upper() + words[1:]
