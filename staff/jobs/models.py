"""Work that is done behind the pages, as rows: the message to a worker is only a hint (decision 11)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.ids import uuid7
from staff.people.models import User
from staff.schools.models import School

# A message older than this is taken for lost. Shorter, and a long queue would fill with copies of itself.
LOST_AFTER = timedelta(minutes=5)


class JobState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class JobQuerySet(models.QuerySet["Job"]):
    def due(self, at: datetime | None = None) -> Self:
        """Jobs that may be claimed at `at` (now): their time has come, or their worker's has run out."""
        moment = at or timezone.now()
        return self.filter(
            Q(state=JobState.WAITING, run_after__lte=moment)
            | Q(state=JobState.RUNNING, lease_until__lte=moment)
        )

    def unheard(self, at: datetime) -> Self:
        """Due jobs about which no message was sent, or only one that is older than LOST_AFTER."""
        return self.due(at).filter(Q(sent_at=None) | Q(sent_at__lte=at - LOST_AFTER))

    def visible_to(self, user: User, at: datetime | None = None) -> Self:
        """An administrator sees the jobs of the own schools; everybody sees those they asked for."""
        if not user.is_active:
            return self.none()
        schools = School.objects.administered_by(user, at).values("pk")
        return self.filter(Q(school__in=schools) | Q(made_by=user))


class Job(models.Model):
    """One piece of work: of this kind, about this subject, for this period; done once, however often asked.

    `subject` and `period` are words of the kind (an id, “2026-W46”). `school`: whose administrators see it.
    A worker holds a lease (`lease_token` until `lease_until`), committed before it begins and checked when
    it ends: who lost it meanwhile leaves no trace.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)
    period = models.CharField(max_length=40, blank=True)
    edition = models.PositiveIntegerField(default=1)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    run_after = models.DateTimeField()
    lease_token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    error_code = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it failed, in words, without names")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0, help_text="0 while it is not known how much there is")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, editable=False, help_text="When a worker was last told of it")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("job_state_known", "state", JobState),
            # What makes it safe to enqueue again: the second row is a conflict, and is ignored.
            models.UniqueConstraint(fields=["kind", "subject", "period", "edition"], name="job_once"),
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, lease_token__isnull=False, lease_until__isnull=False)
                | (~Q(state=JobState.RUNNING) & Q(lease_token=None, lease_until=None)),
                name="job_lease_iff_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[JobState.DONE, JobState.FAILED], ended_at__isnull=False)
                | Q(state__in=[JobState.WAITING, JobState.RUNNING], ended_at=None),
                name="job_ended_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.FAILED) | ~Q(error_code=""), name="job_failed_says_why"
            ),
        ]
        indexes = [
            # Only open jobs: those that are over pile up, and no sweep ever asks for them.
            models.Index(
                fields=["run_after"],
                condition=Q(state__in=[JobState.WAITING, JobState.RUNNING]),
                name="job_open",
            ),
            models.Index(fields=["school", "-made_at"], name="job_of_school"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def percent(self) -> int | None:
        """Percent of the work that is done, 0 to 100; None while the total is not known."""
        return min(100, self.done * 100 // self.total) if self.total else None
