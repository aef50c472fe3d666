from django.db import models
from django.utils.translation import gettext_lazy as _

from iep.models.target import Target
from staff.choices import one_of
from staff.dated import Dated, never_twice, starts_somewhere
from staff.ids import uuid7
from staff.models import User
from students.models import DatedLinkedQuerySet, StudentLinked


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
            never_twice("phase_one_at_a_time", "target"),
            starts_somewhere("phase_starts"),
        ]
        ordering = ["during"]
