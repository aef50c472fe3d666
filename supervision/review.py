"""When a teacher last looked at the data of a student whose para they supervise: told by the access log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from staff.models import User
from supervision.access import SUPERVISORS

# The pages that show what was recorded. A list of names is no look at data.
DATA_PAGES = frozenset({"students:student", "datacollection:target", "datacollection:session"})

REMEMBER = """
INSERT INTO supervision_lastreview (id, teacher_id, student_id, at)
SELECT gen_random_uuid(), %(who)s, student_id, %(at)s
  FROM (SELECT DISTINCT student_id FROM students_assignment
         WHERE supervisor_id = %(who)s AND student_id = ANY(%(students)s) AND during @> %(day)s) AS mine
ON CONFLICT (teacher_id, student_id) DO UPDATE SET at = GREATEST(supervision_lastreview.at, EXCLUDED.at)
"""


def remember(*, who: User, page: str, students: Sequence[UUID], at: datetime) -> None:
    """A hook of `students`: one statement, for supervisors on pages of data only."""
    if page not in DATA_PAGES or not SUPERVISORS & who.roles(at):
        return
    parameters: dict[str, Any] = {"who": who.pk, "at": at, "students": list(students), "day": who.today(at)}
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, parameters)
