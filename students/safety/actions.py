"""The safety card: written as a draft, and in force the moment that it is published (P9, P10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import fail, told
from core.publishing import Basis, Publication, draft_of, put_in_force, write_draft
from core.verbs import verb
from core.versions import Source
from staff.models import User
from staff.permissions import Act, Part
from students import access, hooks
from students.models import SafetyCard, SafetyCardVersion, SafetyFlag, SafetyFlagAnswer, Student


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
    return _write(student, fields, basis, by)


def _write(
    student: Student, fields: Mapping[str, str], basis: Basis | None, by: User
) -> SafetyCardVersion | None:
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
    fields: Mapping[str, str] | None = None,
    basis: Basis | None = None,
    at: datetime | None = None,
) -> SafetyCardVersion:
    """Put the card in force at once, without waiting for the rest of the plan.

    `fields` are written first, on `basis`; without them the draft that stands is published. Raises
    EditConflict, ValidationError. No licence is asked for: safety never waits for one (P10).
    """
    at = at or timezone.now()
    access.require(by, student, part=Part.SAFETY, act=Act.WRITE, at=at)
    if not reason.strip():
        fail("reason", _("Say in a few words why this changes."), "required")
    draft = _write(student, fields, basis, by) if fields is not None else _standing(student)
    if draft is None:
        fail("reason", _("Nothing changed: this is what is in force already."), "nothing_new")
    publication = Publication(by=by, at=at, in_force_from=at, source=Source.TEACHING, reason=reason.strip())
    before = put_in_force(draft, publication)
    hooks.after_safety(version=draft, before=before, by=by, at=at)
    return draft


def _standing(student: Student) -> SafetyCardVersion | None:
    card = SafetyCard.objects.select_for_update(no_key=True).filter(student=student).first()
    draft: SafetyCardVersion | None = draft_of(card) if card else None
    return draft


@verb("students.flag_safety")
def flag_safety(*, student: Student, words: str, by: User, at: datetime | None = None) -> SafetyFlag:
    """`by` sees the card and says what is wrong with it. The card itself does not change."""
    at = at or timezone.now()
    access.require(by, student, part=Part.SAFETY, at=at)
    return SafetyFlag.objects.create(student=student, words=words.strip(), by=by, at=at)


@verb("students.answer_safety_flag")
def answer_safety_flag(
    *, flag: SafetyFlag, words: str, by: User, at: datetime | None = None
) -> SafetyFlagAnswer:
    """By somebody who writes the card. Raises ValidationError where it was answered already."""
    at = at or timezone.now()
    access.require(by, flag.student, part=Part.SAFETY, act=Act.WRITE, at=at)
    twice = _("Somebody has answered this already.")
    with told("students_safetyflaganswer_flag_id_key", "words", twice):
        return SafetyFlagAnswer.objects.create(flag=flag, words=words.strip(), by=by, at=at)
