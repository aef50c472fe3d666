"""When a teacher last viewed the data of a student whose para they supervise: told by the access log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from core.ids import uuid7
from staff.models import User
from supervision.access import SUPERVISORS

# The pages that show what was recorded. A list of names is no view of data.
DATA_PAGES = frozenset({"students:student", "datacollection:target", "datacollection:session"})

REMEMBER = """
INSERT INTO supervision_dataview (id, teacher_id, student_id, at)
SELECT new.id, %(who)s, new.student_id, %(at)s
  FROM unnest(%(ids)s::uuid[], %(students)s::uuid[]) AS new(id, student_id)
 WHERE EXISTS (SELECT 1 FROM students_assignment a
                WHERE a.supervisor_id = %(who)s AND a.student_id = new.student_id AND a.during @> %(day)s)
ON CONFLICT (teacher_id, student_id) DO UPDATE SET at = GREATEST(supervision_dataview.at, EXCLUDED.at)
"""


def remember_data_view(*, who: User, page: str, students: Sequence[UUID], at: datetime) -> None:
    """A hook of `students`: one statement, for supervisors on pages of data only."""
    if page not in DATA_PAGES or not SUPERVISORS & who.roles(at):
        return
    parameters: dict[str, Any] = {
        "who": who.pk,
        "at": at,
        "ids": [uuid7() for _student in students],
        "students": list(students),
        "day": who.today(at),
    }
    with connection.cursor() as cursor:
        # A statement and not the ORM: it runs at every page of data, and must insert or move forward without
        # a read. GREATEST, because two requests may commit out of order.
        cursor.execute(REMEMBER, parameters)
