"""A student comes, goes to another school of the district, or leaves it (N2). The data stays one line."""

from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import taken_back_by_somebody
from core.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.care.models import only_the_end
from students.grounds.linked import LinkedQuerySet, StudentLinked
from students.profile.models import Enrolment, Student


class TransferKind(models.TextChoices):
    ARRIVE = "arrive", _("Comes to the district")
    MOVE = "move", _("Moves to another school")
    LEAVE = "leave", _("Leaves the district")


class Origin(models.TextChoices):
    """Where a plan that a student brings was written: the two cases of 34 CFR 300.323(e) and (f)."""

    IN_STATE = "in_state", _("Another district of this state")
    OTHER_STATE = "other_state", _("Another state")


class TransferQuerySet(LinkedQuerySet):
    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(taken_back_at=None)

    def planned(self, day: date) -> Self:
        """Moves and leavings that take place after `day`, the next first."""
        found = self.standing().filter(first__gt=day).exclude(kind=TransferKind.ARRIVE)
        return found.order_by("first", "pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Transfer(StudentLinked):
    """`first`: the first day at the new school, or the first without one.

    `ended`: what was cut short with it, and how it was before (`students.moves.endings`), so that one planned
    ahead can be taken back. `where`: from where they come, or where they go, if somebody wrote it down.
    """

    PART = Part.PLAN

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="transfers")
    kind = models.CharField(max_length=10, choices=TransferKind)
    old = models.ForeignKey(Enrolment, models.PROTECT, null=True, blank=True, related_name="+")
    new = models.ForeignKey(Enrolment, models.PROTECT, null=True, blank=True, related_name="+")
    first = models.DateField()
    where = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=12, choices=Origin, blank=True)
    ended = models.JSONField(default=list)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("transfer_kind_known", "kind", TransferKind),
            models.CheckConstraint(
                # Only who arrives brings a plan from elsewhere, so that the other kinds have no origin.
                condition=Q(kind=TransferKind.ARRIVE, old=None, new__isnull=False)
                | Q(kind=TransferKind.MOVE, old__isnull=False, new__isnull=False, origin="")
                | Q(kind=TransferKind.LEAVE, old__isnull=False, new=None, origin=""),
                name="transfer_from_and_to",
            ),
            models.CheckConstraint(
                condition=Q(origin="") | (Q(origin__in=list(Origin.values)) & ~Q(where="")),
                name="transfer_origin_says_where",
            ),
            # Two who end the same enrolment at once are told apart here; one that was taken back does not
            # count.
            models.UniqueConstraint(
                fields=["old"], condition=Q(taken_back_at=None), name="transfer_once_from_a_school"
            ),
            taken_back_by_somebody("transfer_taken_back"),
        ]
        triggers = [
            # A transfer is a fact: once it is said, only who took it back and when is still written.
            only_the_end(
                "student_id", "kind", "old_id", "new_id", "first", "where", "origin", "ended", "by_id", "at"
            )
        ]
