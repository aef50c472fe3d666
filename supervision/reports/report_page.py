"""A report as its templates take it: the stored numbers, with names looked up and graphs drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from core.pdf import render_pdf
from students.models import Student
from supervision.models import Report
from supervision.reports.report_section import WEEKLY_SECTIONS, DrawnSection, ReportedStudent

SHEET = settings.BASE_DIR / "static/supervision/reports/print.css"


@dataclass(frozen=True)
class ReportPage:
    """`students`: those whose names may be shown. `hidden`: how many of its students are left out."""

    report: Report
    students: list[ReportedStudent]
    hidden: int

    @property
    def front(self) -> list[DrawnSection]:
        numbers, students = self.report.numbers, self.students
        return [
            DrawnSection(section.front_template, section.draw_front(numbers, students))
            for section in WEEKLY_SECTIONS
            if section.front_template
        ]

    @property
    def with_news(self) -> list[ReportedStudent]:
        return [student for student in self.students if not student.numbers["is_quiet"]]

    @property
    def quiet(self) -> list[ReportedStudent]:
        return [student for student in self.students if student.numbers["is_quiet"]]


def open_page(report: Report, names: Mapping[UUID, str], *, is_paper: bool = False) -> ReportPage:
    """`names`: of the students that may be shown; the others are only counted."""
    stored = report.numbers["students"]
    students = [
        _reported(numbers, names[pk], is_paper) for numbers in stored if (pk := UUID(numbers["id"])) in names
    ]
    return ReportPage(report, students, len(stored) - len(students))


def _reported(numbers: Mapping[str, Any], name: str, is_paper: bool) -> ReportedStudent:
    sections = [
        DrawnSection(section.student_template, section.draw_student(numbers, name, is_paper=is_paper))
        for section in WEEKLY_SECTIONS
        if section.student_template
    ]
    return ReportedStudent(UUID(numbers["id"]), name, numbers, sections)


def draw_pdf(report: Report) -> bytes:
    """The report on paper, with all of its students. Raises core.pdf.PdfImpossible."""
    return render_pdf(paper_html(report), [SHEET])


def paper_html(report: Report) -> str:
    """The numbers through the same partials as the page, in the language in which they were computed."""
    students = Student.objects.filter(pk__in=report.students)
    names = {student.pk: student.name for student in students}
    # The stored words are in that language; headings must not be in another.
    with translation.override(report.numbers["language"]):
        page = open_page(report, names, is_paper=True)
        return render_to_string("supervision/reports/print.html", {"page": page, "report": report})
