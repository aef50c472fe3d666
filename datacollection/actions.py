"""Verbs of this room that a person does; what devices send comes in by `datacollection.sync`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from datacollection.models import HeldRecord, HeldResolution
from datacollection.models.held import Outcome
from datacollection.sync import release
from datacollection.sync.reasons import Reason
from staff.models import User
from staff.verbs import verb


@verb("datacollection.resolve_held")
def resolve_held(
    *, by: User, rows: Sequence[HeldRecord], outcome: Outcome, why: str, at: datetime
) -> list[Reason]:
    """Count these held records after all, or set them aside. Returns why each of those that cannot be
    counted cannot; they stay as they are."""
    if outcome == Outcome.RELEASED:
        return release.release(by=by, rows=rows, at=at, why=why)
    HeldResolution.objects.bulk_create(
        HeldResolution(held=row, by=by, at=at, outcome=outcome, why=why)
        for row in rows
        if not row.resolutions.exists()
    )
    return []
