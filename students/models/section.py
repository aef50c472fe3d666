import pghistory
from django.db import models
from django.db.models import Q

from staff.dated import Dated, never_twice, starts_if_ever
from staff.ids import uuid7
from staff.models import School, User
from staff.permissions import Part
from students.models.linked import DatedLinkedQuerySet, StudentLinked
from students.models.student import Student


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
            models.CheckConstraint(
                condition=Q(student__isnull=True, user__isnull=False)
                | Q(student__isnull=False, user__isnull=True),
                name="section_member_is_one",
            ),
            never_twice("section_student_once", "section", "student"),
            never_twice("section_user_once", "section", "user"),
            starts_if_ever("section_member_starts"),
        ]
