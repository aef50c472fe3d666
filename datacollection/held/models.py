from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from datacollection.sync.models import Device
from datacollection.sync.record_kinds import RECORD_KINDS
from staff.models import Post, Role, School, User
from staff.permissions import Act, Part
from students.models import LinkedQuerySet, Student, StudentLinked


class HeldQuerySet(LinkedQuerySet):
    def visible_to(self, user: User, at: datetime | None = None, *, act: Act = Act.SEE) -> Self:
        """By the student where one is known, and the part of the record that its kind belongs to; what names
        nobody is an administrator's to look at."""
        # Kinds of another part than DATA are seen by that part's rule. All others, and kinds that this
        # release does not know, go by DATA.
        parts = {kind.key: kind.part for kind in RECORD_KINDS if kind.part is not HeldRecord.PART}
        seen = self._of_students(user, at, HeldRecord.PART, act) & ~Q(kind__in=list(parts))
        for part in set(parts.values()):
            keys = [key for key, part_of_kind in parts.items() if part_of_kind is part]
            seen |= self._of_students(user, at, part, act) & Q(kind__in=keys)
        return self.filter(seen | self._of_nobody(user, at))

    def _of_students(self, user: User, at: datetime | None, part: Part, act: Act) -> Q:
        return Q(student__in=Student.objects.visible_to(user, at, part=part, act=act).values("pk"))

    def _of_nobody(self, user: User, at: datetime | None) -> Q:
        """By where the device or the person works; where neither is known, the district's to look at."""
        # A record that names no student could be about any of them, so no teacher sees it.
        if Role.ADMINISTRATOR not in user.roles(at):
            return Q(pk__in=[])
        schools = School.objects.administered_by(user, at)
        here = Q(device__in=Device.objects.filter(school__in=schools).values("pk")) | Q(
            actor__in=Post.objects.filter(school__in=schools).values("user")
        )
        # Neither person nor device has a school: only an administrator of the district as a whole can take it
        # on.
        if schools.filter(parent=None).exists():
            here |= Q(actor=None) & ~Q(device__in=Device.objects.exclude(school=None).values("pk"))
        return Q(student=None) & here

    def waiting(self) -> Self:
        """Not yet decided by a person, nor released by what it waited for."""
        return self.filter(resolutions=None)


class HeldRecord(StudentLinked):
    """A record that could not be accepted, raw and whole, with the reason: "needs a look" (rule 2)."""

    PART = Part.DATA

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Not unique: the same id may be held with other contents, and again for another reason.
    record_id = models.UUIDField()
    digest = models.BinaryField()
    # No foreign key: what is held may come from a device that never proved itself and so was never
    # registered.
    device = models.UUIDField(null=True)
    seq = models.BigIntegerField(null=True)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    student = models.ForeignKey(Student, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    # Bytes and not text: what a device sent may hold what PostgreSQL's text cannot (\u0000, lone surrogates).
    body = models.BinaryField()
    reason = models.CharField(max_length=40)
    # The session (or other record) that it waits for, where that would release it
    waits_for = models.UUIDField(null=True, db_index=True)
    made_at = models.DateTimeField(null=True)
    said_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()

    objects = HeldQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record_id", "digest", "reason"], name="held_once")]
        indexes = [models.Index(fields=["device", "seq"], name="held_device_seq")]
        triggers = append_only()

    @property
    def part(self) -> Part:
        """The part of the student's record that its kind belongs to; what was measured, where it has none."""
        kind = RECORD_KINDS.find(self.kind)
        return kind.part if kind else self.PART


class Outcome(models.TextChoices):
    RELEASED = "released", _("Counted after all")
    SET_ASIDE = "set_aside", _("Set aside")
    REPLACED = "replaced", _("Held for another reason since")


class HeldResolution(StudentLinked):
    """What became of a held record. `by` is empty where what it waited for arrived by itself."""

    STUDENT_PATH = "held__student"
    PART = Part.DATA

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    held = models.ForeignKey(HeldRecord, models.PROTECT, related_name="resolutions")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    why = models.CharField(max_length=300, blank=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            # One decision for each row: whoever decides second finds it taken, and nothing is counted twice.
            models.UniqueConstraint(fields=["held"], name="held_resolved_once"),
            one_of("held_outcome_known", "outcome", Outcome),
        ]
        triggers = append_only()
