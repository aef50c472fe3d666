from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from iep.endings.models import Ending, EndingTakenBack
from iep.fades.models import FadeStep
from iep.parts import PLAN_PARTS
from iep.versions.subjects import (
    SubjectLinked,
    known_subject,
    subject_of_the_student,
    version_models,
)
from staff.models import User
from students.models import LinkedQuerySet, Student, StudentLinked

# What an update may be of, by the kind that is stored: versions, and what else happens to a plan
SUBJECTS: dict[str, type[models.Model]] = {
    **version_models(),
    FadeStep.KIND: FadeStep,  # twice: that it holds now, and that its fade plan ended
    Ending.KIND: Ending,
    EndingTakenBack.KIND: EndingTakenBack,
}


class Urgency(models.TextChoices):
    ORDINARY = "ordinary", _("Plan update")
    SAFETY = "safety", _("Safety update")


class PlanUpdate(SubjectLinked):
    """What a para must know, with before and after (P9): of a new version, an ending, or one taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="plan_updates")
    title = models.CharField(max_length=200)
    # [[label, before, after], ...] in words, as they were when it was published
    changes = models.JSONField(default=list)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.ORDINARY)
    reason = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            known_subject("update_subject_known", SUBJECTS),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                # A fade step is told of when it begins and when its fade plan ends, so it alone may come
                # twice.
                condition=~Q(subject_kind=FadeStep.KIND),
                name="update_once_of_a_subject",
            ),
            one_of("update_urgency_known", "urgency", Urgency),
        ]
        triggers = [*append_only(), subject_of_the_student(SUBJECTS)]

    @property
    def place(self) -> int:
        """Its place among what was published with it: the plan, goals, targets, supports, the safety card."""
        kinds = [*PLAN_PARTS.keys(), FadeStep.KIND, Ending.KIND, EndingTakenBack.KIND]
        return kinds.index(self.subject_kind)


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
        # A record that a device sends twice, or a para assigned twice, must not make two receipts.
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
