"""What a kind of record is: how it is read, what speaks against it, where it is stored."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from datacollection.sync import store
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.grounds import Grounds, Needs, SessionFacts
from datacollection.sync.reasons import Reason

D = TypeVar("D")


class Kind(ABC, Generic[D]):
    """One module in this folder with one class, marked `@register`. Stateless.

    `order`: kinds that others rest on are stored first. `table` and `columns` ({name: PostgreSQL type})
    are the typed row beside the Record; a kind without one leaves them empty, or stores by itself.
    """

    key: ClassVar[str]
    order: ClassVar[int]
    table: ClassVar[str] = ""
    columns: ClassVar[dict[str, str]] = {}
    minds_doubts: ClassVar[bool] = True  # is a record held for what was doubted before the kind was asked?

    @abstractmethod
    def parse(self, data: object, plan: UUID | None) -> D:
        """The record's `data` as a dataclass. Raises Unreadable."""

    @abstractmethod
    def need(self, data: D, needs: Needs) -> None:
        """Add the ids that judging it asks for."""

    @abstractmethod
    def judge(self, fact: Fact[D], grounds: Grounds) -> Iterator[Objection]:
        """What speaks against it, the gravest first. Pure: no database, no clock but the fact's own."""

    def student(self, fact: Fact[D], grounds: Grounds) -> UUID | None:
        """Whom it is about, as far as can be told: their teacher looks at it where it is held."""
        return None

    def session(self, fact: Fact[D], grounds: Grounds) -> UUID | None:
        """The session whose summary it changes."""
        return None

    def row(self, fact: Fact[D], grounds: Grounds) -> tuple[Any, ...]:
        """The values of `columns`."""
        return ()

    def store(self, facts: Sequence[Fact[D]], grounds: Grounds, batch: UUID) -> set[UUID]:
        """Insert those that are not there yet; the ids of those that were inserted."""
        rows = [self.row(fact, grounds) for fact in facts]
        return store.insert(facts, batch, self.table, self.columns, rows)

    def learn(self, fact: Fact[D], grounds: Grounds) -> None:
        """It stands now: later kinds of the same batch may rest on it."""


class OfSession(Kind[D]):
    """A record that belongs to a session which came before it, or waits for it."""

    @abstractmethod
    def session_of(self, data: D) -> UUID:
        """The session that it names."""

    def need(self, data: D, needs: Needs) -> None:
        needs.sessions.add(self.session_of(data))

    def student(self, fact: Fact[D], grounds: Grounds) -> UUID | None:
        wanted = self.session_of(fact.data)
        found = grounds.sessions.get(wanted)
        return found.target.student if found else grounds.held_sessions.get(wanted)

    def session(self, fact: Fact[D], grounds: Grounds) -> UUID | None:
        return self.session_of(fact.data)

    def judge(self, fact: Fact[D], grounds: Grounds) -> Iterator[Objection]:
        wanted = self.session_of(fact.data)
        found = grounds.sessions.get(wanted)
        if found is None:
            yield Objection(Reason.WAITING, waits_for=wanted)
            return
        if found.recorder != fact.actor.pk:
            yield Objection(Reason.NOT_THEIRS)
        yield from self.judge_in(found, fact, grounds)

    def judge_in(self, session: SessionFacts, fact: Fact[D], grounds: Grounds) -> Iterator[Objection]:
        """What else speaks against it, its session being known."""
        yield from ()
