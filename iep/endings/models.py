from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.ids import uuid7
from core.versions import Source
from iep.parts import PLAN_PARTS
from iep.versions.subjects import (
    SubjectLinked,
    known_subject,
    rows_by_kind,
    subject_of_the_student,
    version_models,
)
from staff.models import User
from students.models import LinkedQuerySet, Student, StudentLinked

# What can end, by the kind that is stored: a plan, a goal, a service, a support
SUBJECTS: dict[str, type[models.Model]] = {
    kind: model._meta.get_field("of").remote_field.model  # type: ignore[misc]
    for kind, model in version_models().items()
    if getattr(model, "ENDS", False)
}


class Ending(SubjectLinked):
    """That a plan or a part of one ends: who decided, where it comes from. Nothing of it is deleted.

    `ends_at`: until when it is in force, where that was still to come when it was decided; None: it ended at
    once. What is drafted and published afterwards takes it up again.
    """

    KIND = "ending"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="endings")
    title = models.CharField(max_length=200)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    source_date = models.DateField()
    source_with = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            known_subject("ending_subject_known", SUBJECTS),
            models.CheckConstraint(
                # An ending is a decision: the teaching plan alone cannot end what was promised
                # (docs/rules.md, P1).
                condition=Q(source__in=[Source.MEETING, Source.AGREEMENT])
                & ~Q(source_with="")
                & ~Q(reason=""),
                name="ending_says_who_decided",
            ),
            models.CheckConstraint(
                # An end in the past would say that something was not in force which people worked by.
                condition=Q(ends_at=None) | Q(ends_at__gt=F("at")),
                name="ending_at_once_or_ahead",
            ),
        ]
        triggers = [*append_only(), subject_of_the_student(SUBJECTS)]

    @cached_property
    def of(self) -> Any:
        """What ends, with its plan; `load_ended` asks for many at once."""
        return PLAN_PARTS.get(self.subject_kind).things().get(pk=self.subject_id)

    @property
    def until(self) -> datetime:
        """The first moment without it."""
        return self.ends_at or self.at

    @property
    def last_moment(self) -> datetime:
        # The end is exclusive: the instant before it lies on the last day, in whatever zone it is shown.
        return self.until - timedelta(microseconds=1)


def load_ended(endings: Iterable[Ending]) -> None:
    """Set `of` on each ending: the thing that ends, with its plan. One query for each kind of thing."""
    for kind, rows in rows_by_kind(endings).items():
        # No foreign key leads from a kind and an id, so select_related cannot load these.
        things = PLAN_PARTS.get(kind).things().in_bulk([row.subject_id for row in rows])
        for row in rows:
            row.of = things[row.subject_id]


class EndingTakenBack(StudentLinked):
    """That an ending was taken back before its day came: what was to end goes on."""

    KIND = "taken_back"
    STUDENT_PATH = "ending__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    ending = models.OneToOneField(Ending, models.PROTECT, related_name="taken_back")
    reason = models.CharField(_("why"), max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="ending_taken_back_says_why")]
        triggers = append_only()
