"""`viewed`: a page about students was read offline, out of a day pack. It goes into the access log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.request_id import current_request_id
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields, Unreadable
from datacollection.sync.grounds import Grounds, Needs
from datacollection.sync.kinds.base import Kind
from datacollection.sync.kinds.registry import register
from datacollection.sync.reasons import Reason
from students.models import AccessRow

MOST_STUDENTS = 500


@dataclass(frozen=True, slots=True)
class View:
    page: str
    students: tuple[UUID, ...]


@register
class Viewed(Kind[View]):
    key = "viewed"
    order = 50
    minds_doubts = False  # a look after the ticket's end is the very look that the log is for

    def parse(self, data: object, plan: UUID | None) -> View:
        fields = Fields(data)
        view = View(fields.text("page", 80), tuple(fields.uuids("students", MOST_STUDENTS)))
        fields.done()
        if not view.page:
            raise Unreadable("page")
        return view

    def need(self, data: View, needs: Needs) -> None:
        needs.students.update(data.students)

    def judge(self, fact: Fact[View], grounds: Grounds) -> Iterator[Objection]:
        # No ground is no objection: that somebody read what they had no ground to see any more is the very
        # thing that the log is for. The row then says so by an empty ground.
        if not grounds.students.issuperset(fact.data.students):
            yield Objection(Reason.STUDENT)

    def store(self, facts: Sequence[Fact[View]], grounds: Grounds, batch: UUID) -> set[UUID]:
        stored = super().store(facts, grounds, batch)
        AccessRow.objects.bulk_create(_access_row(fact, grounds) for fact in facts if fact.id in stored)
        return stored


def _access_row(fact: Fact[View], grounds: Grounds) -> AccessRow:
    students = sorted(set(fact.data.students))
    why = {grounds.why_seen(fact.actor, student, fact.made_at) for student in students}
    return AccessRow(
        at=fact.made_at,
        who=fact.actor,
        page=fact.data.page,
        act="viewed offline",
        ground=",".join(sorted(ground.value for ground in why if ground)),
        students=students,
        request_id=current_request_id.get(),
    )
