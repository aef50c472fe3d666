from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import Dated, DatedQuerySet, never_twice, starts_somewhere
from core.ids import uuid7
from staff.schools.models import School


class Role(models.TextChoices):
    PARA = "para", _("Paraprofessional")
    TEACHER = "teacher", _("Special education teacher")
    PROVIDER = "provider", _("Related service provider")
    GENED = "gened", _("General education teacher")
    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")
    SUBSTITUTE = "substitute", _("Substitute")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Post(Dated):
    """A role that a person has at a school, from a day until a day. A person can have several."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=Role)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("post_once_at_a_time", "user", "school", "role"),
            starts_somewhere("post_starts"),
            one_of("post_role_known", "role", Role),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.school}"
