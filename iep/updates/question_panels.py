"""Questions on plan updates, on joined pages: what waits for an answer, and what was answered of late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from iep.models import UpdateQuestion
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student
from students.queue.queue_item import Harm, QueueEntry, QueueItem

SHOWN = timedelta(days=7)  # how long an answer stands on Today
SHEET = "iep/today.css"


def questions_to_answer(user: User, at: datetime) -> list[UpdateQuestion]:
    """Questions without an answer, on plans that this user writes. One query."""
    waiting = UpdateQuestion.objects.visible_to(user, at, act=Act.WRITE).filter(answer=None, at__lte=at)
    return list(waiting.select_related("update__student", "by").order_by("at"))


def _question_entry(asked: UpdateQuestion) -> QueueEntry:
    url = reverse("iep:answer", args=[asked.pk])
    return QueueEntry(asked.update.student, asked.at, asked.text, url, by=asked.by)


QUESTION_TO_ANSWER = QueueItem(
    "update_question", Harm.TEACHING, _("A question on a plan update"), questions_to_answer, _question_entry
)


def questions(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """For those who write the plan: questions without an answer. One query; None where there is none."""
    waiting: dict[UUID, list[UpdateQuestion]] = defaultdict(list)
    for asked in QUESTION_TO_ANSWER.load(user, at):
        waiting[asked.update.student_id].append(asked)
    rows = [
        {"student": student, "questions": waiting[student.pk]}
        for student in students
        if student.pk in waiting
    ]
    return {"rows": rows} if rows else None


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
