"""All kinds of jobs by key: rooms above register theirs, without this room knowing of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.functional import Promise

from core.registry import Registry
from staff.jobs.models import Job

if TYPE_CHECKING:
    from staff.jobs.lease import Lease

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)


def _nothing_said(jobs: Sequence[Job]) -> Mapping[UUID, str]:
    return {}


@dataclass(frozen=True)
class JobKind:
    """What a worker does for a job of this kind.

    `run(lease)`: does it, safe to begin again from the start. `attempts`: how often before a person must
    look. `lease`: for how long a worker that says nothing is believed to live; progress renews it.
    `tell(jobs)`: words for the page of jobs, {job id: “for whom, about what”}, in one query.
    """

    key: str
    label: str | Promise
    run: Callable[[Lease], None]
    attempts: int = 5
    lease: timedelta = timedelta(minutes=5)
    tell: Callable[[Sequence[Job]], Mapping[UUID, str]] = _nothing_said

    def wait_after(self, attempts: int) -> timedelta:
        """Until the next try, after `attempts` that failed: 30 s, 2 min, 8 min ... at most an hour."""
        doublings = 2 * max(0, attempts - 1)
        return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


JOB_KINDS = Registry[str, JobKind]("kind of job", key=lambda kind: kind.key, order=lambda kind: kind.key)
