"""All kinds of supports by key. A module in this folder that registers one is found by itself."""

from typing import TypeVar

from django.utils.translation import gettext as _

from iep.supports.kinds.base import AnyKind

KindClass = TypeVar("KindClass", bound=type[AnyKind])

_kinds: dict[str, AnyKind] = {}


def register(cls: KindClass) -> KindClass:
    """Class decorator. RuntimeError when two classes want the same key: that must stop the start."""
    if cls.key in _kinds:
        raise RuntimeError(f"Two kinds of support have the key {cls.key!r}.")
    _kinds[cls.key] = cls()
    return cls


def get(key: str) -> AnyKind:
    """The kind with this key. LookupError in words when there is none."""
    if key not in _kinds:
        raise LookupError(_("There is no kind of support “%(key)s”.") % {"key": key})
    return _kinds[key]


def everything() -> list[AnyKind]:
    """Every kind, in the order in which a person is asked."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.key))
