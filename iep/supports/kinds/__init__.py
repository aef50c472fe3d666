"""Kinds of supports: an accommodation, a token board. Each asks for its own settings and no more.

    kind = kinds.get(support.kind)
    kind.sentence(kind.parse(version.settings))

To add a kind, add a module with a class marked `@register`, and the partial that it names.
"""

import pkgutil
from importlib import import_module

from iep.supports.kinds.base import Kind, KindForm, Settings
from iep.supports.kinds.registry import everything, get, register

__all__ = ["Kind", "KindForm", "Settings", "everything", "get", "register"]

for _module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
    import_module(f"{__name__}.{_module.name}")
