"""What a district expects, parsed from its policy rows. Without a row nothing is expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from staff.models import Policy, School
from staff.policies.values import Policies

WEEK, CLOCKS = "contact.week", "contact.clocks"


@dataclass(frozen=True)
class RuleSource:
    """Which policy row it is: from when until when (None: open), and its source in words."""

    first: date
    last: date | None
    source: str

    @classmethod
    def of(cls, policy: Policy | None) -> RuleSource | None:
        return cls(policy.starts, policy.last_day, policy.source) if policy else None


@dataclass(frozen=True)
class Expected:
    """Minutes and contacts of a school week; the most school days that each clock may run. None: no rule."""

    minutes: int | None = None
    contacts: int | None = None
    para: int | None = None
    student: int | None = None
    data: int | None = None
    week_named: RuleSource | None = None
    clocks_named: RuleSource | None = None


def expected(policies: Policies, school: School, day: date) -> Expected:
    """What is expected at `school` on `day`. Raises ValueError for a value that cannot be read."""
    week, clocks = (policies.find(school, key, day) for key in (WEEK, CLOCKS))
    return Expected(
        **_whole(week, ("minutes", "contacts")),
        **_whole(clocks, ("para", "student", "data")),
        week_named=RuleSource.of(week),
        clocks_named=RuleSource.of(clocks),
    )


def _whole(row: Policy | None, names: tuple[str, ...]) -> dict[str, Any]:
    """Whole numbers of a value of version 1; a name that is missing expects nothing."""
    if row is None:
        return {}
    if not isinstance(row.value, Mapping) or row.value.get("v") != 1:
        raise ValueError(f"The policy {row.key} has a value that this version cannot read.")
    values = {name: row.value.get(name) for name in names}
    if any(value is not None and (type(value) is not int or value < 0) for value in values.values()):
        raise ValueError(f"The policy {row.key} needs whole numbers.")
    return values
