"""The family record: adults as they hold from a day on, and the family's own words (F1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import fail
from core.verbs import verb
from staff.models import User
from staff.permissions import Act, Part
from students import access
from students.models import FamilyAdult, FamilyHopes, Student


@verb("students.record_adult")
def record_adult(
    *,
    student: Student,
    fields: Mapping[str, Any],
    by: User,
    instead_of: FamilyAdult | None = None,
    at: datetime | None = None,
) -> FamilyAdult:
    """An adult of the student from today on. `instead_of`: the row that no longer holds."""
    at = at or timezone.now()
    access.require(by, student, part=Part.FAMILY, act=Act.WRITE, at=at)
    known = {name: fields[name] for name in FamilyAdult.CONTENT}
    if (not known["may_receive"] or known["decides_for"]) and known["order_on"] is None:
        fail("order_on", _("An order needs its date."), "required")
    if instead_of is not None:
        instead_of.end(by.today(at) - timedelta(days=1))
    return FamilyAdult.objects.create(student=student, by=by, during=dated.since(by.today(at)), **known)


@verb("students.end_adult")
def end_adult(*, adult: FamilyAdult, by: User, at: datetime | None = None) -> None:
    """No longer an adult of this student, from this minute on. The row stays."""
    at = at or timezone.now()
    access.require(by, adult.student, part=Part.FAMILY, act=Act.WRITE, at=at)
    adult.end(by.today(at) - timedelta(days=1))


@verb("students.write_hopes")
def write_hopes(
    *, student: Student, words: str, are_shown: bool, by: User, at: datetime | None = None
) -> FamilyHopes:
    """What the family says now. What they said before stays."""
    at = at or timezone.now()
    access.require(by, student, part=Part.FAMILY, act=Act.WRITE, at=at)
    return FamilyHopes.objects.create(student=student, words=words.strip(), are_shown=are_shown, by=by, at=at)
