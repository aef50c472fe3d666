"""Everything that a report says, computed once, as JSON. The page and the PDF show this and nothing else.

Names of students are not in it: they are looked up by id when it is shown. Words that people wrote are.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import translation

from core.once_a_page import one_page
from students.models import Student
from supervision.reports.report_section import WEEKLY_SECTIONS, Numbers, ReportScope, ReportSection
from supervision.reports.shared_rows import count_school_days, load_enrolments, load_students

VERSION = 1
LoadedSections = list[tuple[ReportSection[Any], Any]]


def compute_numbers(scope: ReportScope) -> Numbers:
    """In the teacher's language. At most 20 queries."""
    # Stored in words, so the language is the teacher's and not that of the worker.
    with translation.override(scope.teacher.language), one_page():
        numbers: Numbers = {"v": VERSION, "language": scope.teacher.language}
        loaded = [(section, section.load(scope)) for section in WEEKLY_SECTIONS]
        for section, rows in loaded:
            numbers |= section.report_numbers(rows)
        students = [_student_numbers(scope, loaded, student) for student in load_students(scope)]
        return numbers | {"students": students}


def _student_numbers(scope: ReportScope, loaded: LoadedSections, student: Student) -> Numbers:
    enrolment = load_enrolments(scope).get(student.pk)
    numbers: Numbers = {
        "id": str(student.pk),
        "school": enrolment.school.name if enrolment else "",
        "grade": enrolment.grade if enrolment else "",
        "school_days": count_school_days(scope, student),
    }
    for section, rows in loaded:
        numbers |= section.student_numbers(rows, student)
    return numbers | {"is_quiet": not any(section.is_news(numbers) for section, _rows in loaded)}


def students_in(numbers: Numbers) -> list[UUID]:
    return [UUID(student["id"]) for student in numbers["students"]]


def says_the_same(numbers: Numbers, others: Numbers) -> bool:
    """Whether both hold the same data of the week. Keys that sections declare as passing are left out."""
    return _lasting(numbers) == _lasting(others)


def _lasting(numbers: Numbers) -> Numbers:
    # What waits differs from hour to hour, and is no reason for a new edition.
    passing = {key for section in WEEKLY_SECTIONS for key in section.passing_keys}
    students = [_without(student, passing) for student in numbers["students"]]
    return _without(numbers, passing) | {"students": students}


def _without(numbers: Numbers, keys: set[str]) -> Numbers:
    return {key: value for key, value in numbers.items() if key not in keys}
