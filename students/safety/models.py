"""A safety card looks wrong to whoever stands beside the student: they say so, and are answered."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.ids import uuid7
from core.versions import Version, VersionQuerySet
from staff.models import User
from staff.permissions import Part
from students.grounds.linked import LinkedQuerySet, StudentLinked
from students.profile.models import Student


class SafetyCard(StudentLinked):
    """What every adult responsible for this student must know at once (P10)."""

    PART = Part.SAFETY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.OneToOneField(Student, models.PROTECT, related_name="safety_card")

    objects = LinkedQuerySet.as_manager()


class SafetyVersionQuerySet(LinkedQuerySet, VersionQuerySet):  # type: ignore[override]
    pass


class SafetyCardVersion(StudentLinked, Version):
    KIND = "safety"
    STUDENT_PATH = "of__student"
    PART = Part.SAFETY
    CONTENT = ("allergies", "seizures", "food", "elopement", "transfers", "devices", "pick_up")

    of = models.ForeignKey(SafetyCard, models.PROTECT, related_name="versions")
    allergies = models.TextField(_("allergies"), blank=True, max_length=1000)
    seizures = models.TextField(_("seizures and action plans"), blank=True, max_length=2000)
    food = models.TextField(_("food and swallowing"), blank=True, max_length=1000)
    elopement = models.TextField(_("leaving the area"), blank=True, max_length=1000)
    transfers = models.TextField(_("transfers and lifting"), blank=True, max_length=1000)
    devices = models.TextField(_("devices"), blank=True, max_length=1000)
    pick_up = models.TextField(_("who may pick up"), blank=True, max_length=1000)

    objects = SafetyVersionQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = False

    # What an adult must act on within seconds; the rest is good to know.
    ALARMS = ("allergies", "seizures", "food", "elopement", "transfers")

    def alarms(self) -> list[str]:
        """Labels of what is filled in and must be known at once."""
        return [str(self._meta.get_field(n).verbose_name) for n in self.ALARMS if getattr(self, n)]  # type: ignore[union-attr]

    def lines(self) -> list[tuple[str, str]]:
        """(label, words) of what is filled in, in the card's order."""
        fields = [self._meta.get_field(name) for name in self.CONTENT]
        return [(str(f.verbose_name), getattr(self, f.name)) for f in fields if getattr(self, f.name)]  # type: ignore[union-attr]


class SafetyFlagQuerySet(LinkedQuerySet):
    def waiting(self) -> SafetyFlagQuerySet:
        """Those that nobody has answered, the oldest first."""
        return self.filter(answer=None).select_related("by").order_by("at", "pk")


class SafetyFlag(StudentLinked):
    """What somebody says is wrong. Everybody who sees the card may say it (P10)."""

    PART = Part.SAFETY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="safety_flags")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(_("what is wrong"), max_length=500)

    objects = SafetyFlagQuerySet.as_manager()

    class Meta:
        triggers = append_only()


class SafetyFlagAnswer(StudentLinked):
    """What was done about it, by somebody who writes the card."""

    STUDENT_PATH = "flag__student"
    PART = Part.SAFETY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    flag = models.OneToOneField(SafetyFlag, models.PROTECT, related_name="answer")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(_("answer"), max_length=500)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        triggers = append_only()
