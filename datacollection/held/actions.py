"""Deciding on held records: count them after all, or set them aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied

from core.verbs import verb
from datacollection.held.models import Outcome
from datacollection.models import HeldRecord, HeldResolution
from datacollection.sync import release
from datacollection.sync.reasons import Reason
from staff.models import User
from staff.permissions import Act


@verb("datacollection.resolve_held")
def resolve_held(
    *, by: User, rows: Sequence[HeldRecord], outcome: Outcome, why: str, at: datetime
) -> list[Reason]:
    """Count these held records after all, or set them aside. Returns why each of those that cannot be
    counted cannot; they stay as they are. Raises PermissionDenied where one is not theirs to decide."""
    _check_may_decide(by, rows, at)
    if outcome == Outcome.RELEASED:
        return release.release(by=by, rows=rows, at=at, why=why)
    HeldResolution.objects.bulk_create(
        HeldResolution(held=row, by=by, at=at, outcome=outcome, why=why)
        for row in rows
        # Decided by somebody since the page was opened: the first decision stands.
        if not row.resolutions.exists()
    )
    return []


def _check_may_decide(by: User, rows: Sequence[HeldRecord], at: datetime) -> None:
    """What waits for a session among them goes with it, also where it names no student by itself."""
    sessions = {row.record_id for row in rows}
    # A trial whose session is held too may not name a student yet, so the right to decide on the session is
    # the right to decide on it.
    asked = {row.pk for row in rows if row.waits_for not in sessions}
    if HeldRecord.objects.visible_to(by, at, act=Act.WRITE).filter(pk__in=asked).count() != len(asked):
        raise PermissionDenied
