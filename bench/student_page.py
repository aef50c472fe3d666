"""The page of a student with three years, twelve targets and a hundred thousand trials."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import Page, measure
from bench.place import BIG, Place
from datacollection.models import Trial
from students.models import Student


def run(place: Place) -> Iterator[Figure]:
    student = Student.objects.get(legal_name=BIG)
    trials = Trial.objects.filter(session__student=student).count()
    yield Figure("student_page trials behind it", trials, "rows")
    path = f"/students/{student.pk}/"
    yield from measure(place, Page("student_page", "students:student", path, "teacher1"))
