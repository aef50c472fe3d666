"""Contacts one by one, each with whether it counts and, where it does not, why: what a figure opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.checks import say
from staff.licences.rules import LicenceRules
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


def judge_contacts(contacts: Iterable[Contact]) -> list[Judged]:
    """In the order given. Each comes with its school, supervisor and withdrawal. Two queries."""
    found = list(contacts)
    if not found:
        return []
    people, schools = {c.supervisor_id for c in found}, {c.school for c in found}
    rules = LicenceRules.load(people, schools, [RULE])
    return [Judged(contact, _why(contact, rules)) for contact in found]


def _why(contact: Contact, rules: LicenceRules) -> str:
    if hasattr(contact, "withdrawal"):
        return _("It was taken back.")
    if rules.policies.find(contact.school, RULE, contact.school_day) is None:
        # Without a policy row nobody is licensed by it, so no contact counts; the page says why.
        return _("No rule said then which license supervises.")
    given = (contact.supervisor_id, RULE, contact.school, contact.school_day)
    if rules.meets(*given):
        return ""
    last = rules.last_day_before(*given)
    if last is None:
        return _("%(who)s had no license for it on that day.") % {"who": contact.supervisor}
    words = {"who": contact.supervisor, "day": say(last)}
    return _("The license of %(who)s ended on %(day)s.") % words
