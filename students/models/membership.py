from __future__ import annotations

from datetime import datetime
from typing import Self

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from staff.choices import one_of
from staff.dated import never_twice, starts_if_ever
from staff.ids import uuid7
from staff.models import User
from staff.permissions import Part
from students.models.linked import LinkedQuerySet, StudentLinked
from students.models.student import Student


class TeamRole(models.TextChoices):
    CASE_MANAGER = "case_manager", _("Case manager")
    TEACHER = "teacher", _("Special education teacher")
    PROVIDER = "provider", _("Related service provider")


class Discipline(models.TextChoices):
    TEACHING = "teaching", _("Special education")
    SPEECH = "speech", _("Speech and language")
    OCCUPATIONAL = "occupational", _("Occupational therapy")
    PHYSICAL = "physical", _("Physical therapy")
    BEHAVIOR = "behavior", _("Behavior support")
    NURSING = "nursing", _("Nursing")
    PSYCHOLOGY = "psychology", _("Psychology")
    SOCIAL_WORK = "social_work", _("Social work")
    INTERPRETING = "interpreting", _("Educational interpreting")


class MembershipQuerySet(LinkedQuerySet):
    def at(self, moment: datetime | None = None) -> Self:
        return self.filter(during__contains=moment or timezone.now())


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Membership(StudentLinked):
    """A person on a student's team, to the minute: an opening with a reason lasts exactly its time."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="team")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    team_role = models.CharField(max_length=20, choices=TeamRole)
    discipline = models.CharField(max_length=20, choices=Discipline, blank=True)
    during = DateTimeRangeField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("membership_role_known", "team_role", TeamRole),
            models.CheckConstraint(
                condition=Q(team_role=TeamRole.PROVIDER, discipline__in=list(Discipline.values))
                | (~Q(team_role=TeamRole.PROVIDER) & Q(discipline="")),
                name="membership_discipline_iff_provider",
            ),
            never_twice("membership_once", "student", "user", "team_role"),
            ExclusionConstraint(
                name="membership_one_case_manager",
                expressions=[("student", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(team_role=TeamRole.CASE_MANAGER),
            ),
            starts_if_ever("membership_starts"),
        ]
