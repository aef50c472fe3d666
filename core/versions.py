"""Immutable versions of anything that is prescribed.

A version is a draft while `in_force` is null. Once in force, nothing of it changes but its open end.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7


class EditConflict(Exception):
    """Somebody else published or saved in between; `theirs` is what stands now."""

    def __init__(self, theirs: Version | None) -> None:
        super().__init__("The plan changed while you were writing.")
        self.theirs = theirs


class Source(models.TextChoices):
    MEETING = "meeting", _("IEP team meeting")
    AGREEMENT = "agreement", _("Agreement without a meeting")
    TEACHING = "teaching", _("Teaching plan (no IEP decision)")


class VersionQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def published(self) -> Self:
        return self.filter(in_force__isnull=False)

    def drafts(self) -> Self:
        return self.filter(in_force__isnull=True)

    def at(self, moment: datetime | None = None) -> Self:
        """Versions in force at `moment` (now)."""
        return self.filter(in_force__contains=moment or timezone.now())


# Triggers, because a bulk update, a shell or psql passes by every check in Python. The rest of the row is
# compared as JSON, so that a column that is added later is protected too. The error code is the one that
# Django raises as IntegrityError.
CLOSE_ONLY = """
IF OLD.in_force IS NULL THEN RETURN NEW; END IF;
IF upper_inf(OLD.in_force) AND NEW.in_force IS NOT NULL AND lower(NEW.in_force) = lower(OLD.in_force)
   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;
RAISE EXCEPTION 'A version that was in force is not changed (%)', OLD.id
   USING ERRCODE = 'integrity_constraint_violation';
"""
KEEP = """
IF OLD.in_force IS NULL THEN RETURN OLD; END IF;
RAISE EXCEPTION 'A version that was in force is not deleted (%)', OLD.id
   USING ERRCODE = 'integrity_constraint_violation';
"""


class Version(models.Model):
    """Abstract. A concrete version adds `of` (a foreign key) and what it prescribes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.PositiveIntegerField()
    in_force = DateTimeRangeField(null=True, blank=True, editable=False)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    # Counts the saves of a draft: a form that was opened before somebody else's save is told so.
    revision = models.PositiveIntegerField(default=1, editable=False)
    source = models.CharField(max_length=12, choices=Source, blank=True, editable=False)
    source_date = models.DateField(null=True, blank=True, editable=False)
    source_with = models.CharField(max_length=300, blank=True, editable=False)
    reason = models.CharField(max_length=500, blank=True, editable=False)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The word for it where a row names a version by kind and id; each concrete version has its own.
    KIND: ClassVar[str]
    # What a version prescribes: field names that publishing compares and a plan update tells of.
    CONTENT: tuple[str, ...] = ()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="%(class)s_number_once"),
            # A draft has no range, so that no exclusion constraint could keep it to one.
            models.UniqueConstraint(fields=["of"], condition=Q(in_force=None), name="%(class)s_one_draft"),
            # Overlap is what is wrong: a version may end and the next one begin at the same instant.
            ExclusionConstraint(
                name="%(class)s_one_in_force",
                expressions=[(F("of"), RangeOperators.EQUAL), (F("in_force"), RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(in_force=None, published_by=None, published_at=None, source="")
                | Q(
                    in_force__isnull=False,
                    in_force__isempty=False,
                    in_force__lower_inf=False,
                    published_by__isnull=False,
                    published_at__isnull=False,
                    source__in=list(Source.values),
                ),
                name="%(class)s_published_says_who",
            ),
            models.CheckConstraint(
                # A teaching plan is no decision of the IEP team. The two others are, and say when and with
                # whom.
                condition=Q(source="")
                | Q(source=Source.TEACHING)
                | (Q(source_date__isnull=False) & ~Q(source_with="")),
                name="%(class)s_decision_says_when",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="close_only", when=pgtrigger.Before, operation=pgtrigger.Update, func=CLOSE_ONLY
            ),
            pgtrigger.Trigger(name="keep", when=pgtrigger.Before, operation=pgtrigger.Delete, func=KEEP),
        ]

    @property
    def is_draft(self) -> bool:
        return self.in_force is None

    @property
    def is_current(self) -> bool:
        return self.in_force is not None and timezone.now() in self.in_force

    def content(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.CONTENT}
