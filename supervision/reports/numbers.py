"""Everything that a report says, computed once, as JSON. The page and the PDF show this and nothing else.

Names of students are not in it: they are looked up by id when it is shown. Words that people wrote are.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import translation

from iep.models import SupportVersion
from students.models import Student
from supervision.reports import figures, front
from supervision.reports.load import Rows, Scope, load

VERSION = 1
Numbers = dict[str, Any]


def compute(scope: Scope) -> Numbers:
    """In the teacher's language. At most 20 queries."""
    rows = load(scope)
    with translation.override(scope.teacher.language):
        students = [_student(rows, student, scope) for student in rows.students]
        return {
            "v": VERSION,
            "language": scope.teacher.language,
            "licences": front.licences(rows),
            "contacts": front.contacts(rows, scope),
            "students": students,
        }


def students_in(numbers: Numbers) -> list[UUID]:
    return [UUID(student["id"]) for student in numbers["students"]]


def says_the_same(one: Numbers, other: Numbers) -> bool:
    """Whether the data of the week are the same. What waits differs from hour to hour and is no reason for
    a new edition."""
    return _data(one) == _data(other)


def _data(numbers: Numbers) -> tuple[Any, ...]:
    students = [{**student, "waits": None} for student in numbers["students"]]
    return numbers["v"], numbers["language"], numbers["contacts"], students


def _student(rows: Rows, student: Student, scope: Scope) -> dict[str, Any]:
    week, days = scope.week, rows.days_of(student)
    this_week = sum(week.monday <= day <= week.sunday for day in days)
    versions = rows.versions.get(student.pk, ())
    targets = [figures.of_target(rows, version, days, week) for version in versions]
    enrolment = rows.enrolments.get(student.pk)
    said = {
        "id": str(student.pk),
        "school": enrolment.school.name if enrolment else "",
        "grade": enrolment.grade if enrolment else "",
        "school_days": this_week,
        "changed": front.changed(rows, student, targets, week),
        "waits": front.waits(rows, student, targets, this_week),
        "targets": targets,
        "shares": figures.shares(rows, versions, week),
        "supports": [_support(version) for version in rows.supports.get(student.pk, ())],
        "contacts": front.with_student(rows, student),
    }
    return said | {"is_quiet": _is_quiet(said)}


def _is_quiet(said: dict[str, Any]) -> bool:
    """Nothing happened that would need a page: no data, no change of the plan, no contact."""
    data = any(target.get("teaching") or target.get("probes") for target in said["targets"])
    return not any((data, said["changed"], said["contacts"]))


def _support(version: SupportVersion) -> dict[str, str]:
    return {"what": version.what, "when": version.when, "how_often": version.how_often}
