"""What every adult knows of a student: written by the team, in force at once, and told to the paras (P9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail
from core.publishing import Basis, Publication, put_in_force, write_draft
from core.verbs import verb
from core.versions import Source
from staff.calendar.school_time import school_day
from staff.checks import check_licence
from staff.models import User
from staff.permissions import Act, Part
from students import access, hooks
from students.models import About, AboutVersion, Enrolment, Student


@verb("students.write_about")
def write_about(
    *,
    student: Student,
    fields: Mapping[str, Any],
    by: User,
    reason: str = "",
    basis: Basis | None = None,
    at: datetime | None = None,
) -> AboutVersion | None:
    """In force from now; None where nothing changed. `fields`: some of AboutVersion.CONTENT, others empty.

    `basis`: what the writer started from. Raises EditConflict, ValidationError, PermissionDenied.
    """
    at = at or timezone.now()
    access.require(by, student, part=Part.PLAN, act=Act.WRITE, at=at)
    _check_licence(student, by, at)
    words = _words(fields, by, at)
    if not any(words.values()) and not About.objects.filter(student=student).exists():
        return None
    about, _made = About.objects.get_or_create(student=student)
    draft: AboutVersion | None = write_draft(of=about, fields=words, basis=basis, by=by)
    if draft is None:
        return None
    publication = Publication(by=by, at=at, in_force_from=at, source=Source.TEACHING, reason=reason.strip())
    before = put_in_force(draft, publication)
    hooks.after_about(version=draft, before=before, by=by, at=at)
    return draft


def _words(fields: Mapping[str, Any], by: User, at: datetime) -> dict[str, Any]:
    words = {name: str(fields.get(name) or "").strip() for name in AboutVersion.CONTENT if name != "asked_on"}
    asked_on = fields.get("asked_on")
    if words["own_words"] and asked_on is None:
        fail("asked_on", _("Say on which day the student said this."), "required")
    if asked_on is not None and asked_on > by.today(at):
        fail("asked_on", _("This day is still to come."), "future")
    return {**words, "asked_on": asked_on if words["own_words"] else None}


def _check_licence(student: Student, by: User, at: datetime) -> None:
    """It is part of the teaching plan: nobody publishes it on a licence that has ended."""
    enrolment = Enrolment.objects.at([student], at).get(student.pk)
    if enrolment is None:
        raise ValidationError(_("%(name)s is not enrolled at a school now.") % {"name": student.name})
    day = school_day(enrolment.school, at)
    refusal = _("You hold no valid license for changing a plan today.")
    check_licence(by, "licence.publish", enrolment.school, day, refusal=refusal)
