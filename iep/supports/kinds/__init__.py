"""Kinds of supports: an accommodation, a token board. Each asks for its own settings and no more.

    kind = SUPPORT_KINDS.get(support.kind)
    kind.sentence(kind.parse(version.settings))

To add a kind, add a module with a class marked `@register`, and a partial where it looks unlike the others.
"""

from iep.supports.kinds.base import SUPPORT_KINDS, AnyKind, SupportKind, SupportSettings, register

__all__ = ["SUPPORT_KINDS", "AnyKind", "SupportKind", "SupportSettings", "register"]

SUPPORT_KINDS.discover(__name__)
