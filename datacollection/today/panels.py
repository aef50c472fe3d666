"""Today, with each student: what to record, one tap from here to the recorder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from datacollection.today.recordables import recordables_today
from staff.models import User
from staff.permissions import Part
from students.frames import Frame, Panel, Scope
from students.models import Student


def record_context(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    by_student = recordables_today(user, students, at)
    return {student: {"recordables": recordables} for student, recordables in by_student.items()}


RECORD = Panel(
    frame=Frame.TODAY,
    key="record",
    order=10,
    # The loader asks who may log: a substitute records, and reads nothing of what was gathered before.
    part=Part.PLAN,
    load=record_context,
    template="datacollection/today/panel_record.html",
    scope=Scope.STUDENT,
    sheet="datacollection/today.css",
)
