"""With each student in a list: how every target stands, and how independent the student was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from datacollection.caseload.progress import progress_of
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel, Scope
from students.models import Student


def load_progress_rows(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, Any]:
    if not students:
        return {}
    found = progress_of(students, at, user.today(at))
    return {pk: {"progress": progress} for pk, progress in found.items() if progress.targets}


CASELOAD = Panel(
    frame=Frame.LIST,
    key="progress",
    order=10,
    part=Part.DATA,
    load=load_progress_rows,
    template="datacollection/caseload/panel.html",
    scope=Scope.STUDENT,
    sheet="datacollection/caseload.css",
)
