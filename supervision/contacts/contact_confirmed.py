"""`contact.confirmed`: the para says on Today whether a contact happened, perhaps offline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from datacollection.sync.batch_context import BatchContext, BatchIds
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.reasons import Reason
from datacollection.sync.record_kind import RecordKind
from datacollection.sync.store import insert
from staff.models import User
from supervision.models import Contact, ContactConfirmation


@dataclass(frozen=True, slots=True)
class ContactAnswer:
    contact: UUID
    agrees: bool
    note: str


@dataclass(frozen=True, slots=True)
class ContactQuestion:
    """Whom a contact asks, and what they have said."""

    para: UUID
    said: tuple[bool, str] | None


class ContactConfirmed(RecordKind[ContactAnswer]):
    """The para's answer about a contact. The first answer stands; a later, different one is held."""

    key = "contact.confirmed"
    order = 70
    title = _("An answer about a contact")
    device_title = _("Answer about a contact")
    table = ContactConfirmation._meta.db_table
    columns = {
        "contact_id": "uuid",
        "by_id": "uuid",
        "at": "timestamptz",
        "agrees": "boolean",
        "note": "text",
        "record": "uuid",
    }

    def parse(self, data: object, plan: UUID | None) -> ContactAnswer:
        fields = Fields(data)
        answer = ContactAnswer(
            fields.uuid("contact"), fields.word("says", ("yes", "no")) == "yes", fields.text("note", 300)
        )
        fields.done()
        return answer

    def need(self, data: ContactAnswer, ids: BatchIds) -> None:
        ids.own[self.key].add(data.contact)

    def load_own(self, ids: Collection[UUID], users: Collection[User]) -> dict[UUID, ContactQuestion]:
        rows = Contact.objects.filter(pk__in=ids).values_list(
            "pk", "para", "confirmation__agrees", "confirmation__note"
        )
        return {
            pk: ContactQuestion(para, None if agrees is None else (agrees, note))
            for pk, para, agrees, note in rows
        }

    def judge(self, fact: Fact[ContactAnswer], context: BatchContext) -> Iterator[Objection]:
        asked = self._asked(fact, context)
        if asked is None or asked.para != fact.actor.pk:
            yield Objection(Reason.NOT_ASKED)
        # Held and not refused: a person reads that two devices said different things.
        elif asked.said not in (None, (fact.data.agrees, fact.data.note)):
            yield Objection(Reason.ANSWERED)

    def row(self, fact: Fact[ContactAnswer], context: BatchContext) -> tuple[Any, ...]:
        said = fact.data
        return (said.contact, fact.actor.pk, fact.made_at, said.agrees, said.note, fact.id)

    def store(self, facts: Sequence[Fact[ContactAnswer]], context: BatchContext, batch: UUID) -> set[UUID]:
        # The same answer from a second device: its Record is kept, so that the device's sequence has no gap;
        # the confirmation is there already.
        again = [fact for fact in facts if self._is_said(fact, context)]
        fresh = [fact for fact in facts if not self._is_said(fact, context)]
        return insert(again, batch) | super().store(fresh, context, batch)

    def learn(self, fact: Fact[ContactAnswer], context: BatchContext) -> None:
        known = context.own[self.key]
        # So that a second answer in the same batch is judged against the first.
        known[fact.data.contact] = replace(known[fact.data.contact], said=(fact.data.agrees, fact.data.note))

    def _asked(self, fact: Fact[ContactAnswer], context: BatchContext) -> ContactQuestion | None:
        question: ContactQuestion | None = context.own[self.key].get(fact.data.contact)
        return question

    def _is_said(self, fact: Fact[ContactAnswer], context: BatchContext) -> bool:
        asked = self._asked(fact, context)
        return asked is not None and asked.said is not None
