"""A student came with the plan of another district: its services are given until the team decides (N2).

34 CFR 300.323(e): within a state, services comparable to those of the previous IEP until the new district
adopts that IEP or writes its own. (f): from another state, until an evaluation, if one is needed, and a new
IEP. Neither names a number of days.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.append_only import append_only
from core.choices import one_of
from core.ids import uuid7
from core.versions import Source
from iep.plans.models import PlanVersion
from staff.models import User
from students.models import LinkedQuerySet, Origin, StudentLinked


class HowEnded(models.TextChoices):
    ADOPTED = "adopted", _("Adopted")
    REPLACED = "replaced", _("Replaced by a new plan")


class ComparableQuerySet(LinkedQuerySet):
    def standing(self, at: datetime, day: date) -> Self:
        """Those that no decision has ended on `day`, of plans that are in force at `at`."""
        # Subqueries and not joins: a row with an end that is still to come must stay, and no row may come
        # twice.
        decided = ComparableEnd.objects.filter(of=OuterRef("pk"), takes_effect__lte=day)
        plan = PlanVersion.objects.at(at).filter(of=OuterRef("version__of"))
        return self.filter(~Exists(decided), Exists(plan))


class ComparableServices(StudentLinked):
    """`version`: the plan as the other district wrote it, entered here and in force since `since`."""

    STUDENT_PATH = "version__of__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.OneToOneField(PlanVersion, models.PROTECT, related_name="comparable")
    came_from = models.CharField(_("district that wrote the plan"), max_length=200)
    origin = models.CharField(_("where it is"), max_length=12, choices=Origin)
    since = models.DateField(_("services are given since"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ComparableQuerySet.as_manager()

    class Meta:
        constraints = [
            one_of("comparable_origin_known", "origin", Origin),
            models.CheckConstraint(condition=~Q(came_from=""), name="comparable_says_where"),
        ]
        triggers = append_only()

    def is_ended(self, day: date) -> bool:
        """Whether a decision that takes effect by `day` ended it."""
        # The reverse side of a one-to-one raises an AttributeError where there is no row: hence the default.
        end: ComparableEnd | None = getattr(self, "end", None)
        return end is not None and end.takes_effect <= day


class ComparableEnd(StudentLinked):
    """The team adopted the plan, or a meeting wrote a new one: once, and with its source."""

    STUDENT_PATH = "of__version__of__student"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    of = models.OneToOneField(ComparableServices, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=HowEnded)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    source_date = models.DateField()
    source_with = models.CharField(max_length=300)
    takes_effect = models.DateField()
    new = models.OneToOneField(PlanVersion, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LinkedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                # Whoever adopts a plan keeps it, so there is no new version; whoever replaces it names the
                # new one, which only a meeting can write.
                condition=Q(how=HowEnded.ADOPTED, new=None)
                | Q(how=HowEnded.REPLACED, new__isnull=False, source=Source.MEETING),
                name="comparable_end_how",
            ),
            models.CheckConstraint(
                # A teacher alone can end nothing that the law leaves to the team.
                condition=Q(source__in=[Source.MEETING, Source.AGREEMENT]) & ~Q(source_with=""),
                name="comparable_end_says_who_decided",
            ),
        ]
        triggers = append_only()
