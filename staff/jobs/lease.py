"""The right to do a job: claimed by one worker, for a time, and checked when the work is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise

from staff.jobs.kinds import JOB_KINDS, JobKind
from staff.jobs.models import Job, JobState


class LeaseLost(Exception):
    """Another worker has the job now, or it is over: nothing of ours may be kept."""


class JobRefused(Exception):
    """The work cannot be done, and why in words for an administrator, which name nobody.

    `may_retry`: whether time alone may help.
    """

    def __init__(self, code: str, reason: str | Promise, *, may_retry: bool = False) -> None:
        super().__init__(code)
        self.code, self.reason, self.may_retry = code, str(reason), may_retry


@dataclass
class Lease:
    """`job` as it was claimed. Every method raises LeaseLost once another worker has it."""

    job: Job
    token: UUID
    kind: JobKind
    is_over: bool = False

    def progress(self, done: int, total: int) -> None:
        """Say how far it is, and that this worker lives."""
        self._update(done=done, total=total, lease_until=timezone.now() + self.kind.lease)

    @contextmanager
    def finishing(self) -> Iterator[None]:
        """A transaction that marks the job done, for what the work writes. Raises LeaseLost at its start."""
        with transaction.atomic():
            # First, not last: the update locks the row, so that nobody can claim the job until this
            # transaction is over; and a lost lease is seen before anything is written.
            self._end(JobState.DONE, error_code="", reason="")
            yield
        # Only after the commit: if that fails, the job is not over and can still be failed or tried again.
        self.is_over = True

    def finish(self) -> None:
        with self.finishing():
            pass

    def fail(self, code: str, reason: str, *, may_retry: bool) -> None:
        """Wait and try again, or leave it to a person."""
        said = {"error_code": code[:60], "reason": reason[:500]}
        if may_retry and self.job.attempts < self.kind.attempts:
            again = timezone.now() + self.kind.wait_after(self.job.attempts)
            self._update(state=JobState.WAITING, run_after=again, **_NO_LEASE, **said)
        else:
            self._end(JobState.FAILED, **said)
        self.is_over = True

    def _end(self, state: JobState, **fields: Any) -> None:
        self._update(state=state, ended_at=timezone.now(), **_NO_LEASE, **fields)

    def _update(self, **fields: Any) -> None:
        # One statement asks for the token and writes. Zero rows: the job is not ours any more.
        if self.is_over or not Job.objects.filter(pk=self.job.pk, lease_token=self.token).update(**fields):
            raise LeaseLost


_NO_LEASE: dict[str, None] = {"lease_token": None, "lease_until": None, "sent_at": None}


def claim(job_id: UUID, at: datetime | None = None) -> Lease | None:
    """The lease of a job that is due at `at` (now), committed.

    None where the job is not due, gone, claimed elsewhere, of a kind that this worker does not know, or was
    tried too often.
    """
    now = at or timezone.now()
    with transaction.atomic():
        # Who holds the lock on the row is claiming it right now, so that waiting would bring nothing.
        job = Job.objects.due(now).filter(pk=job_id).select_for_update(skip_locked=True).first()
        kind = JOB_KINDS.find(job.kind) if job else None
        # A job whose worker died in each attempt is left to the sweep, which gives it up.
        if job is None or kind is None or job.attempts >= kind.attempts:
            return None
        # Counted when it begins: an attempt that kills its worker could not count itself afterwards.
        job.state, job.attempts = JobState.RUNNING, job.attempts + 1
        job.lease_token, job.lease_until = uuid4(), now + kind.lease
        job.started_at, job.done, job.total, job.sent_at = now, 0, 0, None
        job.save()
    # Committed by now: no lock is held during the work, and the lease of a killed worker runs out by itself.
    return Lease(job, job.lease_token, kind)
