"""Questions that a plan update leaves open: a para asks, a teacher answers. Both are facts."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.verbs import verb
from iep.drafts.rules import check_may_write, lock
from iep.models import PlanUpdate, UpdateAnswer, UpdateQuestion
from staff.models import User
from staff.permissions import Part
from students import access


@verb("iep.ask")
def ask(*, update: PlanUpdate, text: str, by: User, at: datetime | None = None) -> UpdateQuestion:
    """Only who was given the update asks of it. Raises PermissionDenied, ValidationError for no words."""
    now = at or timezone.now()
    access.require(by, update.student, part=Part.PLAN, at=now)
    if not update.receipts.filter(user=by).exists():
        raise PermissionDenied(_("This update was not given to you."))
    return UpdateQuestion.objects.create(update=update, text=_words(text), by=by, at=now)


@verb("iep.answer")
def answer(*, question: UpdateQuestion, text: str, by: User, at: datetime | None = None) -> UpdateAnswer:
    """Once, by who writes the plan. Raises PermissionDenied, ValidationError."""
    now = at or timezone.now()
    student = question.update.student
    check_may_write(student, by, now)
    lock(student)
    # After the lock: of two teachers who answer at once the second gets a sentence, not a broken unique key.
    if UpdateAnswer.objects.filter(question=question).exists():
        raise ValidationError(_("A colleague has answered this already."))
    return UpdateAnswer.objects.create(question=question, text=_words(text), by=by, at=now)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ValidationError({"text": _("Write a sentence.")})
    return words
