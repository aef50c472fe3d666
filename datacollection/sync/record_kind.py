"""What a kind of record is: how it is read, what speaks against it, where it is stored, how it is shown.

A kind is one instance, registered in `AppConfig.ready`; everything that lists kinds reads it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar
from uuid import UUID

from django.utils.functional import Promise

from datacollection.paper.rows import PaperLayout
from datacollection.shell.pads import Pad
from datacollection.sync import store
from datacollection.sync.facts import Fact, Objection
from datacollection.sync.reasons import Reason
from staff.models import User
from staff.permissions import Part

if TYPE_CHECKING:
    # It asks every kind for what judging needs, so at run time it is the one that imports.
    from datacollection.sync.batch_context import BatchContext, BatchIds, SessionFacts

D = TypeVar("D")


class RecordKind(ABC, Generic[D]):
    """A kind of record. Stateless.

    `order`: kinds that others rest on are stored first. `title`: what a person reads who decides on a held
    one; `device_title`: what stands in the list of what a device has not sent. `part`: who may log this part
    of a student's record may record it. `table` and `columns` ({name: PostgreSQL type}) are the typed row
    beside the Record; a kind without one leaves them empty, or stores by itself.

    It can be taken back where one of two paths from a Record is named: `session_path` to the session whose
    figures that changes, `student_path` to the student where there is no session.
    """

    key: ClassVar[str]
    order: ClassVar[int]
    title: ClassVar[str | Promise]
    device_title: ClassVar[str | Promise]
    part: ClassVar[Part] = Part.DATA
    table: ClassVar[str] = ""
    columns: ClassVar[dict[str, str]] = {}
    session_path: ClassVar[str] = ""
    student_path: ClassVar[str] = ""
    opens_session: ClassVar[bool] = False  # may records wait for it to arrive?
    minds_doubts: ClassVar[bool] = True  # is a record held for what was doubted before the kind was asked?
    pads: ClassVar[tuple[Pad, ...]] = ()
    paper_layouts: ClassVar[tuple[PaperLayout, ...]] = ()

    @abstractmethod
    def parse(self, data: object, plan: UUID | None) -> D:
        """The record's `data` as a dataclass. Raises UnreadableField."""

    @abstractmethod
    def need(self, data: D, ids: BatchIds) -> None:
        """Add the ids that judging it asks for; those of its own to `ids.own[self.key]`."""

    def load_own(self, ids: Collection[UUID], users: Collection[User]) -> Mapping[Any, Any]:
        """What `context.own[self.key]` holds: of what it asked for in `ids.own`. One query."""
        raise NotImplementedError

    @abstractmethod
    def judge(self, fact: Fact[D], context: BatchContext) -> Iterator[Objection]:
        """What speaks against it, the gravest first. Pure: no database, no clock but the fact's own."""

    def student(self, fact: Fact[D], context: BatchContext) -> UUID | None:
        """Whom it is about, as far as can be told: their teacher looks at it where it is held."""
        return None

    def session(self, fact: Fact[D], context: BatchContext) -> UUID | None:
        """The session whose summary it changes."""
        return None

    def row(self, fact: Fact[D], context: BatchContext) -> tuple[Any, ...]:
        """The values of `columns`."""
        return ()

    def store(self, facts: Sequence[Fact[D]], context: BatchContext, batch: UUID) -> set[UUID]:
        """Insert those that are not there yet; the ids of those that were inserted."""
        rows = [self.row(fact, context) for fact in facts]
        return store.insert(facts, batch, self.table, self.columns, rows)

    def learn(self, fact: Fact[D], context: BatchContext) -> None:
        """It stands now: later kinds of the same batch may rest on it."""


AnyRecordKind = RecordKind[Any]


class SessionRecordKind(RecordKind[D]):
    """A record that belongs to a session which came before it, or waits for it."""

    @abstractmethod
    def session_of(self, data: D) -> UUID:
        """The session that it names."""

    def need(self, data: D, ids: BatchIds) -> None:
        ids.sessions.add(self.session_of(data))

    def student(self, fact: Fact[D], context: BatchContext) -> UUID | None:
        session_id = self.session_of(fact.data)
        # Where the session is held itself, the student is known from there.
        session = context.sessions.get(session_id)
        return session.target.student if session else context.held_sessions.get(session_id)

    def session(self, fact: Fact[D], context: BatchContext) -> UUID | None:
        return self.session_of(fact.data)

    def judge(self, fact: Fact[D], context: BatchContext) -> Iterator[Objection]:
        session_id = self.session_of(fact.data)
        session = context.sessions.get(session_id)
        if session is None:
            # Held and not refused: a session that another device brings later releases it.
            yield Objection(Reason.WAITING, waits_for=session_id)
            return
        # A session has one recorder; whoever else observes has a session of their own.
        if session.recorder != fact.actor.pk:
            yield Objection(Reason.NOT_THEIRS)
        yield from self.judge_in(session, fact, context)

    def judge_in(self, session: SessionFacts, fact: Fact[D], context: BatchContext) -> Iterator[Objection]:
        """What else speaks against it, its session being known."""
        yield from ()

    def learn(self, fact: Fact[D], context: BatchContext) -> None:
        context.learn_record(fact, self.session_of(fact.data))
