"""What a district expects, parsed from its policy rows. Without a row nothing is expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.declared import whole
from staff.models import Policy, School
from staff.policies.keys import PolicyKey, PolicyValue
from staff.policies.values import Policies


@dataclass(frozen=True)
class ContactWeek(PolicyValue):
    minutes: int = whole(low=0, high=3000, label=_("minutes a week"))
    contacts: int = whole(low=0, high=100, label=_("contacts a week"))


@dataclass(frozen=True)
class ContactClocks(PolicyValue):
    """The most school days between two contacts with a para, two with a student, two looks at the data."""

    para: int = whole(low=1, high=200, label=_("school days between contacts with a para"))
    student: int = whole(low=1, high=200, label=_("school days between contacts with a student"))
    data: int = whole(low=1, high=200, label=_("school days between looks at a student’s data"))


WEEK = PolicyKey(
    "contact.week",
    _("Supervision contacts"),
    ContactWeek(minutes=30, contacts=2),
    help=_("How much contact each para should have with a supervising teacher."),
)
CLOCKS = PolicyKey(
    "contact.clocks",
    _("Time between supervision contacts"),
    ContactClocks(para=5, student=10, data=10),
    help=_("What lies longer ago is shown as overdue."),
)
CONTACT_POLICIES = (WEEK, CLOCKS)


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
    week, clocks = (policies.find(school, policy.key, day) for policy in CONTACT_POLICIES)
    return Expected(
        **_numbers_of(WEEK, week),
        **_numbers_of(CLOCKS, clocks),
        week_named=RuleSource.of(week),
        clocks_named=RuleSource.of(clocks),
    )


def _numbers_of(policy: PolicyKey, row: Policy | None) -> dict[str, Any]:
    return policy.read(row.value).values_as_json() if row else {}
