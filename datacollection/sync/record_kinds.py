"""Every kind of record that a device may send, by key: those first that others rest on.

Each room registers its own in `AppConfig.ready`. It stands apart from `record_kind`, for tables ask it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.registry import Registry

if TYPE_CHECKING:
    from datacollection.sync.record_kind import AnyRecordKind

RECORD_KINDS: Registry[str, AnyRecordKind] = Registry(
    "kind of record", key=lambda kind: kind.key, order=lambda kind: (kind.order, kind.key)
)
