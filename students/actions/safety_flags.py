"""Saying that a safety card is wrong, and answering."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from staff.checks import told
from staff.models import User
from staff.permissions import Act, Part
from staff.verbs import verb
from students import access
from students.models import SafetyFlag, SafetyFlagAnswer, Student


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
