"""The rules that differ by state or district: which value is in force at a school on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from staff.models import Policy, School


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
        # line() names the school first and its district second, and so the school's own row wins.
        rows = (row for pk in school.line() for row in self._rows.get((pk, key), ()))
        return next((row for row in rows if row.holds_on(day)), None)
