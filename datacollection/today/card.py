"""The goals of a student in a line each, with what is due today and the way to the recorder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from datacollection.today.recordables import Recordable
from datacollection.today.targets import targets_today
from iep.models import GoalVersion
from iep.supports.fitting import Fit
from iep.supports.panels import fit_words
from schedule.day.now import Moment, moment_of
from staff.models import User
from staff.permissions import Act, Part
from students.frames import Frame, Panel
from students.models import Student


@dataclass(frozen=True)
class TargetLine:
    """`is_here`: its data plan names the block that is now."""

    recordable: Recordable
    is_here: bool


@dataclass(frozen=True)
class GoalLine:
    says: GoalVersion
    targets: tuple[TargetLine, ...]


def load_goal_card(user: User, students: Sequence[Student], at: datetime) -> dict[str, Any] | None:
    """One query beside what Today asks. Targets only for who records."""
    if not students:
        return None
    student, moment = students[0], moment_of(user, students[0], at)
    targets = targets_today(user, [student], at).get(student.pk, [])
    goals = GoalVersion.objects.at(at).filter(of__plan__student=student)
    lines = [
        GoalLine(
            goal,
            tuple(_line(target, moment) for target in targets if target.version.of.goal_id == goal.of_id),
        )
        for goal in goals.select_related("of__plan__student").order_by("of__position", "of")
    ]
    return {"goals": lines, "may_log": student.allows(Part.DATA, Act.LOG)}


def _line(recordable: Recordable, moment: Moment) -> TargetLine:
    return TargetLine(recordable, is_here=fit_words(recordable.blocks, "", moment) == Fit.HERE)


CARD = Panel(
    frame=Frame.CARD,
    key="goals",
    order=40,
    part=Part.PLAN,
    load=load_goal_card,
    template="datacollection/today/panel_card.html",
    sheet="datacollection/today.css",
)
