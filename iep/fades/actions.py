"""Fade plans: writing one, going a step on or back, ending it (P8). Data propose, a person decides.

Going back is the teacher's at any time. A step that lowers support written in the plan waits for a decision
of the team. Supervision for safety is no part of it: that stands with the blocks of the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core import dated
from core.checks import fail
from core.verbs import verb
from core.versions import Source
from iep.drafts.rules import check_writes, day_of, lock, school_of, writer
from iep.drafts.writers import Writer
from iep.models import Fade, FadeStep, Target
from iep.publishing.deciding import Decision, check_publishing_licence, policy_of, wrong_with
from iep.updates.actions import tell_of_fading
from staff.models import User
from students.models import Student

ONE = timedelta(days=1)
NO_SOURCE: Mapping[str, Any] = {"source": Source.TEACHING, "source_date": None, "source_with": ""}


@verb("iep.start_fade")
def start_fade(
    *,
    target: Target,
    what: str,
    steps: Sequence[str],
    threshold: Decimal,
    x: int,
    y: int,
    why: str,
    by: User,
    decided_from: int | None = None,
    at: datetime | None = None,
) -> FadeStep:
    """Start a fade plan of a target, and return its first step, which holds from today on.

    Raises PermissionDenied; ValidationError for a closed target, or one that has a fade plan already.
    """
    at = at or timezone.now()
    check_writes(target, target.student, by, at)
    lock(target.student)
    today = day_of(target.student, at, by)
    _check_licence(target.student, by, today, at)
    if not target.is_open(at):
        raise ValidationError(_("This target is closed. Nothing is taught on it any more."))
    if Fade.objects.on(today).filter(target=target).exists():
        raise ValidationError(_("This target has a fade plan already. End it before you write another."))
    # The first step is what adults give now: taking it lowers nothing, so it never needs a decision.
    if decided_from is not None and not 2 <= decided_from <= len(steps):
        fail("decided_from", _("Choose a step after the first: 2 to %(n)d.") % {"n": len(steps)}, "range")
    fade = Fade.objects.create(
        target=target, what=what, steps=list(steps), threshold=threshold, x=x, y=y,
        decided_from=decided_from, during=dated.since(today), by=by,
    )  # fmt: skip
    return _step(fade, None, 1, why, NO_SOURCE, by, today, at)


@verb("iep.take_fade_step")
def take_fade_step(
    *,
    fade: Fade,
    number: int,
    why: str,
    by: User,
    source: Mapping[str, Any] = NO_SOURCE,
    at: datetime | None = None,
) -> FadeStep:
    """Go to step `number` from today on, and return the new row: one step less help, or any step back.

    `source`: of the team's decision, with `source`, `source_date` and `source_with`. Raises ValidationError.
    """
    at = at or timezone.now()
    check_writes(fade.target, fade.target.student, by, at)
    lock(fade.target.student)
    today = day_of(fade.target.student, at, by)
    now = _now(fade, today)
    # Help goes down one step at a time and back by any number (docs/decisions/0030). A trigger holds the
    # same.
    if number == now.number or not 1 <= number <= min(now.number + 1, len(fade.steps)):
        fail(
            "to", _("Choose the next step, or one before it. Somebody may have changed it meanwhile."), "step"
        )
    if number > now.number:  # more help may be right at once, whoever's license ran out
        _check_licence(fade.target.student, by, today, at)
    told = NO_SOURCE
    if fade.needs_decision(number, now.number):
        told = _decided(fade, source, why, today, writer(fade.target.student, by, at))
    now.end(today - ONE)
    return _step(fade, now, number, why, told, by, today, at)


@verb("iep.end_fade")
def end_fade(*, fade: Fade, why: str, by: User, at: datetime | None = None) -> None:
    """End the fade plan and its current step with yesterday; earlier steps stay. Raises ValidationError."""
    at = at or timezone.now()
    check_writes(fade.target, fade.target.student, by, at)
    lock(fade.target.student)
    today = day_of(fade.target.student, at, by)
    now = _now(fade, today)
    _check_licence(fade.target.student, by, today, at)
    now.end(today - ONE)
    fade.end(today - ONE)
    tell_of_fading(now, before=now.words, after="", reason=why, on=today, at=at)


def _check_licence(student: Student, by: User, today: date, at: datetime) -> None:
    check_publishing_licence(by, school_of(student, at), today, policy_of(writer(student, by, at)))


def _now(fade: Fade, today: date) -> FadeStep:
    now: FadeStep | None = FadeStep.objects.on(today).filter(fade=fade).first()
    if now is None:
        raise ValidationError(_("This fade plan has ended."))
    now.fade = fade
    return now


def _decided(fade: Fade, source: Mapping[str, Any], why: str, today: date, who: Writer) -> dict[str, Any]:
    """The source of a step that lowers what the team decided. Raises ValidationError, by field."""
    if not who.writes_plan:
        fail("to", _("This step lowers support that the team decided. The case manager takes it."), "decided")
    # A form sends None for what it did not ask, and `wrong_with` reads text.
    decision = Decision(
        source["source"] or Source.TEACHING, source["source_date"], source["source_with"] or "", why
    )
    wrong = wrong_with(decision, fade.target.goal.plan.kind, today)
    if wrong:
        raise ValidationError(dict(wrong))
    return {
        "source": decision.source,
        "source_date": decision.source_date or today,
        "source_with": decision.source_with,
    }


def _step(
    fade: Fade, before: FadeStep | None, number: int, why: str, source: Mapping[str, Any], by: User,
    today: date, at: datetime,
) -> FadeStep:  # fmt: skip
    if not why.strip():
        fail("why", _("Say in a sentence why this changes."), "required")
    step = FadeStep.objects.create(
        fade=fade, number=number, during=dated.since(today), why=why.strip(), by=by, at=at, **source
    )
    tell_of_fading(step, before=before.words if before else "", after=step.words, reason=why, on=today, at=at)
    return step
