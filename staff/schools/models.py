from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7

if TYPE_CHECKING:
    from staff.people.models import User


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Write one like America/Chicago."), params={"name": name}
        )


class SchoolQuerySet(models.QuerySet["School"]):
    def within(self, top: School) -> Self:
        """`top` itself and the schools of its district."""
        return self.filter(Q(pk=top.pk) | Q(parent=top.pk))

    def administered_by(self, user: User, at: datetime | None = None) -> Self:
        """Those that a person administers at `at` (now): a post at the district covers all its schools."""
        posts = user.posts(at) if user.is_active else []
        # As a plain word: staff.posts imports this module, so that Role cannot be imported here.
        tops = [post.school_id for post in posts if post.role == "administrator"]
        return self.filter(Q(pk__in=tops) | Q(parent__in=tops))


class School(models.Model):
    """A school, or the district above it (a row without a parent). Its zone decides what day it is."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    time_zone = models.CharField(max_length=64, default="America/Chicago", validators=[validate_time_zone])
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="schools")
    source = models.CharField(max_length=40, blank=True, help_text="The system that it was imported from")
    source_id = models.CharField(max_length=200, blank=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="school_not_its_own_parent"),
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="school_source_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def line(self) -> list[UUID]:
        """The ids that a rule of this school may stand under: itself, then its district."""
        return [self.pk, self.parent_id] if self.parent_id else [self.pk]
