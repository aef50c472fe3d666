"""All kinds by key. A module in this folder that registers a kind is found by itself."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from typing import Any, TypeVar

from datacollection.sync.kinds.base import Kind

AnyKind = Kind[Any]
KindClass = TypeVar("KindClass", bound=type[AnyKind])

_kinds: dict[str, AnyKind] = {}


def register(cls: KindClass) -> KindClass:
    """Class decorator. RuntimeError when two classes want the same key: that must stop the start."""
    if cls.key in _kinds:
        raise RuntimeError(f"Two kinds of record have the key {cls.key!r}")
    _kinds[cls.key] = cls()
    return cls


def find(key: str) -> AnyKind | None:
    """The kind with this key; None where this server has none: the record is held."""
    return _kinds.get(key)


def in_order() -> list[AnyKind]:
    """Every kind, those first that others rest on."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.key))


def discover(folders: Iterable[str], package: str) -> None:
    """Import every module of `package`, so that its kinds register themselves."""
    for module in sorted(pkgutil.iter_modules(folders), key=lambda module: module.name):
        import_module(f"{package}.{module.name}")
