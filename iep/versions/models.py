"""A version of a part of a student's plan: seen by the student's rule, fixed once in force."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.versions import CLOSE_ONLY, KEEP, Version, VersionQuerySet
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


# A part of a plan is closed as every version is; but its end can be dated ahead, and while that has not come
# it can be moved or taken back.
END_AHEAD = """
IF upper(OLD.in_force) > clock_timestamp() AND NOT isempty(NEW.in_force)
   AND lower(NEW.in_force) = lower(OLD.in_force)
   AND (to_jsonb(NEW) - 'in_force') = (to_jsonb(OLD) - 'in_force') THEN RETURN NEW; END IF;
"""


class PlanPartVersion(StudentLinked, Version):
    """Abstract: a version that belongs to a student's plan."""

    LAYER: ClassVar[Layer]
    # Can it end by a decision of its own? A target is closed, an extended school year is decided anew.
    ENDS: ClassVar[bool] = False
    # What its words need beside its student, loaded by the same query
    NEEDS: ClassVar[tuple[str, ...]] = ()
    # Of a decision: columns that tell how adults do it, and so are the teacher's to change the same minute.
    TAUGHT: ClassVar[tuple[str, ...]] = ()

    objects = PlanPartQuerySet.as_manager()

    class Meta(Version.Meta):
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="close_only",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=END_AHEAD + CLOSE_ONLY,
            ),
            pgtrigger.Trigger(name="keep", when=pgtrigger.Before, operation=pgtrigger.Delete, func=KEEP),
        ]
