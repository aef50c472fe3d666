"""All measures by key. A module in this folder that registers a measure is found by itself."""

import pkgutil
from collections.abc import Iterable
from importlib import import_module
from typing import TypeVar

from .base import AnyMeasure
from .words import gettext as _

MeasureClass = TypeVar("MeasureClass", bound=type[AnyMeasure])

_measures: dict[str, AnyMeasure] = {}


def register(cls: MeasureClass) -> MeasureClass:
    """Class decorator. RuntimeError when two classes want the same key: that must stop the start."""
    taken = _measures.get(cls.key)
    if taken is not None:
        raise RuntimeError(
            f"Two measures have the key {cls.key!r}: {type(taken).__qualname__}, {cls.__qualname__}"
        )
    _measures[cls.key] = cls()
    return cls


def get(key: str) -> AnyMeasure:
    """The measure with this key. LookupError in words when there is none."""
    measure = _measures.get(key)
    if measure is None:
        known = ", ".join(sorted(_measures))
        raise LookupError(
            _("There is no measure “%(key)s”. Known are: %(known)s.") % {"key": key, "known": known}
        )
    return measure


def all() -> tuple[AnyMeasure, ...]:  # noqa: A001 - read as registry.all()
    """Every measure, by key."""
    return tuple(_measures[key] for key in sorted(_measures))


def discover(folders: Iterable[str], package: str) -> None:
    """Import every module of `package`, so that its measures register themselves."""
    for module in sorted(pkgutil.iter_modules(folders), key=lambda module: module.name):
        import_module(f"{package}.{module.name}")
