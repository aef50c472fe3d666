"""The adults of a student: their language, how they are reached, what they may receive (F1)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.dated import Dated, starts_if_ever
from core.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.care.models import only_the_end
from students.grounds.linked import DatedLinkedQuerySet, LinkedQuerySet, StudentLinked
from students.profile.models import Student

WORDS = (
    "name", "relation", "language", "needs_interpreter", "channel", "reached_at", "may_receive",
    "decides_for", "order_on",
)  # fmt: skip


class Relation(models.TextChoices):
    PARENT = "parent", _("Parent")
    GUARDIAN = "guardian", _("Guardian")
    FOSTER_PARENT = "foster_parent", _("Foster parent")
    GRANDPARENT = "grandparent", _("Grandparent")
    OTHER = "other", _("Other adult")


class Channel(models.TextChoices):
    PHONE = "phone", _("Phone call")
    TEXT = "text", _("Text message")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    IN_PERSON = "in_person", _("In person")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class FamilyAdult(StudentLinked, Dated):
    """One adult, as it holds from a day on. What changes is another row, so that an older letter can be
    explained. Who may not receive records has an order with a date, and somebody who read it."""

    PART = Part.FAMILY
    CONTENT = WORDS

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="family")
    name = models.CharField(_("name"), max_length=120)
    relation = models.CharField(_("relation"), max_length=20, choices=Relation)
    language = models.CharField(_("language"), max_length=60)
    needs_interpreter = models.BooleanField(_("needs an interpreter"), default=False)
    channel = models.CharField(_("best reached by"), max_length=20, choices=Channel)
    reached_at = models.CharField(_("number or address"), max_length=200, blank=True)
    may_receive = models.BooleanField(_("may receive records"))
    decides_for = models.BooleanField(_("decides for the student after 18, by an order"), default=False)
    order_on = models.DateField(_("date of the order"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("reviewed by"))

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("family_relation_known", "relation", Relation),
            one_of("family_channel_known", "channel", Channel),
            starts_if_ever("family_adult_starts"),
            models.CheckConstraint(
                # Both are exceptions that somebody must have read in an order, and an order has a date.
                condition=Q(may_receive=True, decides_for=False) | Q(order_on__isnull=False),
                name="family_order_has_date",
            ),
        ]
        triggers = [only_the_end("student_id", *WORDS, "by_id")]

    def __str__(self) -> str:
        return self.name


class FamilyHopes(StudentLinked):
    """What the family hopes for and worries about, in their words; the newest row stands."""

    PART = Part.FAMILY

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="hopes")
    words = models.TextField(_("hopes and concerns"), max_length=2000, blank=True)
    are_shown = models.BooleanField(_("the family agrees that the team reads this"), default=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = append_only()
