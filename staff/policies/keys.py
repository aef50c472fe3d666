"""What each rule is called, how its value is written, and which form asks for it.

Rooms above register the keys that they read in `AppConfig.ready`. A value whose key nobody registered is
still shown, as it is stored, and not changed on a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staff.licences.rules import ANY
from staff.models import LicenceKind

Words = str | Promise


class Kind(Protocol):
    """How a value is shown, asked for and read back."""

    def show(self, value: Any) -> str: ...

    def fields(self, value: Any) -> dict[str, forms.Field]: ...

    def read(self, cleaned: Mapping[str, Any]) -> Any: ...


@dataclass(frozen=True)
class Licences:
    """A list of kinds of licence; “any” stands for any licence of the state."""

    def show(self, value: Any) -> str:
        names = {**dict(LicenceKind.choices), ANY: _("Any license of the state")}
        return _(" or ").join(str(names.get(kind, kind)) for kind in value)

    def fields(self, value: Any) -> dict[str, forms.Field]:
        choices = [*LicenceKind.choices, (ANY, _("Any license of the state"))]
        return {
            "kinds": forms.MultipleChoiceField(
                label=_("One of these is enough"),
                choices=choices,
                initial=list(value or ()),
                widget=forms.CheckboxSelectMultiple,
            )
        }

    def read(self, cleaned: Mapping[str, Any]) -> Any:
        return list(cleaned["kinds"])


@dataclass(frozen=True)
class Number:
    """A whole number of a rule, with its unit in words: “minutes a week”."""

    name: str
    unit: Words
    least: int = 0
    most: int = 10_000


@dataclass(frozen=True)
class Numbers:
    """Whole numbers by name, with `v`, the version of this shape."""

    numbers: tuple[Number, ...]
    version: int = 1

    def show(self, value: Any) -> str:
        return ", ".join(f"{value[one.name]} {one.unit}" for one in self.numbers if one.name in value)

    def fields(self, value: Any) -> dict[str, forms.Field]:
        return {
            one.name: forms.IntegerField(
                label=str(one.unit).capitalize(),
                min_value=one.least,
                max_value=one.most,
                initial=(value or {}).get(one.name),
            )
            for one in self.numbers
        }

    def read(self, cleaned: Mapping[str, Any]) -> Any:
        return {"v": self.version, **{one.name: cleaned[one.name] for one in self.numbers}}


@dataclass(frozen=True)
class Stored:
    """A value of which nobody here knows more: shown as it is."""

    def show(self, value: Any) -> str:
        return str(value)

    def fields(self, value: Any) -> dict[str, forms.Field]:
        return {}

    def read(self, cleaned: Mapping[str, Any]) -> Any:
        raise LookupError("This value is not changed on a page.")


@dataclass(frozen=True)
class PolicyKey:
    key: str
    label: Words
    kind: Kind = field(default_factory=Stored)
    help: Words = ""

    @property
    def is_known(self) -> bool:
        return not isinstance(self.kind, Stored)


_keys: dict[str, PolicyKey] = {}


def register(key: PolicyKey) -> None:
    """Raises ValueError where the key is taken."""
    if key.key in _keys:
        raise ValueError(f"There is a policy key {key.key} already.")
    _keys[key.key] = key


def known(key: str) -> PolicyKey:
    """The key, or one that only shows what is stored."""
    return _keys.get(key) or PolicyKey(key, key)


def keys() -> list[PolicyKey]:
    """In the order in which they were registered."""
    return list(_keys.values())


def register_own() -> None:
    licences = Licences()
    for key in (
        PolicyKey("licence.para", gettext_lazy("License of a para"), licences),
        PolicyKey("licence.supervisor", gettext_lazy("License of who supervises a para"), licences),
        PolicyKey("licence.publish", gettext_lazy("License of who publishes a plan"), licences),
        PolicyKey(
            "licence.provider",
            gettext_lazy("License of a provider who publishes what their discipline teaches"),
            licences,
        ),
        PolicyKey(
            "contact.week",
            gettext_lazy("Supervision contacts"),
            Numbers(
                (
                    Number("minutes", gettext_lazy("minutes a week"), 0, 3000),
                    Number("contacts", gettext_lazy("contacts a week"), 0, 100),
                )
            ),
            gettext_lazy("How much contact each para should have with a supervising teacher."),
        ),
        PolicyKey(
            "contact.clocks",
            gettext_lazy("Time between supervision contacts"),
            Numbers(
                (
                    Number("para", gettext_lazy("school days between contacts with a para"), 1, 200),
                    Number("student", gettext_lazy("school days between contacts with a student"), 1, 200),
                    Number("data", gettext_lazy("school days between looks at a student’s data"), 1, 200),
                )
            ),
            gettext_lazy("What lies longer ago is shown as overdue."),
        ),
    ):
        register(key)
