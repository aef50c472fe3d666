"""`update.acknowledged`: a para has read what changed in a plan, perhaps offline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.grounds import Grounds, Needs
from datacollection.sync.kinds.base import Kind
from datacollection.sync.kinds.registry import register
from datacollection.sync.reasons import Reason
from iep.models import UpdateReceipt

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
class Acknowledgment:
    update: UUID


@register
class UpdateAcknowledged(Kind[Acknowledgment]):
    key = "update.acknowledged"
    order = 60

    def parse(self, data: object, plan: UUID | None) -> Acknowledgment:
        fields = Fields(data)
        acknowledgment = Acknowledgment(fields.uuid("update"))
        fields.done()
        return acknowledgment

    def need(self, data: Acknowledgment, needs: Needs) -> None:
        needs.updates.add(data.update)

    def judge(self, fact: Fact[Acknowledgment], grounds: Grounds) -> Iterator[Objection]:
        if (fact.data.update, fact.actor.pk) not in grounds.receipts:
            yield Objection(Reason.NOT_GIVEN)

    def student(self, fact: Fact[Acknowledgment], grounds: Grounds) -> UUID | None:
        return grounds.receipts.get((fact.data.update, fact.actor.pk))

    def store(self, facts: Sequence[Fact[Acknowledgment]], grounds: Grounds, batch: UUID) -> set[UUID]:
        stored = super().store(facts, grounds, batch)
        new = [fact for fact in facts if fact.id in stored]
        columns = zip(*((f.id, f.data.update, f.actor.pk, f.made_at) for f in new), strict=True)
        if new:
            with connection.cursor() as cursor:
                cursor.execute(ACKNOWLEDGE, [list(column) for column in columns])
        return stored
