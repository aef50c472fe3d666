"""Who stood behind the responses of each student's week, most independent first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from datacollection.graphs.independence import bar_of, legend, shares_of
from iep.measures.independence import Shares
from students.models import Student
from supervision.reports.report_section import WEEKLY_SECTIONS, Numbers, ReportScope, ReportSection
from supervision.reports.shared_rows import load_sittings, load_versions

SharesByStudent = Mapping[UUID, Shares | None]


class IndependenceSection(ReportSection[SharesByStudent]):
    """It rests on the sessions of the targets, so late data of it are theirs."""

    key, order = "independence", 30
    student_template = "supervision/reports/sections/independence.html"

    def load(self, scope: ReportScope) -> SharesByStudent:
        sittings = load_sittings(scope)
        return {
            student: shares_of(
                sitting
                for version in versions
                for sitting in sittings.get(version.of_id, ())
                if scope.week.holds(sitting.school_day)
            )
            for student, versions in load_versions(scope).items()
        }

    def student_numbers(self, rows: SharesByStudent, student: Student) -> Numbers:
        shares = rows.get(student.pk)
        counts: Sequence[int] | None = list(shares.counts) if shares else None
        return {"shares": counts}

    def draw_student(self, numbers: Mapping[str, Any], name: str, *, is_paper: bool) -> dict[str, Any]:
        counts = numbers["shares"]
        title = _("%(name)s, this week") % {"name": name}
        return {
            "bar": bar_of(title, Shares(*counts) if counts else None),
            "legend": legend(on_paper=is_paper),
        }


WEEKLY_SECTIONS.register(IndependenceSection())
