"""A version of a part of a student's plan: seen by the student's rule, fixed once in force."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.versions import Version, VersionQuerySet
from students.models import LinkedQuerySet, StudentLinked


class Layer(models.TextChoices):
    """Who may change it: the IEP team with a source, or the teacher the same minute (P1)."""

    IEP = "iep", _("IEP decision")
    TEACHING = "teaching", _("Teaching plan")


class PlanPartQuerySet(LinkedQuerySet, VersionQuerySet):  # type: ignore[override]
    pass


class PlanPart(StudentLinked, Version):
    """Abstract: a version that belongs to a student's plan."""

    LAYER: ClassVar[Layer]

    objects = PlanPartQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = True
