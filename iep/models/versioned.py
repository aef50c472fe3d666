"""A version of a part of a student's plan: seen by the student's rule, fixed once in force."""

from typing import Any, ClassVar

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


def paths_of(model: Any) -> tuple[str, ...]:
    """What to load beside versions of this model, so that they can be told of in words."""
    return model.STUDENT_PATH, *getattr(model, "NEEDS", ())


class PlanPart(StudentLinked, Version):
    """Abstract: a version that belongs to a student's plan."""

    LAYER: ClassVar[Layer]
    # What its words need beside its student, loaded by the same query
    NEEDS: ClassVar[tuple[str, ...]] = ()
    # Of a decision: columns that tell how adults do it, and so are the teacher's to change the same minute.
    TAUGHT: ClassVar[tuple[str, ...]] = ()

    objects = PlanPartQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = True
