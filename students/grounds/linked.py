"""Rows about a student: each says which part of the record it is, and is seen by that part's rule."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Self, cast

from django.db import models

from core.dated import DatedQuerySet
from staff.permissions import Act, Part

if TYPE_CHECKING:
    from staff.models import User


class StudentLinked(models.Model):
    """Abstract. `STUDENT_PATH` leads to the student; `PART` is what one must be allowed to see."""

    STUDENT_PATH: ClassVar[str] = "student"
    PART: ClassVar[Part] = Part.PLAN

    class Meta:
        abstract = True


class LinkedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, user: User, at: datetime | None = None, *, act: Act = Act.SEE) -> Self:
        """Rows of students whose `PART` the user may `act` on at `at` (now). Fails closed."""
        # Here, because students.profile.models imports this module.
        from students.profile.models import Student

        row = cast("type[StudentLinked]", self.model)
        students = Student.objects.visible_to(user, at, part=row.PART, act=act).values("pk")
        return self.filter(**{f"{row.STUDENT_PATH}__in": students})


# The stubs type as_manager by the class, so two bases always differ there.
class DatedLinkedQuerySet(LinkedQuerySet, DatedQuerySet):  # type: ignore[override]
    pass
