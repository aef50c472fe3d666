"""The block that is now, and the next: place, activity, materials, and what both levels ask of an adult."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from schedule.day.now import moment_of
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel
from students.models import Student


def load_now_and_next(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    if not students:
        return None
    moment = moment_of(user, students[0], at)
    return {
        "student": students[0],
        "moment": moment,
        "shown": [
            {"block": block, "adults": adults, "is_now": block is moment.block}
            for block, adults in (
                (moment.block, moment.with_block),
                (moment.following, moment.with_following),
            )
            if block is not None
        ],
        "may_see_week": students[0].allows(Part.PLAN),
    }


PANELS = (Panel(Frame.CARD, "now", 20, Part.GLANCE, load_now_and_next, "schedule/day/now.html"),)
