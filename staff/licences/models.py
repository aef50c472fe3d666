from __future__ import annotations

from datetime import date

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import last_day_of, never_twice, starts_somewhere
from core.ids import uuid7
from staff.people.models import User


class LicenceKind(models.TextChoices):
    SPECIAL_EDUCATION_TEACHER = "special_education_teacher", _("Special education teacher")
    DIRECTOR = "director", _("Director of special education and pupil services")
    AIDE = "aide", _("Special education program aide")
    GENERAL_TEACHER = "general_teacher", _("Teacher")
    INTERPRETER = "interpreter", _("Educational interpreter")
    RELATED_SERVICE = "related_service", _("Related service provider")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Licence(models.Model):
    """A licence of the state. `valid` may be open-ended; an end is the first day without it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="licences")
    kind = models.CharField(max_length=40, choices=LicenceKind)
    number = models.CharField(max_length=40, blank=True)
    valid = DateRangeField()
    renewal_applied = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            never_twice("licence_once_at_a_time", "user", "kind", field="valid"),
            starts_somewhere("licence_starts", "valid"),
            one_of("licence_kind_known", "kind", LicenceKind),
        ]

    @property
    def last_day(self) -> date | None:
        """The last day with it, or None where it has no end."""
        return last_day_of(self.valid)
