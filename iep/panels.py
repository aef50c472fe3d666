"""What this room shows on joined pages: each a constant number of queries, whatever the students."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from iep import describing, standing, unread
from iep.actions.updates import FIELD_OF
from iep.describing import Change
from iep.models import SupportVersion, UpdateReceipt, Urgency
from iep.models.update import TOLD_OF
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel, Scope, register
from students.models import Student

SHEET = "iep/today.css"


def register_panels() -> None:
    """Called once, by `AppConfig.ready`."""
    for panel in (
        Panel(Frame.TODAY, "updates", 20, Part.PLAN, updates, "iep/panels/updates.html", sheet=SHEET),
        Panel(
            Frame.TODAY, "supports", 20, Part.PLAN, supports, "iep/panels/supports.html", Scope.STUDENT, SHEET
        ),
        Panel(
            Frame.STUDENT, "unread", 15, Part.PLAN, who_has_not_read, "iep/panels/unread.html", sheet=SHEET
        ),
        Panel(Frame.STUDENT, "plan", 30, Part.PLAN, plan, "iep/panels/plan.html", sheet=SHEET),
    ):
        register(panel)


@dataclass(frozen=True)
class Told:
    """An update as its reader sees it. Who came later gets all that holds, not only what once changed."""

    receipt: UpdateReceipt
    changes: list[Change]

    @property
    def update(self) -> Any:
        return self.receipt.update

    @property
    def is_safety(self) -> bool:
        return bool(self.update.urgency == Urgency.SAFETY)

    def comes_later(self) -> bool:
        """For sorting: what is about safety stands first."""
        return not self.is_safety


def updates(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Updates that this user has not acknowledged, by student, safety first; None where there are none."""
    waiting = UpdateReceipt.objects.filter(
        user=user, acknowledged_at=None, given_at__lte=at, update__student__in=students
    ).select_related("update", *(f"update__{field}__{path}" for field, path in _PATHS))
    by_student: dict[UUID, list[Told]] = defaultdict(list)
    for receipt in waiting.order_by("update__published_at", "update"):
        by_student[receipt.update.student_id].append(Told(receipt, _changes(receipt)))
    if not by_student:
        return None
    groups = [
        {"student": student, "told": sorted(by_student[student.pk], key=Told.comes_later)}
        for student in students
        if student.pk in by_student
    ]
    return {"groups": groups, "count": sum(map(len, by_student.values()))}


_PATHS = [(FIELD_OF[model], model.STUDENT_PATH) for model in FIELD_OF]  # type: ignore[attr-defined]


def _changes(receipt: UpdateReceipt) -> list[Change]:
    update = receipt.update
    if receipt.given_at > update.published_at:
        version = next(v for field in TOLD_OF if (v := getattr(update, field)) is not None)
        return describing.changes(None, version)
    return [Change(*change) for change in update.changes]


def supports(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    """Supports in force of each student: what, when, how, avoid."""
    rows = SupportVersion.objects.at(at).filter(of__student__in=students)
    by_student: dict[UUID, list[standing.SupportPart]] = defaultdict(list)
    for version in rows.select_related("of").order_by("of__position", "of"):
        part = standing.SupportPart(version.of, version, None, None)
        by_student[version.of.student_id].append(part)
    return {pk: {"supports": parts} for pk, parts in by_student.items()}


def plan(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Goals, targets and supports in force; drafts are only counted, for those who write them."""
    if not students:
        return None
    plans = standing.load(students, at)
    rows = [
        {"student": s, "plan": plans[s.pk], "may_write": s.allows(Part.PLAN, Act.WRITE)} for s in students
    ]
    return {"rows": rows}


def who_has_not_read(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """For those who write the plan: paras who have not acknowledged; None where nobody is waited for."""
    writable = [student for student in students if student.allows(Part.PLAN, Act.WRITE)]
    if not writable:
        return None
    found = unread.load(writable, at, Q(acknowledged_at=None))
    rows = [{"student": s, "statuses": [status for status in found[s.pk] if status.unread]} for s in writable]
    waiting = [row for row in rows if row["statuses"]]
    return {"rows": waiting} if waiting else None
