"""What a kind of support is: its settings, declared once, and one sentence about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.functional import Promise

from core.declared import Declared
from core.registry import Registry


@dataclass(frozen=True)
class SupportSettings(Declared):
    """What a support of a kind says beside what, when, where and how. Most kinds say nothing."""


SettingsT = TypeVar("SettingsT", bound=SupportSettings)


class SupportKind(Generic[SettingsT]):
    """A kind of support. Stateless: one instance serves everybody."""

    key: ClassVar[str]  # stored with the support, never changed
    order: ClassVar[int]
    name: ClassVar[str | Promise]
    hint: ClassVar[str | Promise]  # when to choose this kind
    example: ClassVar[dict[str, str | Promise]]  # help texts for the common fields: what, when, how...
    settings_type: ClassVar[type[SupportSettings]]
    partial: ClassVar[str]  # shows the settings; gets `settings` and `sentence`

    def parse(self, data: object) -> SettingsT:
        """Settings from their JSON. Raises ValueError in words."""
        settings: Any = self.settings_type.from_json(data)
        return settings  # type: ignore[no-any-return]

    def sentence(self, settings: SettingsT) -> str:
        """The settings as a para reads them; empty where there is nothing to say."""
        return ""


AnyKind = SupportKind[Any]
KindClass = TypeVar("KindClass", bound=type[AnyKind])

SUPPORT_KINDS = Registry[str, AnyKind](
    "kind of support", key=lambda kind: kind.key, order=lambda kind: (kind.order, kind.key)
)


def register(cls: KindClass) -> KindClass:
    """Class decorator. ValueError when two classes want the same key: that must stop the start."""
    SUPPORT_KINDS.register(cls())
    return cls
