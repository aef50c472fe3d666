"""The end of a plan, or of a part: a decision with its source, told to the paras. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from iep.actions.deciding import Decision, check_licence, wrong_with
from iep.actions.drafts import student_of
from iep.actions.rules import check_may_write, lock, school_of
from iep.actions.targets import close_target
from iep.actions.updates import tell_of_ending
from iep.describing import sentence, title
from iep.models import Ending, Goal, Plan, PlanKind, Service, Support
from iep.plan_kinds import kind_of
from staff.models import User
from staff.publishing import newest
from staff.school_time import school_day
from staff.verbs import verb

Part = Plan | Goal | Service | Support


@verb("iep.end_part")
def end_part(
    *,
    of: Part,
    by: User,
    source: str,
    source_date: date | None = None,
    source_with: str = "",
    reason: str = "",
    at: datetime | None = None,
) -> Ending:
    """End it now, with all that stands under it: a plan its parts, a goal its targets. Drafts of it go.

    Raises PermissionDenied, ValidationError in words.
    """
    now = at or timezone.now()
    student = student_of(of)
    check_may_write(student, by, now)
    lock(student)
    school = school_of(student, now)
    today = school_day(school, now)
    decision = Decision(source, source_date, source_with.strip(), reason.strip())
    stands = _standing(of, now)
    if errors := wrong_with(decision, kind_of(stands), today):
        raise ValidationError(errors)
    check_licence(by, school, today)
    ended = [(title(version), sentence(version)) for version in _end(of, by, now)]
    ending = Ending.objects.create(
        student=student,
        **{_field_of(of): of},
        title=title(stands),
        source=source,
        source_date=source_date or today,
        source_with=decision.source_with,
        reason=decision.reason,
        by=by,
        at=now,
    )
    tell_of_ending(ending, ended, today)
    return ending


def _standing(of: Part, now: datetime) -> Any:
    """What is in force of it. A plan may have parts in force and no version of its own."""
    version = newest(of)
    if version is not None and version.in_force.lower >= now:
        raise ValidationError(_("A version that takes effect later is published. End it from that day on."))
    if version is None:
        raise ValidationError(_("Nothing of it is in force. A draft is discarded instead."))
    version.of = of
    return version


def _end(of: Part, by: User, now: datetime) -> Iterable[Any]:
    """Each version that ended, the thing itself first."""
    if (version := _close(of, now)) is not None:
        yield version
    for part in _under(of):
        yield from _end(part, by, now)
    if isinstance(of, Goal):
        _close_targets(of, by, now)


def _under(of: Part) -> list[Part]:
    if not isinstance(of, Plan):
        return []
    mine = Q(plan=of)
    if of.kind == PlanKind.IEP:  # a support that names no plan stands under the IEP
        mine |= Q(plan=None)
    supports = Support.objects.filter(mine, student=of.student).select_related("plan", "student")
    goals = of.goals.select_related("plan__student")
    return [*goals, *of.services.select_related("plan__student"), *supports]


def _close(of: Part, now: datetime) -> Any:
    """The version that ended at `now`; None where none was open. A version that was to come stays open."""
    of.versions.drafts().delete()
    version = newest(of)
    if version is None:
        return None
    begins = version.in_force.lower
    if begins >= now:
        raise ValidationError(
            _("“%(title)s” takes effect later. End the plan from that day on.") % {"title": title(version)}
        )
    version.in_force = DateTimeTZRange(begins, now, "[)")
    version.save(update_fields=["in_force"])
    version.of = of
    return version


def _close_targets(goal: Goal, by: User, now: datetime) -> None:
    for target in goal.targets.filter(closed_at=None).select_related("student"):
        if target.versions.published().exists():
            close_target(target=target, by=by, at=now)
        else:
            target.versions.all().delete()
            target.delete()


def _field_of(of: Part) -> str:
    return {Plan: "plan", Goal: "goal", Service: "service", Support: "support"}[type(of)]
