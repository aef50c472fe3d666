"""Which steps of fade plans hold today, for those who work by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from iep.models import FadeStep
from students.models import Student


def steps_now(students: Sequence[Student], day: date) -> dict[UUID, list[FadeStep]]:
    """{student: fade steps that hold on `day`}, of open targets, in the order of the plan. One query."""
    # A closed target is taught no more, so its last step is not shown to anybody.
    rows = FadeStep.objects.on(day).filter(fade__target__student__in=students, fade__target__closed_at=None)
    found: dict[UUID, list[FadeStep]] = defaultdict(list)
    for step in rows.select_related("fade__target").order_by("fade__target__position", "pk"):
        found[step.fade.target.student_id].append(step)
    return found
