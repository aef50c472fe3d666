"""The life of a target beside its versions: its phases, and its end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dated import since
from core.verbs import verb
from iep.drafts.rules import check_writes, lock, school_of, writer
from iep.models import Phase, PhaseKind, Target
from iep.publishing.deciding import check_publishing_licence, policy_of
from iep.versions.describing import day
from staff.calendar.school_time import school_day
from staff.models import User


def open_baseline(target: Target, first: date, by: User) -> Phase:
    """What a new target begins with."""
    return Phase.objects.create(
        target=target, kind=PhaseKind.BASELINE, label=_("Baseline"), during=since(first), by=by
    )


@verb("iep.start_phase")
def start_phase(
    *,
    target: Target,
    kind: str,
    label: str,
    starts: date,
    by: User,
    why: str = "",
    at: datetime | None = None,
) -> Phase:
    """Begin a phase; the one before ends the day before. ValidationError where the days collide."""
    moment = at or timezone.now()
    check_writes(target, target.student, by, moment)
    _check_licence(target, by, moment)
    lock(target.student)
    if target.closed_at is not None:
        raise ValidationError(_("This target is closed. It has no further phase."))
    last = target.phases.order_by("-during").first()
    # Two phases never hold on one day: a constraint of the database says the same, but not in words.
    if last is not None and starts <= last.starts:
        raise ValidationError(
            {
                "starts": _("“%(label)s” began on %(day)s. Choose a later day.")
                % {"label": last.label, "day": day(last.starts)}
            }
        )
    # Ranges are open on the right, so the phase before ends with the day before `starts`.
    if last is not None and (last.during.upper is None or last.during.upper > starts):
        last.during = since(last.starts, starts)
        last.save(update_fields=["during"])
    return Phase.objects.create(target=target, kind=kind, label=label, during=since(starts), why=why, by=by)


@verb("iep.close_target")
def close_target(*, target: Target, by: User, at: datetime | None = None) -> Target:
    """No more data is taken on it. Its history stays; a draft of it goes. Closing twice changes nothing."""
    moment = at or timezone.now()
    check_writes(target, target.student, by, moment)
    _check_licence(target, by, moment)
    lock(target.student)
    # Read again after the lock: a colleague may have closed it while this one waited.
    target.refresh_from_db(fields=["closed_at", "closed_by"])
    if not target.is_open(moment):
        return target
    if not target.versions.published().exists():
        raise ValidationError(_("This target was never published. Discard its draft instead."))
    close(target, by, moment, school_day(school_of(target.student, moment), moment))
    return target


def _check_licence(target: Target, by: User, at: datetime) -> None:
    """Raise ValidationError where this person holds no licence to publish."""
    school = school_of(target.student, at)
    # What is taught changes as much by a phase as by a publication, so the same licence is asked for.
    check_publishing_licence(by, school, school_day(school, at), policy_of(writer(target.student, by, at)))


def close(target: Target, by: User, until: datetime, last: date) -> None:
    """Closed from `until` on; `last`: the last day of the phase under way. Its draft goes."""
    target.versions.drafts().delete()
    _end_phase(target, last)
    target.closed_at, target.closed_by = until, by
    target.save(update_fields=["closed_at", "closed_by"])


def open_again(target: Target, until: datetime | None) -> None:
    """Move the closing of a target to `until`, or take it back (None); its last phase runs on."""
    last = target.phases.order_by("-during").first()
    if last is not None and last.during.upper is not None:
        # Ended only by the closing that is now taken back, so it runs on without an end.
        last.during = since(last.starts)
        last.save(update_fields=["during"])
    target.closed_at = until
    target.closed_by = target.closed_by if until else None
    target.save(update_fields=["closed_at", "closed_by"])


def _end_phase(target: Target, last: date) -> None:
    """End the phase that holds on `last` with that day; a phase that begins later is left alone."""
    phase = target.phases.filter(during__contains=last).first()
    if phase is not None and (phase.during.upper is None or phase.during.upper > last + timedelta(days=1)):
        phase.during = since(phase.starts, last + timedelta(days=1))
        phase.save(update_fields=["during"])
