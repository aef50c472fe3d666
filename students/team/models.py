from __future__ import annotations

from datetime import datetime
from typing import Self

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.choices import one_of
from core.dated import Dated, never_twice, starts_if_ever
from core.ids import uuid7
from staff.models import School, User
from staff.permissions import Part
from students.grounds.linked import DatedLinkedQuerySet, LinkedQuerySet, StudentLinked
from students.profile.models import Student


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
            # Only case managers: of teachers and providers there may be several at a time.
            ExclusionConstraint(
                name="membership_one_case_manager",
                expressions=[("student", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
                condition=Q(team_role=TeamRole.CASE_MANAGER),
            ),
            starts_if_ever("membership_starts"),
        ]


class Section(models.Model):
    """A class as the school schedules it: Grade 2 homeroom, Algebra 1 period 3."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="section_source_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class SectionMember(StudentLinked, Dated):
    """A student in a class, or a teacher of it."""

    PART = Part.GLANCE

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    section = models.ForeignKey(Section, models.PROTECT, related_name="members")
    student = models.ForeignKey(Student, models.PROTECT, null=True, blank=True, related_name="sections")
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="sections")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            # With both empty the row would be about nobody, with both filled in about two people.
            models.CheckConstraint(
                condition=Q(student__isnull=True, user__isnull=False)
                | Q(student__isnull=False, user__isnull=True),
                name="section_member_is_one",
            ),
            never_twice("section_student_once", "section", "student"),
            never_twice("section_user_once", "section", "user"),
            starts_if_ever("section_member_starts"),
        ]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Assignment(StudentLinked, Dated):
    """Why a para may see a student: this para, this student, under this supervising teacher, these dates.

    Where the para is at which time is a `Duty`; the two are joined by `DutyAssignment`.
    """

    PART = Part.PLAN

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    student = models.ForeignKey(Student, models.PROTECT, related_name="assignments")
    para = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    supervisor = models.ForeignKey(User, models.PROTECT, related_name="supervised_assignments")

    objects = DatedLinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(para=F("supervisor")), name="assignment_not_own_supervisor"),
            never_twice("assignment_once", "student", "para"),
            starts_if_ever("assignment_starts"),
        ]
