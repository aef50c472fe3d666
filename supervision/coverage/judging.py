"""Contacts one by one, each with whether it counts and, where it does not, why: what a figure opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from staff.licences.rules import ANY
from staff.models import Licence, Policy
from supervision.models import Contact

RULE = "licence.supervisor"


@dataclass(frozen=True)
class Judged:
    """`why`: in words, where it does not count; else empty."""

    contact: Contact
    why: str

    @property
    def counts(self) -> bool:
        return not self.why

    @property
    def is_confirmed(self) -> bool | None:
        """What the para says; None: nothing yet."""
        said = getattr(self.contact, "confirmation", None)
        return None if said is None else bool(said.agrees)


def judge(contacts: Iterable[Contact]) -> list[Judged]:
    """In the order given. Each comes with its school, supervisor and withdrawal. Two queries."""
    found = list(contacts)
    if not found:
        return []
    licences: dict[UUID, list[Licence]] = defaultdict(list)
    for licence in Licence.objects.filter(user__in={c.supervisor_id for c in found}).order_by("valid"):
        licences[licence.user_id].append(licence)
    rules: dict[UUID, list[Policy]] = defaultdict(list)
    lines = {pk for c in found for pk in c.school.line()}
    for policy in Policy.objects.filter(key=RULE, school__in=lines):
        rules[policy.school_id].append(policy)
    return [Judged(c, _why(c, licences[c.supervisor_id], rules)) for c in found]


def _why(contact: Contact, licences: Sequence[Licence], rules: dict[UUID, list[Policy]]) -> str:
    if hasattr(contact, "withdrawal"):
        return _("It was taken back.")
    kinds = _kinds(contact, rules)
    if kinds is None:
        return _("No rule said then which license supervises.")
    fitting = [licence for licence in licences if ANY in kinds or licence.kind in kinds]
    if any(contact.school_day in licence.valid for licence in fitting):
        return ""
    return _unlicensed(contact, fitting)


def _kinds(contact: Contact, rules: dict[UUID, list[Policy]]) -> Sequence[Any] | None:
    for school in contact.school.line():
        for policy in rules[school]:
            if policy.holds_on(contact.school_day):
                kinds: Sequence[Any] = policy.value
                return kinds
    return None


def _unlicensed(contact: Contact, fitting: Sequence[Licence]) -> str:
    ended = [licence.valid.upper for licence in fitting if _ended(licence, contact.school_day)]
    if not ended:
        return _("%(who)s had no license for it on that day.") % {"who": contact.supervisor}
    last = max(ended) - timedelta(days=1)
    words = {"who": contact.supervisor, "day": date_format(last, "M j, Y")}
    return _("The license of %(who)s ended on %(day)s.") % words


def _ended(licence: Licence, day: date) -> bool:
    return licence.valid.upper is not None and licence.valid.upper <= day
