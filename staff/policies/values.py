"""The rules that differ by state or district: which value is in force at a school on a day.

The values are rows of `Policy` with dates. `DEFAULTS` is the set that a new district starts with:
each says its source, or that it is a district expectation and no requirement of a state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from staff.models import Policy, School

DISTRICT_EXPECTATION = "district expectation"


@dataclass(frozen=True)
class Default:
    key: str
    value: Any
    source: str


DEFAULTS: tuple[Default, ...] = (
    Default("licence.para", ["aide", "any"], "Wis. Admin. Code PI 34.085; Wis. Stat. 118.19"),
    Default("licence.supervisor", ["special_education_teacher", "director"], "Wis. Admin. Code PI 11.24"),
    Default("licence.publish", ["special_education_teacher", "director"], DISTRICT_EXPECTATION),
    Default("licence.provider", ["related_service", "interpreter"], DISTRICT_EXPECTATION),
    Default("contact.week", {"v": 1, "minutes": 30, "contacts": 2}, DISTRICT_EXPECTATION),
    # The most school days between two contacts with a para, two with a student, two looks at a student's data
    Default("contact.clocks", {"v": 1, "para": 5, "student": 10, "data": 10}, DISTRICT_EXPECTATION),
)


class Policies:
    """Values of some keys at some schools: loaded once, asked for any day without a further query.

    A school's own row comes before its district's, day by day.
    """

    def __init__(self, rows: Iterable[Policy]) -> None:
        self._rows: dict[tuple[UUID, str], list[Policy]] = defaultdict(list)
        for row in rows:
            self._rows[row.school_id, row.key].append(row)

    @classmethod
    def load(cls, schools: Iterable[School], keys: Iterable[str]) -> Policies:
        """Of these schools and their districts. One query."""
        lines = {pk for school in schools for pk in school.line()}
        return cls(Policy.objects.filter(school__in=lines, key__in=set(keys)))

    def find(self, school: School, key: str, day: date) -> Policy | None:
        """The row in force at `school` on `day`; None where nothing says what the rule was."""
        rows = (row for pk in school.line() for row in self._rows.get((pk, key), ()))
        return next((row for row in rows if row.holds_on(day)), None)
