"""The rules that differ by state or district: which there are, and how each one's value is read.

The values are rows of `Policy` with dates. `DEFAULTS` is the set that a new district starts with:
each says its source, or that it is a district expectation and no requirement of a state.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from staff.models import Policy, School

DISTRICT_EXPECTATION = "district expectation"


class PolicyMissing(LookupError):
    """No row says what the rule was on that day: the act that needs it cannot be judged."""

    def __init__(self, key: str, school: School, on: date) -> None:
        super().__init__(f"{school} has no policy “{key}” for {on.isoformat()}.")


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


def policy_on(school: School, key: str, on: date) -> Policy:
    """The row of `key` in force for `school` on `on`: its own, or else its district's.

    Raises PolicyMissing.
    """
    rows: dict[UUID, Policy] = {
        p.school_id: p for p in Policy.objects.on(on).filter(school__in=school.line(), key=key)
    }
    for school_id in school.line():
        if school_id in rows:
            return rows[school_id]
    raise PolicyMissing(key, school, on)
