"""The targets that can be recorded today: how each is taken, what is done and due."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from core.once_a_page import once_a_page
from datacollection.models import Counts, SessionSummary
from datacollection.today.recordables import Recordable, RecordableSource
from iep.extended_year.queries import marked_targets
from iep.measures.base import Settings
from iep.measures.chain import TaskAnalysisSettings
from iep.models import TargetVersion
from iep.targets.teaching import Teaching
from schedule.day import attending
from staff.models import User
from staff.permissions import Act, Part
from students.models import Student

logger = logging.getLogger(__name__)
Days = Mapping[date, int]
TARGETS_KEY = "targets"


@dataclass(frozen=True, kw_only=True)
class TargetRecordable(Recordable):
    """A target of today. `done_today`: sessions with a score."""

    version: TargetVersion
    teaching: Teaching

    def details(self) -> dict[str, Any]:
        version, teaching = self.version, self.teaching
        return super().details() | {
            "version": version.pk,
            "student": version.of.student_id,
            "name": version.name,
            "statement": version.statement,
            "measure": version.measure,
            "pad": teaching.measure.pad,
            "unit": teaching.measure.unit,
            "ladder": [{"code": level.code, "name": level.label} for level in teaching.ladder.levels],
            "prompting": teaching.prompting.sentence(),
            "trials": teaching.data_plan.trials or None,
            "items": list(version.items),
            "steps": list(teaching.settings.steps),
            "training": training_step(teaching.settings),
            "criterion": teaching.criterion_sentence,
            "settings": teaching.settings.to_json(),
            "done_today": self.done_today,
            "due_today": self.is_due,
        }


def training_step(settings: Settings) -> int | None:
    """The number of the step of a chain that is being taught; None where no single step is."""
    return settings.training if isinstance(settings, TaskAnalysisSettings) else None


@once_a_page
def targets_today(
    user: User, students: Sequence[Student], at: datetime
) -> dict[UUID, list[TargetRecordable]]:
    """Targets of those `students` whose data `user` may log, by student. Six queries at most.

    Nothing is due on a day without school. On one of the extended school year there are, of students whose
    plan goes on then, only the targets that the team marked.
    """
    day = user.today(at)
    mine = [student.pk for student in students if student.allows(Part.DATA, Act.LOG)]
    versions = list(TargetVersion.objects.taught_at(at).visible_to(user, at).filter(of__student__in=mine))
    done, at_school = _sessions(versions, day), attending(students, day)
    summer = {pk for pk, school in at_school.items() if school.is_extended}
    marked = marked_targets(summer, day, at)
    by_student: dict[UUID, list[TargetRecordable]] = defaultdict(list)
    for version in versions:
        is_school = version.of.student_id in at_school
        if version.of.student_id in summer and version.of_id not in marked.get(version.of.student_id, ()):
            continue  # nobody is asked for it then; what is tapped is stored all the same
        target = _target(version, done.get(version.of_id, {}), day, is_school=is_school)
        if target is not None:
            by_student[version.of.student_id].append(target)
    return by_student


def _sessions(versions: Sequence[TargetVersion], day: date) -> dict[UUID, Days]:
    """Sessions that came to something, by target and school day, since Monday of this week."""
    monday = day - timedelta(days=day.weekday())
    rows = (
        SessionSummary.objects.filter(session__target__in=[v.of_id for v in versions], score__isnull=False)
        .filter(session__school_day__range=(monday, day))
        # A second observer's count does not do the work of the day.
        .exclude(session__counts=Counts.AGREEMENT)
        .values_list("session__target", "session__school_day")
    )
    days_by_target: dict[UUID, Counter[date]] = defaultdict(Counter)
    for target, school_day in rows:
        days_by_target[target][school_day] += 1
    return dict(days_by_target)


def _target(version: TargetVersion, done: Days, day: date, *, is_school: bool) -> TargetRecordable | None:
    try:
        teaching = version.teaching
    except (LookupError, ValueError):
        # Nobody could record it as it is written; the rest of the day must not fall with it.
        logger.exception("A target version cannot be read", extra={"version": version.pk})
        return None
    # It can be recorded on any day; only "due" needs school.
    is_due = is_school and teaching.data_plan.is_due(day, done)
    return TargetRecordable(
        key=str(version.of_id),
        source=TARGETS_KEY,
        student=version.of.student_id,
        title=version.name,
        element=teaching.measure.pad,
        blocks=" ".join(teaching.data_plan.blocks),
        done_today=done.get(day, 0),
        is_due=is_due,
        version=version,
        teaching=teaching,
    )


TARGETS = RecordableSource(TARGETS_KEY, 10, targets_today)
