"""Questions on plan updates, on joined pages: what waits for an answer, and what was answered of late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from iep.models import UpdateQuestion
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student

SHOWN = timedelta(days=7)  # how long an answer stands on Today
SHEET = "iep/today.css"


def questions(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """For those who write the plan: questions without an answer. One query; None where there is none."""
    writable = [student for student in students if student.allows(Part.PLAN, Act.WRITE)]
    if not writable:
        return None
    waiting: dict[UUID, list[UpdateQuestion]] = defaultdict(list)
    rows = UpdateQuestion.objects.filter(update__student__in=writable, answer=None, at__lte=at)
    for row in rows.select_related("update", "by").order_by("at"):
        waiting[row.update.student_id].append(row)
    found = [{"student": one, "questions": waiting[one.pk]} for one in writable if one.pk in waiting]
    return {"rows": found} if found else None


def answers(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """What this person asked and was answered in the last days. One query; None where there is nothing."""
    rows = UpdateQuestion.objects.filter(
        by=user, update__student__in=students, answer__at__gt=at - SHOWN, answer__at__lte=at
    )
    names = {student.pk: student for student in students}
    answered = [
        {"student": names[row.update.student_id], "question": row}
        for row in rows.select_related("update", "answer__by").order_by("-answer__at")
    ]
    return {"answered": answered} if answered else None


PANELS = (
    Panel(Frame.TODAY, "answers", 21, Part.PLAN, answers, "iep/updates/panel_answers.html", sheet=SHEET),
    Panel(
        Frame.STUDENT,
        "questions",
        14,
        Part.PLAN,
        questions,
        "iep/updates/panel_questions.html",
        sheet=SHEET,
    ),
)
