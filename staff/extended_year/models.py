from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from core.dated import Dated, DatedQuerySet, never_twice, starts_if_ever
from core.ids import uuid7
from staff.calendar.models import BellSchedule
from staff.schools.models import School


class ExtendedYearQuerySet(DatedQuerySet):
    def next_at(self, school: UUID, day: date) -> ExtendedYear | None:
        """The one of this school (its id) that runs on `day` or comes next."""
        ahead = self.filter(school=school, during__endswith__gt=day)
        found: ExtendedYear | None = ahead.select_related("bell").order_by("during").first()
        return found


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class ExtendedYear(Dated):
    """Days of a school on which only those students are taught whose plan goes on then (N3).

    It stands beside the calendar, which still says "no school" on these days: for everybody else nothing
    changes. `weekdays`: 1 is Monday; `days_off`: dates that it leaves out. One that was taken back before it
    began has an empty range. Source: 34 CFR 300.106, extended school year services.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="extended_years")
    name = models.CharField(max_length=60)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    bell = models.ForeignKey(BellSchedule, models.PROTECT, related_name="+")
    days_off = ArrayField(models.DateField(), default=list, blank=True)

    objects = ExtendedYearQuerySet.as_manager()

    class Meta:
        constraints = [
            never_twice("extended_year_one_at_a_time", "school"),
            starts_if_ever("extended_year_starts"),
            models.CheckConstraint(condition=Q(during__upper_inf=False), name="extended_year_ends"),
            models.CheckConstraint(
                condition=Q(weekdays__len__gt=0, weekdays__contained_by=list(range(1, 8))),
                name="extended_year_has_weekdays",
            ),
        ]
        ordering = ["during"]

    def __str__(self) -> str:
        return self.name

    def is_day(self, day: date) -> bool:
        return self.holds_on(day) and day.isoweekday() in self.weekdays and day not in self.days_off

    def days(self) -> list[date]:
        """Each day of it, oldest first, whatever the calendar says of them."""
        if self.last_day is None:
            return []
        every = (self.starts + timedelta(days=n) for n in range((self.last_day - self.starts).days + 1))
        return [day for day in every if self.is_day(day)]
