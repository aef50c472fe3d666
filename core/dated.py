"""Rows that hold from a day until a day. Ranges are `[)`: the upper day is the first one without."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def on(self, day: date) -> Self:
        """Rows that hold on `day`."""
        return self.filter(during__contains=day)


class Dated(models.Model):
    """An abstract row with `during`. Relations end; they are not deleted."""

    during = DateRangeField(_("from and until"))

    class Meta:
        abstract = True

    @property
    def starts(self) -> date:
        day: date = self.during.lower
        return day

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, or None while it has no end."""
        return last_day_of(self.during)

    @property
    def is_taken_back(self) -> bool:
        """Whether it was ended before it began. Such a row stays with an empty range, and never holds."""
        return bool(self.during.isempty)

    def holds_on(self, day: date) -> bool:
        return day in self.during

    def end(self, last: date) -> None:
        """Cut after `last`; taken back where it would have begun later. What ends earlier stays as it is."""
        self.during = ended(self.during, last)
        self.save(update_fields=["during"])


def last_day_of(during: DateRange) -> date | None:
    """The last day within, or None where there is no end."""
    # PostgreSQL keeps date ranges in the form [lower, upper), so the upper day is the first one outside.
    return during.upper - timedelta(days=1) if during.upper else None


def since(first: date, until: date | None = None) -> DateRange:
    """The range of `first` up to, not with, `until`."""
    return DateRange(first, until, "[)")


def through(first: date, last: date | None) -> DateRange:
    """The range of `first` to `last`, both included, as people say it."""
    return DateRange(first, last + timedelta(days=1) if last else None, "[)")


def both(one: DateRange, other: DateRange) -> DateRange:
    """The days that both hold; an empty range where there are none."""
    if one.isempty or other.isempty:
        return DateRange(empty=True)
    uppers = [day for day in (one.upper, other.upper) if day is not None]
    lower, upper = max(one.lower, other.lower), min(uppers, default=None)
    return DateRange(empty=True) if upper and upper <= lower else DateRange(lower, upper, "[)")


def starts_somewhere(name: str, field: str = "during") -> models.CheckConstraint:
    """A constraint: the range is not empty and has a beginning. An unbounded past is always a mistake."""
    # lower_inf is false for an empty range too, so that emptiness needs a test of its own.
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isempty": False}) & Q(**{f"{field}__lower_inf": False}), name=name
    )


def starts_if_ever(name: str, field: str = "during") -> models.CheckConstraint:
    """A constraint: the range has a beginning, or is empty (a row that was taken back before it held)."""
    return models.CheckConstraint(condition=Q(**{f"{field}__lower_inf": False}), name=name)


def ended(during: DateRange, last: date) -> DateRange:
    """`during` cut after `last`; empty where it would have begun later."""
    until = last + timedelta(days=1)
    # What ends earlier already must not be made longer by a cut.
    if during.isempty or (during.upper and during.upper <= until):
        return during
    return DateRange(empty=True) if until <= during.lower else DateRange(during.lower, until, "[)")


def never_twice(name: str, *same: str, field: str = "during") -> ExclusionConstraint:
    """A constraint: no two rows with equal `same` fields overlap in `field`, a range."""
    # In the database, because two transactions that each look first both find the time free. Plain columns
    # can be compared in it through the extension btree_gist. An empty range overlaps nothing, so that rows
    # which were taken back never stand in the way.
    return ExclusionConstraint(
        name=name,
        expressions=[(F(one), RangeOperators.EQUAL) for one in same] + [(F(field), RangeOperators.OVERLAPS)],
    )


def never_two_places(name: str, *same: str) -> ExclusionConstraint:
    """A constraint: no two rows with equal `same` fields overlap in minutes of the day *and* in dates."""
    return ExclusionConstraint(
        name=name,
        expressions=[(F(one), RangeOperators.EQUAL) for one in same]
        + [(F("minutes"), RangeOperators.OVERLAPS), (F("during"), RangeOperators.OVERLAPS)],
    )


def bounded(name: str, field: str) -> models.CheckConstraint:
    """A constraint: the range has two ends, or is empty. For access that must end by itself."""
    # Both tests are false for an empty range, which therefore passes.
    ends = {f"{field}__lower_inf": False, f"{field}__upper_inf": False}
    return models.CheckConstraint(condition=Q(**ends), name=name)


def taken_back_by_somebody(name: str) -> models.CheckConstraint:
    """A constraint: `taken_back_at` and `taken_back_by` are both set, or neither is."""
    neither, both = (Q(taken_back_at__isnull=none, taken_back_by__isnull=none) for none in (True, False))
    return models.CheckConstraint(condition=neither | both, name=name)
