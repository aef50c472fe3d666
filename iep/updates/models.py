from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from iep.endings.models import Ending, EndingTakenBack
from iep.extended_year.models import ExtendedYearVersion
from iep.fades.models import FadeStep
from iep.goals.models import GoalVersion
from iep.plans.models import PlanVersion
from iep.services.models import ServiceVersion
from iep.supports.models import SupportVersion
from iep.targets.models import TargetVersion
from staff.models import User
from students.models import AboutVersion, LinkedQuerySet, SafetyCardVersion, Student, StudentLinked

VERSION_FIELDS = (
    "plan_version", "goal_version", "service_version", "target_version", "support_version",
    "extended_version", "about_version", "safety_version",
)  # fmt: skip
TOLD_OF = (*VERSION_FIELDS, "fade_step", "ending", "taken_back")


class Urgency(models.TextChoices):
    ORDINARY = "ordinary", _("Plan update")
    SAFETY = "safety", _("Safety update")


def exactly_one(fields: tuple[str, ...]) -> Q:
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return condition


class PlanUpdate(StudentLinked):
    """What a para must know, with before and after (P9): of a new version, an ending, or one taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="plan_updates")
    plan_version = models.OneToOneField(PlanVersion, models.PROTECT, null=True, blank=True)
    goal_version = models.OneToOneField(GoalVersion, models.PROTECT, null=True, blank=True)
    service_version = models.OneToOneField(ServiceVersion, models.PROTECT, null=True, blank=True)
    target_version = models.OneToOneField(TargetVersion, models.PROTECT, null=True, blank=True)
    support_version = models.OneToOneField(SupportVersion, models.PROTECT, null=True, blank=True)
    extended_version = models.OneToOneField(ExtendedYearVersion, models.PROTECT, null=True, blank=True)
    about_version = models.OneToOneField(AboutVersion, models.PROTECT, null=True, blank=True)
    safety_version = models.OneToOneField(SafetyCardVersion, models.PROTECT, null=True, blank=True)
    # Of a step that holds now, and of the end of its fade plan
    fade_step = models.ForeignKey(FadeStep, models.PROTECT, null=True, blank=True)
    ending = models.OneToOneField(Ending, models.PROTECT, null=True, blank=True)
    taken_back = models.OneToOneField(EndingTakenBack, models.PROTECT, null=True, blank=True)
    title = models.CharField(max_length=200)
    # [[label, before, after], ...] in words, as they were when it was published
    changes = models.JSONField(default=list)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.ORDINARY)
    reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=exactly_one(TOLD_OF), name="update_tells_of_one_version"),
            one_of("update_urgency_known", "urgency", Urgency),
        ]
        triggers = append_only()

    @property
    def place(self) -> int:
        """Its place among what was published with it: the plan, goals, targets, supports, the safety card."""
        return next(n for n, field in enumerate(TOLD_OF) if getattr(self, f"{field}_id") is not None)


class UpdateReceipt(StudentLinked):
    """That a para was given an update, and has acknowledged it. `record` is the device's own fact."""

    STUDENT_PATH = "update__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    update = models.ForeignKey(PlanUpdate, models.PROTECT, related_name="receipts")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    record = models.UUIDField(null=True, blank=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update", "user"], name="receipt_once")]


class UpdateQuestion(StudentLinked):
    """What a para asked of a plan update that they were given."""

    STUDENT_PATH = "update__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    update = models.ForeignKey(PlanUpdate, models.PROTECT, related_name="questions")
    text = models.CharField(_("question"), max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="question_says_something")]
        triggers = append_only()


class UpdateAnswer(StudentLinked):
    """The one answer to it, from somebody who writes the plan."""

    STUDENT_PATH = "question__update__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.OneToOneField(UpdateQuestion, models.PROTECT, related_name="answer")
    text = models.CharField(_("answer"), max_length=1000)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answer_says_something")]
        triggers = append_only()
