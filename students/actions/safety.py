"""The safety card: written as a draft, and in force the moment that it is published (P9, P10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from staff.models import User
from staff.permissions import Act, Part
from staff.publishing import Basis, Publication, draft_of, put_in_force, write_draft
from staff.verbs import verb
from staff.versions import EditConflict, Source
from students import access, hooks
from students.actions.checks import fail
from students.models import SafetyCard, SafetyCardVersion, Student


@verb("students.save_safety_draft")
def save_safety_draft(
    *,
    student: Student,
    fields: Mapping[str, str],
    by: User,
    basis: Basis | None = None,
    at: datetime | None = None,
) -> SafetyCardVersion | None:
    """The draft of the card; None where it says what is in force already. Raises EditConflict."""
    access.require(by, student, part=Part.SAFETY, act=Act.WRITE, at=at or timezone.now())
    card, _made = SafetyCard.objects.get_or_create(student=student)
    words = {name: fields.get(name, "").strip() for name in SafetyCardVersion.CONTENT}
    draft: SafetyCardVersion | None = write_draft(of=card, fields=words, basis=basis, by=by)
    return draft


@verb("students.publish_safety")
def publish_safety(
    *,
    student: Student,
    reason: str,
    by: User,
    revision: int | None = None,
    at: datetime | None = None,
) -> SafetyCardVersion:
    """Put the draft in force at once, without waiting for the rest of the plan. Raises EditConflict.

    No licence is asked for: safety never waits for one (P10).
    """
    at = at or timezone.now()
    access.require(by, student, part=Part.SAFETY, act=Act.WRITE, at=at)
    card = SafetyCard.objects.select_for_update(no_key=True).filter(student=student).first()
    draft = draft_of(card) if card else None
    if draft is None:
        fail("reason", _("There is nothing new to publish."), "nothing_new")
    if revision is not None and revision != draft.revision:
        raise EditConflict(draft)
    if not reason.strip():
        fail("reason", _("Say in a few words why this changes."), "required")
    publication = Publication(by=by, at=at, in_force_from=at, source=Source.TEACHING, reason=reason.strip())
    before = put_in_force(draft, publication)
    hooks.tell_safety(version=draft, before=before, by=by, at=at)
    published: SafetyCardVersion = draft
    return published
