"""What rests on a student's being at a school ends with it: people, days, care, passes (N2).

Each feature registers a `DepartureEnding` for the rows that are its own. Nothing is deleted but a place on a
pass that was not used. What was cut is told as rows of JSON, so that a move planned ahead can be taken back:
{"what": key of the ending, "id", "was": [lower, upper] or null, "now": the same}.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from core.registry import Registry
from staff.calendar.school_time import moment, school_day
from staff.models import School, User
from students.models import Membership, Student

ONE_DAY = timedelta(days=1)
CutRow = dict[str, Any]
End = date | datetime  # the first day, or the moment, without


@dataclass(frozen=True)
class EndDates:
    """`first`: the first day without. `last`: the last day of its people, who knew until now where it lies
    back. `moment`: when memberships end, midnight of the first day or now.
    """

    first: date
    last: date
    moment: datetime

    @classmethod
    def of(cls, school: School, first: date, at: datetime) -> Self:
        today = school_day(school, at)
        return cls(first, max(first, today) - ONE_DAY, max(moment(school.zone, first, 0), at))


class DepartureEnding(ABC):
    """Rows of one table that end when a student goes from a school.

    `key`: what they are called in the rows of JSON, for good. `order`: of the cuts. `template`: what the page
    says of them, which takes `rows` and `foreseen`; `page_order`: where it stands there.
    """

    key: ClassVar[str]
    order: ClassVar[int]
    template: ClassVar[str] = ""
    page_order: ClassVar[int] = 0

    @abstractmethod
    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        """Those of the student that reach beyond the end. `to`: the next school."""

    def stays(self, row: Any, members: Collection[UUID], people: Collection[UUID]) -> bool:
        """Whether it goes on because these memberships do, or these people go on with the student."""
        return False

    def is_planned(self, row: Any, dates: EndDates) -> bool:
        """Whether it begins with the move or later: taken back with it, it never holds."""
        return False

    @abstractmethod
    def cut(self, departure: Departure, by: User | None, at: datetime) -> list[CutRow]:
        """`by` None: a roster, sent by an operator."""

    @abstractmethod
    def put_back(self, cut: CutRow) -> bool:
        """Whether it could be as it was: somebody may have touched it since. May raise IntegrityError."""


class DatedEnding(DepartureEnding):
    """Rows of `model`, which hold `during` a time. `student`: the path to the student. `related`: what the
    page says of them is read along.
    """

    model: ClassVar[Any]
    student: ClassVar[str] = "student"
    related: ClassVar[tuple[str, ...]] = ()

    def end(self, dates: EndDates) -> End:
        return dates.first

    def rows(self, student: Student, dates: EndDates, to: School | None) -> QuerySet[Any]:
        beyond = Q(during__upper_inf=True) | Q(during__endswith__gt=self.end(dates))
        rows: QuerySet[Any] = self.model._default_manager.filter(beyond, **{self.student: student})
        # Without a name, select_related would follow every key.
        return rows.select_related(*self.related) if self.related else rows

    def is_planned(self, row: Any, dates: EndDates) -> bool:
        return bool(row.during.lower >= self.end(dates))

    def cut(self, departure: Departure, by: User | None, at: datetime) -> list[CutRow]:
        end = self.end(departure.dates)
        return [cut_row(self.key, row, end) for row in departure.rows[self.key]]

    def put_back(self, cut: CutRow) -> bool:
        # Only where it still is as the cut left it: whoever changed it since meant it so.
        rows = self.model._default_manager.filter(pk=cut["id"], during=self._range(cut["now"]))
        return bool(rows.update(during=self._range(cut["was"])))

    def _range(self, during: list[str | None] | None) -> Any:
        field = self.model._meta.get_field("during")
        if during is None:
            return field.range_type(empty=True)
        return field.range_type(*map(field.base_field.to_python, during), "[)")


ENDINGS = Registry[str, DepartureEnding](
    "ending", key=lambda ending: ending.key, order=lambda ending: ending.order
)


@dataclass(frozen=True)
class Departure:
    """The rows of one student that reach beyond the end date, by the key of their ending."""

    dates: EndDates
    rows: Mapping[str, Sequence[Any]]

    @classmethod
    def of(cls, student: Student, dates: EndDates, to: School | None = None) -> Self:
        """Read and locked, in a transaction: a query for each ending. Classes of `to` go on."""
        return cls(dates, {ending.key: _lock(ending.rows(student, dates, to)) for ending in ENDINGS})

    def keeping(self, members: Collection[Membership], people: Collection[UUID] = ()) -> Self:
        """Without these memberships, and without what rests on people who stay so, or on these `people`."""
        kept = {member.pk for member in members}
        staying = {member.user_id for member in members} | set(people)
        return self._only(lambda ending, row: not ending.stays(row, kept, staying))

    def without(self, key: str) -> Self:
        return replace(self, rows={**self.rows, key: []})

    def planned(self) -> Self:
        """A departure of only those rows that begin with the move or later."""
        return self._only(lambda ending, row: ending.is_planned(row, self.dates))

    def _only(self, belongs: Callable[[DepartureEnding, Any], bool]) -> Self:
        rows = {
            ending.key: [row for row in self.rows[ending.key] if belongs(ending, row)] for ending in ENDINGS
        }
        return replace(self, rows=rows)

    def end(self, by: User | None, at: datetime) -> list[CutRow]:
        """End all of it; what each row was and is. `by` None: a roster, sent by an operator."""
        return [cut for ending in ENDINGS for cut in ending.cut(self, by, at)]


def _lock(rows: QuerySet[Any]) -> list[Any]:
    # Always in the order of the key, so that two who need the same rows wait instead of deadlocking. `of`:
    # rows that select_related joins are not locked, and PostgreSQL could not lock them where they are null.
    return list(rows.order_by("pk").select_for_update(of=("self",), no_key=True))


def cut_row(key: str, row: Any, end: End) -> CutRow:
    """Save the row without what lies beyond `end`; empty where it would have begun later."""
    was, range_type = row.during, row._meta.get_field("during").range_type
    row.during = range_type(empty=True) if end <= was.lower else range_type(was.lower, end, "[)")
    row.save(update_fields=["during"])
    return tell_cut(key, row.pk, was, row.during)


def tell_cut(key: str, pk: UUID, was: Any, now: Any) -> CutRow:
    return {"what": key, "id": str(pk), "was": _as_json(was), "now": _as_json(now)}


def _as_json(during: Any) -> list[str | None] | None:
    if during.isempty:
        return None
    return [during.lower.isoformat(), during.upper.isoformat() if during.upper else None]


def put_back(cuts: Iterable[CutRow]) -> int:
    """Give each cut row its old range, if nobody changed it since. Returns how many were left as they are."""
    return sum(not _is_put_back(cut) for cut in cuts)


def _is_put_back(cut: CutRow) -> bool:
    try:
        # A savepoint, so that one row that cannot come back does not undo all others.
        with transaction.atomic():
            return ENDINGS.get(cut["what"]).put_back(cut)
    except IntegrityError:  # a constraint: the para is in another place by now, or the like
        return False
