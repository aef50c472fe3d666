"""What a run found, and what people decide of it: plain data that a row and a page can carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from students.roster.problems import Problems, RosterProblem

LISTED = 200


@dataclass(frozen=True)
class Decisions:
    """`schools`: {org: id of the school here that it is}. `same`: ids of teachers whose account here, found
    by its e-mail, is theirs. `ends`: {“enrolment:ID” or “post:ID”: last day} of who is missing. `places_end`:
    the last day of places in classes that are missing."""

    schools: dict[str, str] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    ends: dict[str, date] = field(default_factory=dict)
    places_end: date | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "schools": self.schools,
            "same": list(self.same),
            "ends": {key: day.isoformat() for key, day in self.ends.items()},
            "places_end": self.places_end.isoformat() if self.places_end else None,
        }

    @classmethod
    def of_json(cls, given: dict[str, Any]) -> Decisions:
        ends = {key: date.fromisoformat(day) for key, day in given.get("ends", {}).items()}
        last = given.get("places_end")
        return cls(
            dict(given.get("schools", {})),
            tuple(given.get("same", ())),
            ends,
            date.fromisoformat(last) if last else None,
        )


@dataclass
class ImportFindings:
    """`counts`: {“students.created”: n}. `by_school`: [school, grade, students in the file].

    The lists hold the first of their kind; their whole number stands in `counts`. `missing`: {key, kind,
    person, school}. `taken`: {id, name, line, user}: teachers whose e-mail another account has. `others`:
    {name, role}: people whom the file calls something that no import grants. `schools`: {org, name}: new
    schools that might be ones that are here already.
    """

    counts: Counter[str] = field(default_factory=Counter)
    by_school: list[tuple[str, str, int]] = field(default_factory=list)
    missing: list[dict[str, str]] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    others: list[dict[str, str]] = field(default_factory=list)
    schools: list[dict[str, str]] = field(default_factory=list)
    remarks: list[RosterProblem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "counts": dict(self.counts),
            "by_school": [list(one) for one in self.by_school],
            "missing": self.missing,
            "taken": self.taken,
            "others": self.others,
            "schools": self.schools,
            "remarks": [one.as_json() for one in self.remarks],
        }


class Broken(Exception):
    """The set is not right: nothing of it was applied."""

    def __init__(self, problems: Problems) -> None:
        super().__init__("; ".join(str(one) for one in list(problems)[:3]))
        self.problems = problems


class Busy(Exception):
    """Something else holds what this needs: a minute later it will do."""
