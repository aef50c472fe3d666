"""Into the queue, and out of trouble: enqueue, retry, and the sweep that sends what was not heard."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import KombuError, OperationalError

from core.verbs import verb
from staff.jobs.kinds import JOB_KINDS
from staff.jobs.models import Job, JobState
from staff.models import School, User

AT_ONCE = 500  # messages in one sweep
BROKER_AWAY = (OperationalError, KombuError, OSError)
log = logging.getLogger(__name__)


class Key(NamedTuple):
    """What makes a job one of its kind. `school`: whose administrators see it."""

    subject: str = ""
    period: str = ""
    edition: int = 1
    school: School | None = None


def enqueue(
    *,
    kind: str,
    subject: str = "",
    period: str = "",
    edition: int = 1,
    school: School | None = None,
    made_by: User | None = None,
    run_after: datetime | None = None,
) -> Job:
    """The job of this kind, subject, period and edition: made now, or long ago, whatever became of it.

    A worker is told once the transaction is committed. LookupError for a kind that nobody registered.
    """
    key = Key(subject, period, edition, school)
    enqueue_all(kind=kind, keys=[key], made_by=made_by, run_after=run_after)
    return Job.objects.get(kind=kind, subject=subject, period=period, edition=edition)


def enqueue_all(
    *, kind: str, keys: Iterable[Key], made_by: User | None = None, run_after: datetime | None = None
) -> list[UUID]:
    """The ids of those jobs that were not there before. Two queries for any number."""
    JOB_KINDS.get(kind)  # raises where nobody could ever run it
    now = timezone.now()
    is_due = run_after is None or run_after <= now
    jobs = [
        Job(
            kind=kind,
            **key._asdict(),
            made_by=made_by,
            made_at=now,
            run_after=run_after or now,
            sent_at=now if is_due else None,
        )
        for key in keys
    ]
    # Two who enqueue the same job make one row: job_once decides. What ignore_conflicts left out it does not
    # tell, so that we ask which of our own ids are there.
    Job.objects.bulk_create(jobs, ignore_conflicts=True)
    new = list(Job.objects.filter(pk__in=[job.pk for job in jobs]).values_list("pk", flat=True))
    if is_due and new:
        # After the commit: before it, a quick worker would not find the row.
        transaction.on_commit(partial(tell_workers, new))
    return new


def tell_workers(ids: Sequence[UUID]) -> None:
    """Send a message for each job. If the broker is away, the rest is left to the next sweep."""
    # Here, because staff.tasks imports this module.
    from staff.tasks import run_job

    for n, job_id in enumerate(ids):
        try:
            run_job.apply_async((str(job_id),), retry=False)
        except BROKER_AWAY:
            log.warning("jobs wait for the broker")
            # Else the next sweep would take them for sent until LOST_AFTER is over.
            Job.objects.filter(pk__in=ids[n:]).update(sent_at=None)
            return


def sweep(at: datetime | None = None) -> int:
    """Send what is due and was not heard; give up what killed each worker that tried. How many were sent."""
    now = at or timezone.now()
    _give_up(now)
    with transaction.atomic():
        # A kind that this version does not know is left to the version that does.
        unheard = Job.objects.unheard(now).filter(kind__in=JOB_KINDS.keys()).order_by("run_after")
        # skip_locked: two sweeps at once share the rows between them instead of sending twice.
        ids = list(unheard.select_for_update(skip_locked=True).values_list("pk", flat=True)[:AT_ONCE])
        Job.objects.filter(pk__in=ids).update(sent_at=now)
        if ids:
            transaction.on_commit(partial(tell_workers, ids))
    return len(ids)


def _give_up(now: datetime) -> None:
    """Mark as failed the jobs whose lease ran out in the last attempt that their kind allows."""
    # A worker that was killed cannot write into the row itself that it failed.
    for kind in JOB_KINDS:
        Job.objects.due(now).filter(kind=kind.key, attempts__gte=kind.attempts).update(
            state=JobState.FAILED,
            ended_at=now,
            lease_token=None,
            lease_until=None,
            error_code="worker_lost",
            reason=_("The worker ended each time it tried this. Its log may say more."),
        )


@verb("staff.retry_job")
def retry(*, by: User, job: Job) -> bool:
    """Let a job that failed begin anew. False where it runs, waits or is done by now.

    PermissionDenied for whoever does not see it.
    """
    if not Job.objects.visible_to(by).filter(pk=job.pk).exists():
        raise PermissionDenied(_("This job is not yours to try again."))
    now = timezone.now()
    # The condition stands in the update: of two who press the button at once, one changes the row.
    changed = Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.WAITING, run_after=now, attempts=0, ended_at=None, done=0, total=0,
        error_code="", reason="", sent_at=now,
    )  # fmt: skip
    if changed:
        transaction.on_commit(partial(tell_workers, [job.pk]))
    return bool(changed)
