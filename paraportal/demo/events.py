"""Single events of the demo district: what was acknowledged, and a record that needs a look."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from core.ids import uuid7
from datacollection.sync.answer import RecordStatus
from iep.models import UpdateReceipt
from paraportal.demo.bells import at
from paraportal.demo.history.sitting import DemoSitting
from paraportal.demo.sending import BELL, NotTaken, Row, check_stored, send_records, start_record
from paraportal.demo.stage import DemoStage

MORNING = at("7:40")
NEW_PARA = "kayla"
# What the new para has not come to read: these, and whatever was published since she began
LEFT_UNREAD = ("Support: Five-point scale", "Target: Two-symbol messages")


def acknowledge(stage: DemoStage) -> None:
    """Each para reads what is new on the next school morning; the one who began last week is not through."""
    names = {user.pk: key for key, user in stage.people.items()}
    todo: dict[tuple[str, Any], list[Row]] = defaultdict(list)
    for receipt in UpdateReceipt.objects.select_related("update").order_by(
        "given_at", "update_id", "user_id"
    ):
        person = names[receipt.user_id]
        given_on = receipt.given_at.astimezone(stage.place.schools["district"].zone).date()
        morning = next((day for day in stage.calendar.past if day > given_on), None)
        is_left = person == NEW_PARA and (
            receipt.update.title in LEFT_UNREAD or given_on >= stage.calendar.D(2)
        )
        if morning and not is_left:
            moment = stage.moment(morning, MORNING) + timedelta(seconds=12 * len(todo[person, morning]))
            todo[person, morning].append(_acknowledgment(receipt, moment))
    for (person, morning), records in sorted(todo.items()):
        received_at = stage.moment(morning, MORNING + 30)
        check_stored(send_records(stage, person, records, received_at, stage.device(person)))


def _acknowledgment(receipt: UpdateReceipt, moment: Any) -> Row:
    return {
        "id": str(uuid7(int(moment.timestamp() * 1000))),
        "kind": "update.acknowledged",
        "at": moment,
        "data": {"update": str(receipt.update_id)},
    }


def hold_one(stage: DemoStage, person: str, target: str, n: int) -> None:
    """A para helps out with a student to whom they are not assigned: recorded, and held for the teacher."""
    day = stage.calendar.D(n)
    began = stage.moment(day, at("13:40"))
    sitting = DemoSitting(target, day, n, at("13:40"), 600, person, ())
    session = str(uuid7(int(began.timestamp() * 1000)))
    record = start_record(stage, sitting, stage.targets[target], session, began)
    results = send_records(stage, person, [record], stage.moment(day, BELL), stage.device(person))
    if [result.status for result in results] != [RecordStatus.HELD]:
        raise NotTaken(f"This was to be held: {results}")
