"""What each rule is called, what its value says, and which value a new district starts with.

A rule is one declaration beside the code that reads it; the page, the form and the history are made of it:

    @dataclass(frozen=True)
    class ContactWeek(PolicyValue):
        minutes: int = whole(low=0, high=3000, label=_("minutes a week"))

    WEEK = PolicyKey("contact.week", _("Supervision contacts"), ContactWeek(minutes=30))

`AppConfig.ready` of its room registers it. A value whose key nobody registered is still shown, as it is
stored, and not changed on a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.dated import since
from core.declared import Declared, specs_of
from core.registry import Registry
from staff.models import Policy, School

DISTRICT_EXPECTATION = "district expectation"  # the source of what no state asks for


@dataclass(frozen=True)
class PolicyValue(Declared):
    """A value of a rule: whole numbers whose labels are their units, unless it says itself otherwise."""

    WHAT = _("Value of a policy")

    def sentence(self) -> str:
        """30 minutes a week, 2 contacts a week"""
        values = ((getattr(self, name), spec.label) for name, spec in specs_of(type(self)).items())
        return ", ".join(f"{value} {unit}" for value, unit in values)


@dataclass(frozen=True)
class PolicyKey:
    """A rule. `default`: what a new district starts with; `source`: where that comes from.

    Without a default nothing is known of its value but what is stored.
    """

    key: str
    label: str | Promise
    default: PolicyValue | None = None
    source: str = DISTRICT_EXPECTATION
    help: str | Promise = ""

    @property
    def is_known(self) -> bool:
        return self.default is not None

    @property
    def value_type(self) -> type[PolicyValue]:
        """Raises ValueError where nothing is known of it."""
        if self.default is None:
            raise ValueError(f"Nothing is known of the policy {self.key}.")
        return type(self.default)

    def read(self, stored: Any) -> PolicyValue:
        """The value as it is declared. Raises ValueError where it cannot be read."""
        try:
            return self.value_type.from_json(stored)
        except ValueError as why:
            raise ValueError(f"The policy {self.key} cannot be read: {why}") from why

    def show(self, stored: Any) -> str:
        """What is stored, in words if it can be read."""
        try:
            return self.read(stored).sentence()
        except ValueError:
            return str(stored)


POLICY_KEYS = Registry[str, PolicyKey]("policy key", key=lambda policy: policy.key)


def find_policy_key(key: str) -> PolicyKey:
    """The registered one, or one that only shows what is stored."""
    return POLICY_KEYS.find(key) or PolicyKey(key, key)


def default_policies(school: School, first: date) -> list[Policy]:
    """What a new district starts with on its `first` day, not saved yet."""
    known = [(policy, policy.default) for policy in POLICY_KEYS if policy.default]
    return [
        Policy(
            school=school, key=policy.key, value=value.to_json(), source=policy.source, during=since(first)
        )
        for policy, value in known
    ]
