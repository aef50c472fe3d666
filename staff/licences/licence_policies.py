"""The policies that say which licence an act needs: which kinds do is a rule of the district, never code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.declared import ticks
from staff.licences.rules import ANY
from staff.models import LicenceKind
from staff.policies.keys import PolicyKey, PolicyValue


def licences_on_offer() -> list[tuple[str, str | Promise]]:
    """Kinds of licence with their names; “any” stands for any licence of the state."""
    return [*LicenceKind.choices, (ANY, _("Any license of the state"))]


@dataclass(frozen=True)
class LicencesWanted(PolicyValue):
    """Kinds of licence, of which one is enough. Its JSON is the bare list."""

    kinds: tuple[str, ...] = ticks(label=_("One of these is enough"), offered=licences_on_offer)

    @classmethod
    def from_json(cls, data: object, **given: Any) -> Self:
        return super().from_json({"v": 1, "kinds": data}, **given)

    def to_json(self) -> Any:
        return list(self.kinds)

    def sentence(self) -> str:
        """Aide or Any license of the state"""
        names = dict(licences_on_offer())
        return gettext(" or ").join(str(names.get(kind, kind)) for kind in self.kinds)


LICENCE_POLICIES = (
    PolicyKey(
        "licence.para",
        _("License of a para"),
        LicencesWanted(("aide", ANY)),
        "Wis. Admin. Code PI 34.085; Wis. Stat. 118.19",
    ),
    PolicyKey(
        "licence.supervisor",
        _("License of who supervises a para"),
        LicencesWanted(("special_education_teacher", "director")),
        "Wis. Admin. Code PI 11.24",
    ),
    PolicyKey(
        "licence.publish",
        _("License of who publishes a plan"),
        LicencesWanted(("special_education_teacher", "director")),
    ),
    PolicyKey(
        "licence.provider",
        _("License of a provider who publishes what their discipline teaches"),
        LicencesWanted(("related_service", "interpreter")),
    ),
)
