"""`contact.confirmed`: the para says on Today whether a contact happened, perhaps offline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from datacollection.sync.facts import Fact, Objection
from datacollection.sync.fields import Fields
from datacollection.sync.grounds import Grounds, Needs, also_load
from datacollection.sync.kinds.base import Kind
from datacollection.sync.kinds.registry import register
from datacollection.sync.reasons import Reason
from datacollection.sync.store import insert
from supervision.models import Contact, ContactConfirmation

CONTACTS = "supervision.contacts"


@dataclass(frozen=True, slots=True)
class Answer:
    contact: UUID
    agrees: bool
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a contact asks, and what they have said."""

    para: UUID
    said: tuple[bool, str] | None


def asked(ids: Collection[UUID]) -> dict[UUID, Any]:
    """One query."""
    rows = Contact.objects.filter(pk__in=ids).values_list(
        "pk", "para", "confirmation__agrees", "confirmation__note"
    )
    return {pk: Asked(para, None if agrees is None else (agrees, note)) for pk, para, agrees, note in rows}


also_load(CONTACTS, asked)


@register
class ContactConfirmed(Kind[Answer]):
    """The first answer stands. A second one that says the same is kept as a record; another one is held."""

    key = "contact.confirmed"
    order = 70
    table = ContactConfirmation._meta.db_table
    columns = {
        "contact_id": "uuid",
        "by_id": "uuid",
        "at": "timestamptz",
        "agrees": "boolean",
        "note": "text",
        "record": "uuid",
    }

    def parse(self, data: object, plan: UUID | None) -> Answer:
        fields = Fields(data)
        answer = Answer(
            fields.uuid("contact"), fields.word("says", ("yes", "no")) == "yes", fields.text("note", 300)
        )
        fields.done()
        return answer

    def need(self, data: Answer, needs: Needs) -> None:
        needs.others[CONTACTS].add(data.contact)

    def judge(self, fact: Fact[Answer], grounds: Grounds) -> Iterator[Objection]:
        asked = self._asked(fact, grounds)
        if asked is None or asked.para != fact.actor.pk:
            yield Objection(Reason.NOT_ASKED)
        elif asked.said not in (None, (fact.data.agrees, fact.data.note)):
            yield Objection(Reason.ANSWERED)

    def row(self, fact: Fact[Answer], grounds: Grounds) -> tuple[Any, ...]:
        said = fact.data
        return (said.contact, fact.actor.pk, fact.made_at, said.agrees, said.note, fact.id)

    def store(self, facts: Sequence[Fact[Answer]], grounds: Grounds, batch: UUID) -> set[UUID]:
        again = [fact for fact in facts if self._is_said(fact, grounds)]
        fresh = [fact for fact in facts if not self._is_said(fact, grounds)]
        return insert(again, batch) | super().store(fresh, grounds, batch)

    def learn(self, fact: Fact[Answer], grounds: Grounds) -> None:
        known = grounds.others[CONTACTS]
        known[fact.data.contact] = replace(known[fact.data.contact], said=(fact.data.agrees, fact.data.note))

    @staticmethod
    def _asked(fact: Fact[Answer], grounds: Grounds) -> Asked | None:
        found: Asked | None = grounds.others[CONTACTS].get(fact.data.contact)
        return found

    def _is_said(self, fact: Fact[Answer], grounds: Grounds) -> bool:
        asked = self._asked(fact, grounds)
        return asked is not None and asked.said is not None
