"""What a kind of support is: its settings, one sentence about them, the part of a form that asks for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.utils.functional import Promise


@dataclass(frozen=True)
class Settings:
    """What a support of this kind says beside what, when, where and how."""

    def to_json(self) -> dict[str, object]:
        """All fields, with "v": 1."""
        return {"v": 1, **asdict(self)}


SettingsT = TypeVar("SettingsT", bound=Settings)


class KindForm(forms.Form):
    """The part of the support form that belongs to one kind. Its field names are those of the settings."""


class Kind(ABC, Generic[SettingsT]):
    """A kind of support. Stateless: one instance serves everybody."""

    key: ClassVar[str]  # stored with the support, never changed
    order: ClassVar[int]
    name: ClassVar[str | Promise]
    hint: ClassVar[str | Promise]  # when to choose this kind
    example: ClassVar[dict[str, str | Promise]]  # help texts for the common fields: what, when, how...
    form: ClassVar[type[KindForm]] = KindForm
    partial: ClassVar[str]  # shows the settings; gets `settings` and `sentence`

    @abstractmethod
    def parse(self, data: object) -> SettingsT:
        """Settings from their JSON. Raises ValueError in words."""

    @abstractmethod
    def sentence(self, settings: SettingsT) -> str:
        """The settings as a para reads them; empty where there is nothing to say."""

    @abstractmethod
    def settings(self, cleaned: dict[str, Any]) -> SettingsT:
        """From what `form` cleaned."""


AnyKind = Kind[Any]
