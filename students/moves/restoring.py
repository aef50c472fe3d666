"""What a move planned ahead had cut is as it was again (see `closing`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from schedule.models import Duty, Pass, PassBlock, StudentBlock
from students.models import Assignment, CareSignOff, Enrolment, Membership, SectionMember
from students.moves.closing import Row

MODELS: dict[str, Any] = {
    "enrolment": Enrolment, "membership": Membership, "assignment": Assignment, "duty": Duty,
    "block": StudentBlock, "place": SectionMember, "sign_off": CareSignOff,
}  # fmt: skip


def restore(rows: Iterable[Row]) -> int:
    """Each row that nobody touched since is as it was. How many are not: another took their place."""
    return sum(not _restored(row) for row in rows)


def _restored(row: Row) -> bool:
    try:
        with transaction.atomic():
            return _put_back(row) if row["what"] == "pass" else _given_back(row)
    except IntegrityError:  # a constraint: the para is in another place by now, or the like
        return False


def _given_back(row: Row) -> bool:
    model = MODELS[row["what"]]
    rows = model.objects.filter(pk=row["id"], during=_range(model, row["now"]))
    return bool(rows.update(during=_range(model, row["was"])))


def _put_back(row: Row) -> bool:
    """Onto the pass, where it was not taken back."""
    if not Pass.objects.filter(pk=row["of"], taken_back_at=None).exists():
        return False
    PassBlock.objects.create(pk=row["id"], of_id=row["of"], block_id=row["block"])
    return True


def _range(model: Any, told: list[str | None] | None) -> Any:
    is_moment = model is Membership
    kind: Any = DateTimeTZRange if is_moment else DateRange
    if told is None:
        return kind(empty=True)
    of = datetime.fromisoformat if is_moment else date.fromisoformat
    return kind(*(of(one) if one else None for one in told), "[)")
