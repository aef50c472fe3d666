from __future__ import annotations

from typing import Self, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from datacollection.sync.models import Record
from iep.measures.trials import Response
from iep.models import Target, TargetVersion
from staff.models import User
from staff.permissions import Part
from students.models import LinkedQuerySet, Student, StudentLinked


class Purpose(models.TextChoices):
    TEACHING = "teaching", _("Teaching")
    PROBE = "probe", _("Probe")


class Counts(models.TextChoices):
    OWN = "own", _("On its own")
    TOGETHER = "together", _("Together with another observer's")
    AGREEMENT = "agreement", _("For agreement only")


class SessionSource(models.TextChoices):
    DEVICE = "device", _("Recorded live")
    PAPER = "paper", _("Typed in from paper")


class Session(StudentLinked):
    """One sitting of data on one target, under the version of the plan that was in force."""

    PART = Part.DATA

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, db_column="id", related_name="session"
    )
    # Its key is served by the index of (target, school_day).
    target = models.ForeignKey(Target, models.PROTECT, related_name="sessions", db_index=False)
    version = models.ForeignKey(TargetVersion, models.PROTECT, related_name="sessions")
    # Its key is served by the index of (student, recorder, school_day).
    student = models.ForeignKey(Student, models.PROTECT, related_name="sessions", db_index=False)
    recorder = models.ForeignKey(User, models.PROTECT, related_name="sessions")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.TEACHING)
    setting = models.CharField(max_length=80, blank=True)
    partner = models.CharField(max_length=80, blank=True)
    # Stored, for it is the date on the wall of the student's school: it cannot be computed from `began_at`
    # without knowing where the student was enrolled then.
    school_day = models.DateField()
    began_at = models.DateTimeField()
    occasion = models.UUIDField(null=True, blank=True)
    counts = models.CharField(max_length=10, choices=Counts, default=Counts.OWN)
    source = models.CharField(max_length=10, choices=SessionSource, default=SessionSource.DEVICE)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("session_purpose_known", "purpose", Purpose),
            one_of("session_counts_known", "counts", Counts),
            one_of("session_source_known", "source", SessionSource),
        ]
        indexes = [
            models.Index(fields=["target", "school_day"], name="session_target_day"),
            models.Index(fields=["student", "recorder", "school_day"], name="session_student_recorder_day"),
        ]
        triggers = append_only()


class MarkKind(models.TextChoices):
    PAUSE = "pause", _("Paused")
    RESUME = "resume", _("Resumed")
    END = "end", _("Ended")


class SessionMark(StudentLinked):
    """A pause, a resumption or the end of a session: what observed time is computed from."""

    STUDENT_PATH = "session__student"
    PART = Part.DATA

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, db_column="id", related_name="mark"
    )
    session = models.ForeignKey(Session, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=10, choices=MarkKind)
    at = models.DateTimeField()
    reason = models.CharField(max_length=40, blank=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("mark_kind_known", "kind", MarkKind),
            models.CheckConstraint(
                condition=Q(reason__in=["", "interrupted", "finished"]), name="mark_reason_known"
            ),
        ]
        triggers = append_only()


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
        # `extra` and not Exists(): the same text stands in the plain SQL of summaries, so that the rule has
        # one home.
        return cast("Self", self.extra(where=[EFFECTIVE]))  # noqa: S610 - a constant


class Correction(models.Model):
    """That a record does not count, or that another stands in its place. It may arrive before it."""

    record = models.OneToOneField(
        Record, models.PROTECT, primary_key=True, db_column="id", related_name="correction"
    )
    # No foreign key: an undo may arrive before what it takes back.
    of = models.UUIDField(db_index=True)
    replacement = models.UUIDField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        triggers = append_only()


class SessionSummary(StudentLinked):
    """What a session comes to. The only mutable table here: it can always be computed again."""

    STUDENT_PATH = "session__student"
    PART = Part.DATA

    session = models.OneToOneField(Session, models.PROTECT, primary_key=True, related_name="summary")
    ended_at = models.DateTimeField(null=True)
    observed_seconds = models.DecimalField(max_digits=10, decimal_places=3)
    n = models.PositiveIntegerField()
    numerator = models.DecimalField(max_digits=20, decimal_places=4)
    denominator = models.DecimalField(max_digits=20, decimal_places=4)
    score = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    evaluated = models.BooleanField()
    tallies = models.JSONField(default=dict)
    # Which version of the measure's formula made the numbers: after a change, recompute_summaries makes them
    # anew.
    calc_version = models.PositiveSmallIntegerField()
    calculated_at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()
