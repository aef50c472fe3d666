"""The rules of a school as its administrator reads them: what holds, what held, what is planned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from staff.models import Policy, School
from staff.policies.keys import POLICY_KEYS, PolicyKey, find_policy_key
from staff.policies.values import Policies


@dataclass(frozen=True)
class RuleLine:
    """A row of `Policy` in words. `is_own`: set at the school itself; else it is the district's."""

    policy: Policy
    text: str
    is_own: bool
    is_planned: bool
    holds: bool


@dataclass(frozen=True)
class Rule:
    """A key with the line in force (None: nothing says what the rule is) and all others, newest first."""

    key: PolicyKey
    now: RuleLine | None
    lines: Sequence[RuleLine]

    @property
    def planned(self) -> list[RuleLine]:
        return [line for line in self.lines if line.is_planned]


def rules_of(school: School, on: date, key: str = "") -> list[Rule]:
    """Every rule as it is on `on`; one query. `key`: only this one."""
    found = Policy.objects.filter(school__in=school.line()).select_related("school").order_by("-during")
    rows: dict[str, list[Policy]] = defaultdict(list)
    for row in found.filter(key=key) if key else found:
        rows[row.key].append(row)
    names = [policy.key for policy in POLICY_KEYS if not key or policy.key == key]
    unknown = sorted(set(rows) - set(names))
    return [_rule(find_policy_key(name), rows[name], school, on) for name in [*names, *unknown]]


def _rule(key: PolicyKey, rows: Sequence[Policy], school: School, on: date) -> Rule:
    now = Policies(rows).find(school, key.key, on)
    lines = [
        RuleLine(row, key.show(row.value), row.school_id == school.pk, row.starts > on, row is now)
        for row in rows
    ]
    return Rule(key, next((line for line in lines if line.holds), None), lines)
