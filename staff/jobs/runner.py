"""What a worker does with a message: claim, run, and say what became of it."""

from __future__ import annotations

import logging
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.utils.translation import gettext as _

from staff.jobs.lease import JobRefused, Lease, LeaseLost, claim

log = logging.getLogger(__name__)


def run(job_id: UUID) -> bool:
    """Do this job if it is due and no other worker has it. Returns whether this call finished it."""
    lease = claim(job_id)
    if lease is None:
        return False
    try:
        lease.kind.run(lease)
        if not lease.is_over:
            lease.finish()
    except LeaseLost:
        log.warning("another worker has the job", extra={"task": lease.kind.key})
    except JobRefused as refused:
        _fail(lease, refused.code, refused.reason, may_retry=refused.may_retry)
    # Before Exception, of which it is a subclass.
    except SoftTimeLimitExceeded:
        _fail(lease, "too_long", _("It took longer than a job may take."), may_retry=True)
    except Exception as error:  # whatever it was, the row must say that it failed
        log.exception("a job failed", extra={"task": lease.kind.key})
        words = _("Something went wrong that the program did not expect. The worker's log says where.")
        # Only its type: the text of an error may hold a name, and administrators read this.
        _fail(lease, type(error).__name__, words, may_retry=True)
    else:
        return True
    return False


def _fail(lease: Lease, code: str, reason: str, *, may_retry: bool) -> None:
    try:
        lease.fail(code, reason, may_retry=may_retry)
    except LeaseLost:
        log.warning("another worker has the job", extra={"task": lease.kind.key})
