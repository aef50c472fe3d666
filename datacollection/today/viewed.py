"""`viewed`: a page about students was read offline, out of a day pack. It goes into the access log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from core.request_id import current_request_id
from datacollection.sync.batch_context import BatchContext, BatchIds
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields, UnreadableField
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import RecordKind
from students.models import AccessRow

MOST_STUDENTS = 500


@dataclass(frozen=True, slots=True)
class ViewedData:
    page: str
    students: tuple[UUID, ...]


class Viewed(RecordKind[ViewedData]):
    key = "viewed"
    order = 50
    title = _("A page that was read")
    device_title = _("Day read offline")
    minds_doubts = False  # a look after the ticket's end is the very look that the log is for

    def parse(self, data: object, plan: UUID | None) -> ViewedData:
        fields = Fields(data)
        view = ViewedData(fields.text("page", 80), tuple(fields.uuids("students", MOST_STUDENTS)))
        fields.done()
        if not view.page:
            raise UnreadableField("page")
        return view

    def need(self, data: ViewedData, ids: BatchIds) -> None:
        ids.students.update(data.students)

    def judge(self, fact: Fact[ViewedData], context: BatchContext) -> Iterator[Objection]:
        # No ground is no objection: that somebody read what they had no ground to see any more is the very
        # thing that the log is for. The row then says so by an empty ground.
        if not context.students.issuperset(fact.data.students):
            yield Objection(Reason.STUDENT)

    def store(self, facts: Sequence[Fact[ViewedData]], context: BatchContext, batch: UUID) -> set[UUID]:
        stored = super().store(facts, context, batch)
        # Only for records that are new: a resend must not write a second access row.
        AccessRow.objects.bulk_create(_access_row(fact, context) for fact in facts if fact.id in stored)
        return stored


def _access_row(fact: Fact[ViewedData], context: BatchContext) -> AccessRow:
    students = sorted(set(fact.data.students))
    why = {context.why_seen(fact.actor, student, fact.made_at) for student in students}
    return AccessRow(
        # When it was read, not when it arrived.
        at=fact.made_at,
        who=fact.actor,
        page=fact.data.page,
        act="viewed offline",
        ground=",".join(sorted(ground.value for ground in why if ground)),
        students=students,
        request_id=current_request_id.get(),
    )
