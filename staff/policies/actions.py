"""Rules with their dates: a new value closes the one before it; what held on a past day is never changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import check_dates, fail, say
from core.dated import since
from core.verbs import verb
from staff import access
from staff.calendar.school_time import school_day
from staff.models import Policy, School, User


@verb("staff.set_policy")
def set_policy(*, school: School, key: str, value: Any, source: str, first: date, by: User) -> Policy:
    """`value` holds at `school` from `first` on, up to the next value that is planned already.

    Raises PermissionDenied, ValidationError.
    """
    access.require_school(by, school)
    check_dates(first, None, "first")
    if first < school_day(school, timezone.now()):
        fail("first", _("What held in the past stays as it was. Choose today or later."), "past")
    # One change of a school's rules at a time: what is cut and what is added come from the same reading.
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    rows = list(Policy.objects.filter(school=school, key=key).order_by("during"))
    if any(row.starts == first for row in rows):
        words = _("A value from %(day)s is set already. Choose a later day.")
        fail("first", words % {"day": say(first)}, "set")
    until = min((row.starts for row in rows if row.starts > first), default=None)
    for row in rows:
        # Cut before the new row is added: policy_once_at_a_time is checked at each statement.
        if row.holds_on(first):
            row.during = since(row.starts, first)
            row.save(update_fields=["during"])
    made: Policy = Policy.objects.create(
        school=school, key=key, value=value, source=source.strip(), during=since(first, until)
    )
    return made


@verb("staff.take_back_policy")
def take_back_policy(*, policy: Policy, by: User) -> None:
    """A value that never held yet is dropped, and the one before it goes on. One that held stays.

    Raises PermissionDenied, ValidationError.
    """
    access.require_school(by, policy.school)
    School.objects.select_for_update(no_key=True).get(pk=policy.school_id)
    row = Policy.objects.get(pk=policy.pk)
    if row.starts <= school_day(policy.school, timezone.now()):
        fail("first", _("This value holds already. Set another one from a later day."), "began")
    rows = Policy.objects.filter(school=policy.school_id, key=row.key)
    before = next((one for one in rows if one.during.upper == row.starts), None)
    # Before the other one grows into its days: the two must not overlap for even a statement.
    row.delete()
    if before is not None:
        before.during = since(before.starts, row.during.upper)
        before.save(update_fields=["during"])
