from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from iep.models.update import PlanUpdate
from staff.append_only import append_only
from staff.ids import uuid7
from staff.models import User
from students.models import LinkedQuerySet, StudentLinked


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
