from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from staff.jobs.kinds import JOB_KINDS, JobKind
from staff.jobs.lease import Lease


@dataclass
class Work:
    """A kind of job for tests, `test.work`, that notes what it is asked to do and then does `then`."""

    ran: list[str] = field(default_factory=list)
    then: Callable[[Lease], None] = lambda lease: None

    def __call__(self, lease: Lease) -> None:
        self.ran.append(lease.job.subject)
        self.then(lease)


@pytest.fixture
def work() -> Iterator[Work]:
    one = Work()
    JOB_KINDS.register(JobKind("test.work", "Test work", one, attempts=3))
    yield one
    JOB_KINDS._items.pop("test.work")
