"""A supervising teacher's weekly report: editions that never change, and the signature that ends them."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.append_only import append_only
from core.ids import uuid7
from staff.models import Licence, Role, School, User
from supervision.reports.weeks import Week

# Triggers, because a CHECK cannot look at other rows; 23514 is check_violation.
AFTER_SIGNING = """
IF EXISTS (
    SELECT 1 FROM supervision_signature s JOIN supervision_report r ON r.id = s.report_id
     WHERE r.teacher_id = NEW.teacher_id AND r.week = NEW.week
) THEN
    RAISE EXCEPTION 'a signed report gets no further edition' USING ERRCODE = '23514';
END IF;
RETURN NEW;
"""
ONLY_THE_CURRENT = """
IF NOT EXISTS (
    SELECT 1 FROM supervision_report r
     WHERE r.id = NEW.report_id AND r.teacher_id = NEW.by_id AND NOT EXISTS (
        SELECT 1 FROM supervision_report n
         WHERE n.teacher_id = r.teacher_id AND n.week = r.week AND n.edition > r.edition)
) THEN
    RAISE EXCEPTION 'only the teacher signs, and only the current edition' USING ERRCODE = '23514';
END IF;
RETURN NEW;
"""


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User) -> Self:
        """One's own, and only with a post that may supervise: the report is the teacher's working paper."""
        if not user.roles() & {Role.TEACHER, Role.ADMINISTRATOR}:
            return self.none()
        return self.filter(teacher=user)

    def current(self) -> Self:
        """The newest edition of each teacher and week."""
        newer = self.model.objects.filter(
            teacher=OuterRef("teacher"), week=OuterRef("week"), edition__gt=OuterRef("edition")
        )
        return self.filter(~Exists(newer))

    def unsigned(self) -> Self:
        return self.filter(signature=None)


class Report(models.Model):
    """One edition. `numbers` were computed once, as of `as_of`; page and PDF show nothing else.

    `week`: its Monday. `students`: whom it tells of. `file`: its name in the storage, which names nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Its key is served by the unique index of (teacher, week, edition).
    teacher = models.ForeignKey(User, models.PROTECT, related_name="reports", db_index=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    week = models.DateField()
    edition = models.PositiveSmallIntegerField(default=1)
    as_of = models.DateTimeField()
    numbers = models.JSONField()
    # An array and not rows: editions never change, and names are looked up by these ids when it is shown.
    students = ArrayField(models.UUIDField(), default=list)
    file = models.CharField(max_length=100, unique=True)
    sha256 = models.CharField(max_length=64)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["teacher", "week", "edition"], name="report_edition_once"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="report_edition_counts_from_one"),
            models.CheckConstraint(condition=Q(week__iso_week_day=1), name="report_week_begins_on_monday"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="report_has_a_hash"),
        ]
        indexes = [models.Index(fields=["week"], name="report_week")]
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="not_after_signing",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=AFTER_SIGNING,
            ),
        ]

    @property
    def title(self) -> str:
        return _("Weekly report, week of %(day)s") % {"day": date_format(self.week, "M j, Y")}

    @property
    def school_week(self) -> Week:
        return Week(self.week)

    @property
    def period(self) -> str:
        """2026-W46"""
        return str(self.school_week)


class Signature(models.Model):
    """That the teacher reviewed this edition, on which licence. Nothing follows it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.OneToOneField(Report, models.PROTECT, related_name="signature")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    licence = models.ForeignKey(Licence, models.PROTECT, related_name="+")

    class Meta:
        triggers = [
            *append_only(),
            pgtrigger.Trigger(
                name="only_the_current",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ONLY_THE_CURRENT,
            ),
        ]
