from __future__ import annotations

from typing import Self, cast

from django.db import models
from django.db.models import F, Q

from datacollection.models.record import Record
from datacollection.models.session import Session
from iep.measures.trials import Response
from staff.append_only import append_only
from staff.permissions import Part
from students.models import LinkedQuerySet, StudentLinked


class Trial(StudentLinked):
    """One recorded response. Codes, not words, for there will be many millions: `iep.measures.trials`."""

    STUDENT_PATH = "session__student"
    PART = Part.DATA

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, db_column="id", related_name="trial"
    )
    session = models.ForeignKey(Session, models.PROTECT, related_name="trials")
    n = models.PositiveIntegerField()
    at = models.DateTimeField()
    response = models.SmallIntegerField()
    prompt = models.SmallIntegerField(null=True)
    prompter = models.SmallIntegerField(null=True)
    step = models.SmallIntegerField(null=True)
    item = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    seconds = models.DecimalField(max_digits=10, decimal_places=3, null=True)
    out_of = models.DecimalField(max_digits=12, decimal_places=3, null=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(response__range=(1, 11)), name="trial_response_known"),
            models.CheckConstraint(
                condition=Q(prompt=None) | Q(prompt__range=(0, 99)), name="trial_prompt_known"
            ),
            models.CheckConstraint(
                condition=Q(prompter=None) | Q(prompter__range=(0, 2)), name="trial_prompter_known"
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(seconds__gte=0), name="trial_seconds_not_negative"
            ),
            models.CheckConstraint(
                condition=~Q(response=Response.SCORED.value) | Q(value__isnull=False),
                name="trial_scored_has_value",
            ),
            models.CheckConstraint(
                condition=Q(out_of=None)
                | Q(value__isnull=False, value__gte=0, out_of__gt=0, value__lte=F("out_of")),
                name="trial_points_possible",
            ),
        ]
        triggers = append_only()


# Made by the person whose record it takes back, which has arrived: an undo may come before its target, so
# whose that is can only be asked when both are there. As SQL, for summaries ask it of every tap.
EFFECTIVE = """EXISTS (
  SELECT 1 FROM datacollection_record AS made, datacollection_record AS taken_back
   WHERE made.id = datacollection_correction.id AND taken_back.id = datacollection_correction.of
     AND made.actor_id = taken_back.actor_id)"""


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def effective(self) -> Self:
        """Those that count."""
        return cast("Self", self.extra(where=[EFFECTIVE]))  # noqa: S610 - a constant


class Correction(models.Model):
    """That a record does not count, or that another stands in its place. It may arrive before it."""

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, db_column="id", related_name="correction"
    )
    of = models.UUIDField(db_index=True)
    replacement = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        triggers = append_only()
