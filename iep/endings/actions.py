"""The end of a plan, or of a part: a decision with its source, told to the paras. Nothing is deleted.

It ends at once, or with a day to come; until that day is over the ending can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.verbs import verb
from iep.drafts.rules import check_may_write, lock, school_of
from iep.models import Ending, EndingTakenBack, Goal, Plan
from iep.parts import PLAN_PARTS, part_of, student_of
from iep.plans.kinds import kind_of
from iep.publishing.deciding import Decision, check_publishing_licence, wrong_with
from iep.targets.actions import close, open_again
from iep.updates.actions import tell_of_ending, tell_of_going_on
from iep.versions.describing import sentence, title
from staff.calendar.school_time import moment, school_day
from staff.models import School, User


@verb("iep.end_part")
def end_part(
    *,
    of: Any,
    by: User,
    source: str,
    source_date: date | None = None,
    source_with: str = "",
    reason: str = "",
    last_day: date | None = None,
    at: datetime | None = None,
) -> Ending:
    """End it with all that stands under it: a plan its parts, a goal its targets. Drafts of it go.

    `last_day`: it is in force until this day of the school is over; None: it ends now. Raises
    PermissionDenied, ValidationError in words.
    """
    now = at or timezone.now()
    student = student_of(of)
    check_may_write(student, by, now)
    lock(student)
    school = school_of(student, now)
    today = school_day(school, now)
    # The end is exclusive: the last day counts whole, so it ends with the next midnight at the school.
    until = _after(school, last_day) if last_day else now
    decision = Decision(source, source_date, source_with.strip(), reason.strip())
    # Read before anything is closed, for its title and its kind of plan.
    stands = _standing(of, until)
    _check(decision, kind_of(stands), last_day, today)
    check_publishing_licence(by, school, today)
    # Put into words while they end: later the words of what they refer to may have changed.
    ended = [(title(version), sentence(version)) for version in _end(of, by, until, last_day or today)]
    ending = Ending.objects.create(
        student=student,
        subject_kind=part_of(of).key,
        subject_id=of.pk,
        title=title(stands),
        source=source,
        # Only a plan that is no IEP may leave the day empty; `_check` has refused it for an IEP.
        source_date=source_date or today,
        source_with=decision.source_with,
        reason=decision.reason,
        by=by,
        at=now,
        # None means at once. A constraint asks that any other moment lies after the decision.
        ends_at=until if last_day else None,
    )
    tell_of_ending(ending, ended, today, last_day)
    return ending


def _check(decision: Decision, kind: str | None, last_day: date | None, today: date) -> None:
    """Raises ValidationError with all that is wrong, by field."""
    errors = wrong_with(decision, kind, today)
    if last_day is not None and last_day < today:
        errors["last_day"] = _("Choose today or a later day: what was in force yesterday was in force.")
    if errors:
        raise ValidationError(errors)


@verb("iep.take_back_ending")
def take_back_ending(*, ending: Ending, by: User, reason: str, at: datetime | None = None) -> EndingTakenBack:
    """Take an ending back before its day is over, and tell the paras: what was to end goes on.

    Raises PermissionDenied; ValidationError without a reason, or once the day is over.
    """
    now = at or timezone.now()
    check_may_write(ending.student, by, now)
    lock(ending.student)
    school = school_of(ending.student, now)
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a sentence why this changes.")})
    # Asked after the lock, so that of two colleagues the second gets a sentence and no broken unique key.
    if EndingTakenBack.objects.filter(ending=ending).exists():
        raise ValidationError(_("This ending was taken back already."))
    # What was in force is never moved. A trigger holds the same: only an end that lies ahead may change.
    if ending.until <= now:
        raise ValidationError(_("It has ended. To take it up again, write and publish it again."))
    check_publishing_licence(by, school, school_day(school, now))
    back = EndingTakenBack.objects.create(ending=ending, reason=reason.strip(), by=by, at=now)
    # The taking back is stored first: `_reopen` looks for other endings and must not find this one again.
    going_on = [(title(version), sentence(version)) for version in _reopen(ending.of, ending.until, by)]
    tell_of_going_on(back, going_on, school_day(school, now), ending.until.astimezone(school.zone))
    return back


def ending_ahead(of: Any, at: datetime) -> Ending | None:
    """The decision by which it ends later than `at`, where it was not taken back."""
    mine = Ending.objects.filter(subject_kind=part_of(of).key, subject_id=of.pk)
    return mine.filter(ends_at__gt=at, taken_back=None).order_by("ends_at").first()


def _after(school: School, last: date) -> datetime:
    return moment(school.zone, last + timedelta(days=1), 0)


def _reaching(of: Any, until: datetime) -> Any:
    """The version that would be in force at `until` or later; None where there is none."""
    # A version that ends exactly at `until` is ended already and is not closed a second time.
    beyond = Q(in_force__upper_inf=True) | Q(in_force__endswith__gt=until)
    version = of.versions.filter(beyond).order_by("number").last()
    if version is not None:
        version.of = of
    return version


def _standing(of: Any, until: datetime) -> Any:
    """The version that is in force right before `until`. Raises ValidationError where there is none."""
    version = _reaching(of, until)
    if version is None:
        raise ValidationError(_("Nothing of it is in force then. A draft is discarded instead."))
    if version.in_force.lower >= until:
        raise ValidationError(_("A version that takes effect later is published. End it from that day on."))
    return version


def _end(of: Any, by: User, until: datetime, last: date) -> Iterable[Any]:
    """Each version that ends, the thing itself first."""
    if (version := _close(of, until)) is not None:
        yield version
    for part in _under(of):
        yield from _end(part, by, until, last)
    if isinstance(of, Goal):
        _close_targets(of, by, until, last)


def _under(of: Any) -> list[Any]:
    """Things that end with a plan; empty for anything else. Targets of a goal are closed, not ended."""
    if not isinstance(of, Plan):
        return []
    return [thing for part in PLAN_PARTS for thing in part.things_under(of)]


def _close(of: Any, until: datetime) -> Any:
    """The version that ends at `until`; None where none reaches so far."""
    # A draft of what has ended could never be published, so it goes with the ending.
    of.versions.drafts().delete()
    version = _reaching(of, until)
    if version is None:
        return None
    if version.in_force.lower >= until:
        raise ValidationError(
            _("“%(title)s” takes effect later. End the plan from that day on.") % {"title": title(version)}
        )
    _set_end(version, until)
    return version


def _set_end(version: Any, until: datetime | None) -> None:
    version.in_force = DateTimeTZRange(version.in_force.lower, until, "[)")
    version.save(update_fields=["in_force"])


def _close_targets(goal: Goal, by: User, until: datetime, last: date) -> None:
    # A target whose own closing lies after the end of its goal is closed earlier, with the goal.
    open_then = Q(closed_at=None) | Q(closed_at__gt=until)
    for target in goal.targets.filter(open_then).select_related("student"):
        # What was never in force is deleted, for nothing refers to it. What was, is kept and closed.
        if target.versions.published().exists():
            close(target, by, until, last)
        else:
            target.versions.all().delete()
            target.delete()


def _reopen(of: Any, until: datetime, by: User) -> Iterable[Any]:
    """Each version that was to end at `until` and goes on; to its own end, where it has one."""
    # Found by the exact moment: only what ended by this decision, or at the same midnight, has this end.
    version = of.versions.filter(in_force__endswith=until).first()
    # A goal may have an ending of its own beside that of its plan: then it goes on only to that day.
    own = ending_ahead(of, timezone.now())
    new = own.until if own else None
    if version is not None and new != until:
        version.of = of
        _set_end(version, new)
        yield version
    for part in _under(of):
        yield from _reopen(part, until, by)
    # Targets have no endings of their own and follow their goal.
    if isinstance(of, Goal) and new != until:
        for target in of.targets.filter(closed_at=until).select_related("student"):
            open_again(target, until=new)
