from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from staff.ids import uuid7
from staff.names import Named
from staff.permissions import MAY, Act, Ground, Part, grounds_for

if TYPE_CHECKING:
    from staff.models import User


class StudentQuerySet(models.QuerySet["Student"]):
    def visible_to(
        self, user: User, at: datetime | None = None, *, part: Part = Part.GLANCE, act: Act = Act.SEE
    ) -> Self:
        """Students with whose `part` the user has a reason to `act` at `at` (now). Others see none."""
        from students import grounds

        condition = grounds.within(user, at, grounds_for(part, act))
        return self.none() if condition is None else self.filter(condition)

    def with_grounds(self, user: User, at: datetime | None = None) -> Self:
        """Each student with `grounds`: why this user may know of them, strongest first."""
        from students import grounds

        return self.annotate(grounds=grounds.as_array(user, at))

    def in_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class Student(Named):
    """A child or young adult whom the school serves."""

    grounds: list[str]  # set by with_grounds()

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # A roster does not bring it (demographics are not stored): who needs it writes it.
    birth_date = models.DateField(null=True, blank=True)
    picture = models.CharField(
        max_length=20, blank=True, help_text="A picture that stands for them on a recorder"
    )
    source = models.CharField(max_length=40, blank=True)
    source_id = models.CharField(max_length=200, blank=True)

    objects = StudentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~Q(source_id=""), name="student_source_once"
            ),
        ]

    def age_on(self, day: date) -> int | None:
        """Whole years; None where nobody wrote down when they were born."""
        born = self.birth_date
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def allows(self, part: Part, act: Act = Act.SEE) -> bool:
        """Whether one of this object's `grounds` allows `act` on `part`."""
        return any(act in MAY[Ground(g)].get(part, frozenset()) for g in self.grounds)
