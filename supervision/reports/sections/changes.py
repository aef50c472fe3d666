"""What changed: plan updates, new phases and criteria reached of each student, in words, each once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from iep.models import PlanUpdate
from students.models import Student
from supervision.reports.report_section import (
    WEEKLY_SECTIONS,
    Numbers,
    ReportedStudent,
    ReportScope,
    ReportSection,
)
from supervision.reports.sections.targets import load_target_weeks
from supervision.reports.shared_rows import load_phases, load_students, load_versions

Lines = Mapping[UUID, Sequence[str]]


class ChangesSection(ReportSection[Lines]):
    key, order = "changes", 10
    front_template = "supervision/reports/sections/changes.html"

    def load(self, scope: ReportScope) -> Lines:
        lines: dict[UUID, list[str]] = defaultdict(list)
        first, end = scope.span
        updates = PlanUpdate.objects.filter(
            student__in=load_students(scope), published_at__gte=first, published_at__lt=end
        )
        for update in updates.order_by("published_at", "pk"):
            lines[update.student_id].append(update.title)
        phases = load_phases(scope)
        for student, versions in load_versions(scope).items():
            lines[student] += [
                _("%(target)s: new phase, %(phase)s") % {"target": version.name, "phase": phase.label}
                for version in versions
                for phase in phases.get(version.of_id, ())
                if scope.week.holds(phase.starts)
            ]
        reached = _("%(target)s: criterion reached. %(sentence)s")
        for student, targets in load_target_weeks(scope).items():
            lines[student] += [
                reached % {"target": target["name"], "sentence": target["now"]}
                for target in targets
                if target.get("is_reached")
            ]
        return lines

    def student_numbers(self, rows: Lines, student: Student) -> Numbers:
        # The same words may come from an update and from a phase; each stands once.
        return {"changed": list(dict.fromkeys(rows.get(student.pk, ())))}

    def is_news(self, numbers: Mapping[str, Any]) -> bool:
        return bool(numbers["changed"])

    def draw_front(self, numbers: Mapping[str, Any], students: Sequence[ReportedStudent]) -> dict[str, Any]:
        return {"students": [student for student in students if student.numbers["changed"]]}


WEEKLY_SECTIONS.register(ChangesSection())
