"""What this room shows on joined pages: each a constant number of queries, whatever the students."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from iep.fades.queries import steps_now
from iep.models import PlanUpdate, UpdateReceipt, Urgency
from iep.parts import PLAN_PARTS
from iep.plans import plan_loader as standing
from iep.plans import tree
from iep.updates import unread
from iep.versions import describing
from iep.versions.describing import Change
from iep.versions.subjects import rows_by_kind
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel, Scope
from students.models import Student

SHEET = "iep/today.css"


@dataclass(frozen=True)
class ToldUpdate:
    """An update as its reader sees it. Who came later gets all that holds, not only what once changed."""

    update: PlanUpdate
    changes: list[Change]

    @property
    def is_new(self) -> bool:
        """Is all of it new, so that there is nothing to compare?"""
        return not any(change.before for change in self.changes)


@dataclass(frozen=True)
class Gathered:
    """What a para reads and acknowledges in one: ordinary changes of a student and day, or one for safety."""

    student: Student
    given_on: date
    is_safety: bool
    told: list[ToldUpdate]

    @property
    def in_order(self) -> list[ToldUpdate]:
        return sorted(self.told, key=lambda told: told.update.place)

    @property
    def ids(self) -> str:
        return " ".join(str(told.update.pk) for told in self.told)

    @property
    def reasons(self) -> list[str]:
        # A dict keeps the order and drops what several updates of one publication say alike.
        return list(dict.fromkeys(told.update.reason for told in self.told if told.update.reason))


def updates(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Updates that this user has not acknowledged, safety first; None where there are none."""
    receipts = list(
        UpdateReceipt.objects.filter(
            user=user, acknowledged_at=None, given_at__lte=at, update__student__in=students
        )
        .select_related("update")
        .order_by("update__published_at", "update")
    )
    versions = _versions_given_later(receipts)
    by_key: dict[tuple[Any, ...], list[ToldUpdate]] = defaultdict(list)
    for receipt in receipts:
        by_key[_gathered_by(receipt, user)].append(ToldUpdate(receipt.update, _changes(receipt, versions)))
    names = {student.pk: student for student in students}
    gathered = [Gathered(names[key[1]], key[2], key[0], told) for key, told in by_key.items()]
    return {"gathered": sorted(gathered, key=_safety_first)} if gathered else None


def _gathered_by(receipt: UpdateReceipt, user: User) -> tuple[Any, ...]:
    """By student and day (P9); each safety update stands alone."""
    update = receipt.update
    is_safety = update.urgency == Urgency.SAFETY
    # A safety update has its own id in the key: it is acknowledged by itself and never among ordinary
    # changes.
    return is_safety, update.student_id, user.today(receipt.given_at), update.pk if is_safety else None


def _safety_first(gathered: Gathered) -> tuple[bool, date]:
    return not gathered.is_safety, gathered.given_on


def _is_late(receipt: UpdateReceipt) -> bool:
    """Was it given to somebody who came after it was published?"""
    return receipt.given_at > receipt.update.published_at


def _versions_given_later(receipts: Sequence[UpdateReceipt]) -> dict[UUID, Any]:
    """By id, the versions that newcomers read whole. A query for each kind among them."""
    late = rows_by_kind(receipt.update for receipt in receipts if _is_late(receipt))
    found: dict[UUID, Any] = {}
    for part in PLAN_PARTS:
        # Endings and fade steps are no parts and have no version: their stored words are read instead.
        if updates := late.get(part.key):
            found |= part.versions().in_bulk([update.subject_id for update in updates])
    return found


def _changes(receipt: UpdateReceipt, versions: Mapping[UUID, Any]) -> list[Change]:
    update = receipt.update
    if version := versions.get(update.subject_id):
        return describing.changes(None, version)
    changes = [Change(*change) for change in update.changes]
    # "2 s, now 4 s" says nothing to somebody who never knew the plan: who came later reads only what holds.
    return [replace(change, before="") for change in changes] if _is_late(receipt) else changes


def supports(user: User, students: Sequence[Student], at: datetime) -> dict[UUID, dict[str, Any]]:
    """Supports in force of each student: what, when, how, avoid."""
    by_student: dict[UUID, list[tree.SupportNode]] = defaultdict(list)
    for part in standing.supports_in_force(students, at):
        by_student[part.of.student_id].append(part)
    fades = steps_now(students, user.today(at))
    return {
        pk: {"supports": by_student[pk], "fades": fades[pk], "zone": user.zone}
        for pk in {*by_student, *fades}
    }


def plan(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """Goals, targets and supports in force; drafts are only counted, for those who write them."""
    if not students:
        return None
    plans = standing.load_plan_trees(students, at)
    rows = [
        {"student": s, "plan": plans[s.pk], "may_write": s.allows(Part.PLAN, Act.WRITE)} for s in students
    ]
    return {"rows": rows}


def who_has_not_read(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """For those who write the plan: paras who have not acknowledged; None where nobody is waited for."""
    writable = [student for student in students if student.allows(Part.PLAN, Act.WRITE)]
    if not writable:
        return None
    found = unread.waited_for(writable, at)
    waiting = [
        {"student": student, "readers": found[student.pk]} for student in writable if found[student.pk]
    ]
    return {"rows": waiting} if waiting else None


PANELS = (
    Panel(Frame.TODAY, "updates", 20, Part.PLAN, updates, "iep/updates/panel_updates.html", sheet=SHEET),
    Panel(Frame.TODAY, "supports", 20, Part.PLAN, supports, "iep/supports/panel.html", Scope.STUDENT, SHEET),
    Panel(
        Frame.STUDENT,
        "unread",
        15,
        Part.PLAN,
        who_has_not_read,
        "iep/updates/panel_unread.html",
        sheet=SHEET,
    ),
    Panel(Frame.STUDENT, "plan", 30, Part.PLAN, plan, "iep/plans/panel.html", sheet=SHEET),
)
