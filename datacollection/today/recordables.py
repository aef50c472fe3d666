"""What can be recorded today: Today, the day pack, the picker and the recorder ask its sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from core.registry import Registry
from staff.models import User
from students.models import Student


@dataclass(frozen=True, kw_only=True)
class Recordable:
    """One thing to record with one student. `key`: what stands behind the # of the recorder's address.

    `source`: the key of its source. `element`: its recorder (a `Pad`). `blocks`: the parts of the day that it
    belongs to, in words; empty is any. `done_today`: how often it was recorded, whoever did.
    """

    key: str
    source: str
    student: UUID
    title: str
    element: str
    blocks: str = ""
    done_today: int = 0
    is_due: bool = False

    @property
    def url(self) -> str:
        """Where it is recorded."""
        return f"{reverse('recorder')}#{self.key}"

    def as_json(self) -> dict[str, Any]:
        """As the day pack carries it under "recordables"."""
        return {
            "key": self.key,
            "source": self.source,
            "student": self.student,
            "title": self.title,
            "element": self.element,
            "done_today": self.done_today,
            "is_due": self.is_due,
        }

    def details(self) -> dict[str, Any]:
        """What its recorder needs, with `key` as "id": in the day pack under the key of the source."""
        return {"id": self.key}


@dataclass(frozen=True)
class RecordableSource:
    """A sort of recordables. `key`: where the day pack carries their details. `order`: among the others.

    `load`: of students as Today has them, the recordables of those for whom `user` may record, by student. A
    constant number of queries.
    """

    key: str
    order: int
    load: Callable[[User, Sequence[Student], datetime], Mapping[UUID, Sequence[Recordable]]]


RECORDABLE_SOURCES = Registry[str, RecordableSource](
    "source of recordables", key=lambda source: source.key, order=lambda source: source.order
)


def recordables_today(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, list[Recordable]]:
    """What `user` may record with each of these students today, of all sources."""
    by_student: dict[UUID, list[Recordable]] = defaultdict(list)
    for source in RECORDABLE_SOURCES:
        for student, recordables in source.load(user, students, at).items():
            by_student[student].extend(recordables)
    return by_student
