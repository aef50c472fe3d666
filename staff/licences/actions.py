"""Licences: what the state gave, from when until when. The history keeps what was written before."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from core import dated
from core.checks import check_dates, fail, told
from core.verbs import verb
from staff import access
from staff.models import Licence, LicenceKind, User


@verb("staff.add_licence")
def add_licence(
    *, person: User, kind: LicenceKind, first: date, last: date | None, by: User, number: str = ""
) -> Licence:
    """Valid from `first` to `last`, both included; None: without an end.

    Raises PermissionDenied, ValidationError.
    """
    _require(by, person)
    check_dates(first, last)
    with told("licence_once_at_a_time", "kind", _twice(person)):
        made: Licence = Licence.objects.create(
            user=person, kind=kind, number=number.strip(), valid=dated.through(first, last)
        )
    return made


@verb("staff.change_licence")
def change_licence(
    *,
    licence: Licence,
    number: str,
    first: date,
    last: date | None,
    renewal_applied: date | None,
    by: User,
) -> Licence:
    """What the state says now: another end, a renewal applied for, a mistake put right.

    A renewal that was applied for is shown, and counts for nothing until the state gives new dates.
    Raises PermissionDenied, ValidationError.
    """
    _require(by, licence.user)
    check_dates(first, last)
    if renewal_applied and renewal_applied > by.today():
        fail("renewal_applied", _("This day is still to come."), "future")
    locked: Licence = Licence.objects.select_for_update(no_key=True).get(pk=licence.pk)
    locked.number, locked.valid = number.strip(), dated.through(first, last)
    locked.renewal_applied = renewal_applied
    with told("licence_once_at_a_time", "last", _twice(licence.user)):
        locked.save(update_fields=["number", "valid", "renewal_applied"])
    return locked


def _require(by: User, person: User) -> None:
    if not access.works_here(by, person):
        raise PermissionDenied(_("This person does not work at a school under your post."))


def _twice(person: User) -> str:
    return _("%(person)s has a license of this kind in that time already.") % {"person": person}
