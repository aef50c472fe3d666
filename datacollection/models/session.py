from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from datacollection.models.record import Record
from iep.models import Target, TargetVersion
from staff.append_only import append_only
from staff.choices import one_of
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
    target = models.ForeignKey(Target, models.PROTECT, related_name="sessions", db_index=False)
    version = models.ForeignKey(TargetVersion, models.PROTECT, related_name="sessions")
    # Its key is served by the index of (student, recorder, school_day).
    student = models.ForeignKey(Student, models.PROTECT, related_name="sessions", db_index=False)
    recorder = models.ForeignKey(User, models.PROTECT, related_name="sessions")
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.TEACHING)
    setting = models.CharField(max_length=80, blank=True)
    partner = models.CharField(max_length=80, blank=True)
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
