"""`update.acknowledged`: a para has read what changed in a plan, perhaps offline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from datacollection.sync.batch_context import BatchContext, BatchIds
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import RecordKind
from iep.models import UpdateReceipt
from staff.models import User

# Locked in the order of ids, for two devices of one person may send at once. The first one stands.
ACKNOWLEDGE = f"""
WITH read AS (
  SELECT DISTINCT ON (update_id, user_id) * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::timestamptz[])
    AS r(record, update_id, user_id, at) ORDER BY update_id, user_id, at
), receipt AS (
  SELECT id, update_id, user_id FROM {UpdateReceipt._meta.db_table}
   WHERE (update_id, user_id) IN (SELECT update_id, user_id FROM read) AND acknowledged_at IS NULL
   ORDER BY id FOR UPDATE
)
UPDATE {UpdateReceipt._meta.db_table} AS mine SET acknowledged_at = read.at, record = read.record
  FROM receipt JOIN read USING (update_id, user_id) WHERE mine.id = receipt.id
"""  # noqa: S608 - a table's name, nothing that anybody typed


@dataclass(frozen=True, slots=True)
class AcknowledgmentData:
    update: UUID


class UpdateAcknowledged(RecordKind[AcknowledgmentData]):
    key = "update.acknowledged"
    order = 60
    title = _("A plan update acknowledged")
    device_title = _("Plan update acknowledged")

    def parse(self, data: object, plan: UUID | None) -> AcknowledgmentData:
        fields = Fields(data)
        acknowledgment = AcknowledgmentData(fields.uuid("update"))
        fields.done()
        return acknowledgment

    def need(self, data: AcknowledgmentData, ids: BatchIds) -> None:
        ids.own[self.key].add(data.update)

    def load_own(self, ids: Collection[UUID], users: Collection[User]) -> dict[tuple[UUID, UUID], UUID]:
        """{(update, user): student} of those that were given."""
        # Of all people and updates of the batch, which are few; `student` picks the pair that was meant.
        receipts = UpdateReceipt.objects.filter(update__in=ids, user__in=users)
        rows = receipts.values_list("update", "user", "update__student")
        return {(update, user): student for update, user, student in rows}

    def judge(self, fact: Fact[AcknowledgmentData], context: BatchContext) -> Iterator[Objection]:
        if self.student(fact, context) is None:
            yield Objection(Reason.NOT_GIVEN)

    def student(self, fact: Fact[AcknowledgmentData], context: BatchContext) -> UUID | None:
        student: UUID | None = context.own[self.key].get((fact.data.update, fact.actor.pk))
        return student

    def store(
        self, facts: Sequence[Fact[AcknowledgmentData]], context: BatchContext, batch: UUID
    ) -> set[UUID]:
        # The Record first: a resend that was stored before then sets nothing again.
        stored = super().store(facts, context, batch)
        new = [fact for fact in facts if fact.id in stored]
        columns = zip(*((f.id, f.data.update, f.actor.pk, f.made_at) for f in new), strict=True)
        if new:
            with connection.cursor() as cursor:
                cursor.execute(ACKNOWLEDGE, [list(column) for column in columns])
        return stored
