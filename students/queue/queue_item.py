"""What waits for a person, whichever room it comes from. A feature registers its kind in `AppConfig.ready`:

    QUEUE.register(FLAG_TO_ANSWER)

A page, a badge or a digest asks `load_queue`; a panel of one kind asks that kind (`FLAG_TO_ANSWER.load`), so
that the same rows are never found by a second rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from core.registry import Registry
from staff.models import User
from students.models import Student

QueuedRow = TypeVar("QueuedRow")


class Harm(IntEnum):
    """What may happen while nobody acts. The worse, the earlier it stands in the queue."""

    SAFETY = 1  # a student is hurt: somebody relies on words that are wrong
    TEACHING = 2  # a student is taught otherwise than the plan says
    RECORD = 3  # data stay uncounted; none are lost


@dataclass(frozen=True)
class QueueEntry:
    """One thing that waits. `words`: why it is here. `by`: who brought it. `url`: where one acts on it.

    `student`: None where what waits names nobody. `count`: how many rows one act settles.
    """

    student: Student | None
    since: datetime
    words: str
    url: str
    by: User | None = None
    count: int = 1


@dataclass(frozen=True)
class QueueItem(Generic[QueuedRow]):
    """A kind of thing that needs a person.

    `load(user, at)`: what waits for an act that this user may do at `at`, the oldest first, in a constant
    number of queries; nothing for who may only see it.
    """

    key: str
    harm: Harm
    title: str | Promise
    load: Callable[[User, datetime], Sequence[QueuedRow]]
    entry: Callable[[QueuedRow], QueueEntry]


QUEUE: Registry[str, QueueItem[Any]] = Registry(
    "queue item", key=lambda item: item.key, order=lambda item: (item.harm, item.key)
)


def load_queue(user: User, at: datetime) -> list[tuple[QueueItem[Any], QueueEntry]]:
    """All that waits for this user, what does most harm first, then what has waited longest."""
    queue = [(item, item.entry(row)) for item in QUEUE for row in item.load(user, at)]
    return sorted(queue, key=lambda waiting: (waiting[0].harm, waiting[1].since))
