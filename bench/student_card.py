"""What a para opens of a student with three years behind them: the card."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import Page, measure
from bench.place import BIG, Place
from students.models import Student


def run(place: Place) -> Iterator[Figure]:
    student = Student.objects.get(legal_name=BIG)
    path = f"/students/{student.pk}/card/"
    yield from measure(place, Page("student_card", "students:card", path, "para1"))
