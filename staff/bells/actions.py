"""Bell schedules. The bells of a day that is past are not changed under it: another schedule follows them.

Blocks and duties find their period by its name on whatever bells ring, so a schedule that follows moves
them along (A7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone
from django.utils.translation import gettext as _
from pghistory.models import Event

from core.checks import fail, say, told
from core.verbs import verb
from staff import access
from staff.calendar.actions import after_days
from staff.calendar.school_time import school_day
from staff.models import BellSchedule, CalendarDay, Period, School, User

Span = tuple[int, int]  # minutes from midnight


@dataclass(frozen=True)
class BellTimes:
    """A schedule in words: its name, and each period's minutes by its name."""

    name: str
    periods: Mapping[str, Span]


@verb("staff.add_bell")
def add_bell(*, school: School, times: BellTimes, by: User) -> BellSchedule:
    """The first schedule of a school is the regular one. Raises PermissionDenied, ValidationError."""
    access.require_school(by, school)
    _check(times)
    # Two who add the first bells at once would both make them the regular ones.
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    is_first = not BellSchedule.objects.filter(school=school, is_regular=True).exists()
    return _make(school, times, is_regular=is_first)


@verb("staff.change_bell")
def change_bell(*, bell: BellSchedule, times: BellTimes, by: User) -> BellSchedule:
    """Another name, and other periods where nothing rests on them yet. PermissionDenied, ValidationError."""
    access.require_school(by, bell.school)
    _check(times)
    locked = BellSchedule.objects.select_for_update(no_key=True).get(pk=bell.pk)
    if _spans(locked) != dict(times.periods):
        if is_in_use(locked, school_day(bell.school, timezone.now())):
            fail(
                "follow",
                _("These bells have rung already. Say from which day on the new times hold."),
                "used",
            )
        locked.periods.all().delete()
        _ring(locked, times)
        after_days(school=bell.school, first=school_day(bell.school, timezone.now()))
    locked.name = times.name.strip()
    with told("bell_name_once", "name", _name_taken()):
        locked.save(update_fields=["name"])
    return locked


@verb("staff.replace_bell")
def replace_bell(*, bell: BellSchedule, times: BellTimes, first: date, by: User) -> BellSchedule:
    """New times from `first` on: a schedule that follows `bell` on all days that rang by it.

    The old one keeps its past days, under a name that says until when. PermissionDenied, ValidationError.
    """
    access.require_school(by, bell.school)
    _check(times)
    if first < school_day(bell.school, timezone.now()):
        fail("first", _("Bells that rang stay as they were. Choose today or later."), "past")
    old = BellSchedule.objects.select_for_update(no_key=True).get(pk=bell.pk)
    was_regular = old.is_regular
    # The old one first gives up its name and its place as the regular one: a school has each only once.
    old.name, old.is_regular = _name_until(old.name, first), False
    with told("bell_name_once", "name", _name_taken()):
        old.save(update_fields=["name", "is_regular"])
    made = _make(bell.school, times, is_regular=was_regular)
    CalendarDay.objects.filter(school=bell.school, bell=old, date__gte=first).update(bell=made)
    after_days(school=bell.school, first=first)
    return made


def is_in_use(bell: BellSchedule, today: date) -> bool:
    """Whether the bells rang on a day up to today, or anything is planned by one of their periods."""
    if CalendarDay.objects.filter(bell=bell, date__lte=today).exists():
        return True
    # Rooms above refer to periods; which they are, the models know without an import.
    return any(
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__bell": bell}).exists()
        for relation in Period._meta.related_objects
        if not issubclass(relation.related_model, Event)
    )


def _make(school: School, times: BellTimes, *, is_regular: bool) -> BellSchedule:
    with told("bell_name_once", "name", _name_taken()):
        bell = BellSchedule.objects.create(school=school, name=times.name.strip(), is_regular=is_regular)
    _ring(bell, times)
    return bell


def _ring(bell: BellSchedule, times: BellTimes) -> None:
    Period.objects.bulk_create(
        Period(bell=bell, name=name, minutes=NumericRange(*span, "[)"))
        for name, span in times.periods.items()
    )


def _spans(bell: BellSchedule) -> dict[str, Span]:
    return {p.name: (p.minutes.lower, p.minutes.upper) for p in bell.periods.all()}


def _check(times: BellTimes) -> None:
    """Raise ValidationError for times out of order or that overlap; it names every such period."""
    if not times.name.strip():
        fail("name", _("Give the bells a name."), "required")
    if not times.periods:
        fail("periods", _("Write at least one period."), "required")
    wrong = []
    for name, (begins, ends) in times.periods.items():
        if not 0 <= begins < ends <= 24 * 60:
            wrong.append(_("%(period)s must end after it begins.") % {"period": name})
    in_order = sorted(times.periods.items(), key=lambda item: item[1])
    for (one, (_begins, ends)), (other, (begins, _ends)) in pairwise(in_order):
        if begins < ends:
            wrong.append(_("%(other)s begins before %(one)s ends.") % {"one": one, "other": other})
    if wrong:
        raise ValidationError({"periods": [ValidationError(words, code="order") for words in wrong]})


def _name_until(name: str, first: date) -> str:
    # The name is cut, not the day: the column holds 60 characters.
    return (_("%(name)s until %(day)s") % {"name": name[:40], "day": say(first)})[:60]


def _name_taken() -> str:
    return _("The school has bells of this name already.")
