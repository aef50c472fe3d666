from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.ids import uuid7
from staff.models import School, User


class ImportState(models.TextChoices):
    WAITING = "waiting", _("Being checked")
    CHECKED = "checked", _("Waits for your decision")
    APPLYING = "applying", _("Being imported")
    APPLIED = "applied", _("Imported")
    REFUSED = "refused", _("Not imported: something in it is wrong")
    DROPPED = "dropped", _("Put aside")


class RosterImportQuerySet(models.QuerySet["RosterImport"]):
    def visible_to(self, user: User) -> Self:
        """Imports into districts that this person administers as a whole."""
        return self.filter(district__in=districts_of(user).values("pk"))


def districts_of(user: User) -> models.QuerySet[School]:
    """A roster speaks of all schools of a district: whoever looks after one of them cannot judge it."""
    return School.objects.administered_by(user).filter(parent=None)


class RosterImport(models.Model):
    """A roster that somebody sent: who, when, what was found in it, what was decided, what became of it.

    `file`: kept until it is imported, refused or put aside. `findings` (students.roster.outcome.Findings),
    `problems` and `decisions` are emptied of people when it is over; `counts` stay. `by` and `district` are
    empty where the operator did it at the command line, `district` while nobody knows it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    district = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    file = models.FileField(upload_to="rosters", blank=True, max_length=200)
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes, as it was sent")
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.WAITING)
    round = models.PositiveSmallIntegerField(default=1, help_text="How often it was checked")
    findings = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    problem_count = models.PositiveIntegerField(default=0)
    decisions = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    applied_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = RosterImportQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("roster_import_state_known", "state", ImportState),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "checked", "applying"], ended_at=None)
                | Q(state__in=["applied", "refused", "dropped"], ended_at__isnull=False),
                name="roster_import_over_since_when",
            ),
        ]
        indexes = [models.Index(fields=["district", "-made_at"], name="roster_import_of_district")]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None
