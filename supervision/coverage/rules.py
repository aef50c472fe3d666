"""What a district expects, parsed from its policy rows. Without a row nothing is expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

WEEK, CLOCKS = "contact.week", "contact.clocks"


@dataclass(frozen=True)
class Named:
    """Which policy row it is: from when until when (None: open), and its source in words."""

    first: date
    last: date | None
    source: str


@dataclass(frozen=True)
class Expected:
    """Minutes and contacts of a school week; the most school days that each clock may run. None: no rule."""

    minutes: int | None = None
    contacts: int | None = None
    para: int | None = None
    student: int | None = None
    data: int | None = None
    week_named: Named | None = None
    clocks_named: Named | None = None


@dataclass(frozen=True)
class PolicyRow:
    school: UUID
    key: str
    value: Mapping[str, Any]
    named: Named


def expected(line: Iterable[UUID], rows: Iterable[PolicyRow]) -> Expected:
    """`line`: the school, then its district; the first that has a row decides. Raises ValueError."""
    places, by_key = list(line), {(row.school, row.key): row for row in rows}
    week, clocks = (
        next((by_key[school, key] for school in places if (school, key) in by_key), None)
        for key in (WEEK, CLOCKS)
    )
    return Expected(
        **_whole(week, ("minutes", "contacts")),
        **_whole(clocks, ("para", "student", "data")),
        week_named=week.named if week else None,
        clocks_named=clocks.named if clocks else None,
    )


def _whole(row: PolicyRow | None, names: tuple[str, ...]) -> dict[str, Any]:
    """Whole numbers of a value of version 1; a name that is missing expects nothing."""
    if row is None:
        return {}
    if not isinstance(row.value, Mapping) or row.value.get("v") != 1:
        raise ValueError(f"The policy {row.key} has a value that this version cannot read.")
    values = {name: row.value.get(name) for name in names}
    if any(value is not None and (type(value) is not int or value < 0) for value in values.values()):
        raise ValueError(f"The policy {row.key} needs whole numbers.")
    return values
