"""Sessions with what they came to, as light rows: a page reads thousands of them, and changes none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from core.once_a_page import once_a_page
from datacollection.models import Counts, SessionSummary
from iep.measures.base import Score
from iep.models import Phase, PhaseKind

# In the order of `Columns`. Tallies as text: most are never looked at, and reading JSON costs most of a row.
READ = (
    "session", "session__target", "session__version__measure", "session__purpose", "session__school_day",
    "session__setting", "session__recorder", "session__recorder__used_name",
    "session__recorder__legal_name", "n", "numerator", "denominator", "score", "evaluated",
    "observed_seconds",
)  # fmt: skip


class Columns(NamedTuple):
    session: UUID
    target: UUID
    measure: str
    purpose: str
    school_day: date
    setting: str
    recorder: UUID
    used_name: str
    legal_name: str
    n: int
    numerator: Decimal
    denominator: Decimal
    score: Decimal | None
    evaluated: bool
    observed_seconds: Decimal
    tallies_text: str


class Tallies(Mapping[str, int]):
    """What a summary tallied, read out of its JSON when somebody looks."""

    __slots__ = ("_counts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] | None = None

    def _read(self) -> dict[str, int]:
        if self._counts is None:
            self._counts = json.loads(self._text)
        return self._counts

    def __getitem__(self, key: str) -> int:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


class Sitting(Columns):
    """One session and its summary. The purpose is a word of `Purpose`, the measure the key of one."""

    __slots__ = ()

    @property
    def recorder_name(self) -> str:
        return self.used_name or self.legal_name

    @property
    def tallies(self) -> Tallies:
        return Tallies(self.tallies_text)

    @property
    def as_score(self) -> Score:
        return Score(
            n=self.n,
            numerator=self.numerator,
            denominator=self.denominator,
            score=self.score,
            evaluated=self.evaluated,
            observed_seconds=int(self.observed_seconds),
            tallies=self.tallies,
        )


@once_a_page
def sittings_of(targets: Sequence[UUID], until: date | None = None) -> dict[UUID, list[Sitting]]:
    """Sittings by target id, oldest first, without agreement checks. One query."""
    rows = SessionSummary.objects.all()
    return _read(rows if until is None else rows.filter(session__school_day__lte=until), targets)


def sittings_since(targets: Sequence[UUID], first: date) -> dict[UUID, list[Sitting]]:
    """Sittings since `first`, and older ones of a baseline, by target id. One query."""
    baseline = Phase.objects.filter(
        kind=PhaseKind.BASELINE,
        target=OuterRef("session__target"),
        during__contains=OuterRef("session__school_day"),
    )
    # The baseline is read whatever its age: without it there is no aim line to compare with.
    rows = SessionSummary.objects.filter(Q(session__school_day__gte=first) | Q(Exists(baseline)))
    return _read(rows, targets)


def _read(rows: QuerySet[SessionSummary], targets: Sequence[UUID]) -> dict[UUID, list[Sitting]]:
    # A session for agreement only watches the same responses a second time; counted, they would weigh double.
    counted = rows.filter(session__target__in=targets).exclude(session__counts=Counts.AGREEMENT)
    in_time = counted.order_by("session__began_at", "session")
    # Keyed by `int`, because UUID hashes and compares in Python code.
    found: dict[int, list[Sitting]] = {target.int: [] for target in targets}
    for sitting in map(Sitting._make, in_time.values_list(*READ, Cast("tallies", TextField()))):
        found[sitting.target.int].append(sitting)  # thousands of UUIDs compared cost more than the query
    return {target: found[target.int] for target in targets}
