"""The family on the student's page: adults for the case manager, the family's words for the team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from staff.models import User
from staff.permissions import Part
from students.family.queries import adults_of, hopes_of, rights_of
from students.frames import Frame, Panel
from students.models import Student


def load_family(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Two queries. Left out where there is nothing that this person may read."""
    if not students:
        return None
    student, day = students[0], user.today(at)
    hopes = hopes_of(student)
    sees = student.allows(Part.FAMILY)
    shown = hopes if hopes and hopes.words and (sees or hopes.are_shown) else None
    if not sees:
        return {"student": student, "hopes": shown} if shown else None
    adults = adults_of(student, day)
    rights = rights_of(student, adults, day)
    return {"student": student, "hopes": shown, "sees": True, "adults": adults, "rights": rights}


PANELS = (Panel(Frame.STUDENT, "family", 70, Part.PLAN, load_family, "students/family/panel.html"),)
