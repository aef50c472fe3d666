"""The supports that were in force when the week was over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from iep.models import SupportVersion
from students.models import Student
from supervision.reports.report_section import WEEKLY_SECTIONS, Numbers, ReportScope, ReportSection
from supervision.reports.shared_rows import group_by, load_students

SupportsByStudent = Mapping[UUID, Sequence[SupportVersion]]


class SupportsSection(ReportSection[SupportsByStudent]):
    key, order = "supports", 50
    student_template = "supervision/reports/sections/supports.html"

    def load(self, scope: ReportScope) -> SupportsByStudent:
        versions = SupportVersion.objects.at(scope.plan_at).filter(of__student__in=load_students(scope))
        in_order = versions.select_related("of").order_by("of__position", "of")
        return group_by(in_order, lambda version: version.of.student_id)

    def student_numbers(self, rows: SupportsByStudent, student: Student) -> Numbers:
        return {
            "supports": [
                {"what": version.what, "when": version.when, "how_often": version.how_often}
                for version in rows.get(student.pk, ())
            ]
        }

    def draw_student(self, numbers: Mapping[str, Any], name: str, *, is_paper: bool) -> dict[str, Any]:
        return {"supports": numbers["supports"]}


WEEKLY_SECTIONS.register(SupportsSection())
