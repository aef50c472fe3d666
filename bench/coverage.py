"""The Supervision page of a whole district, as its director opens it."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import Page, measure
from bench.place import Place
from students.models import Assignment

BUDGET = "400 ms at 10,000 students"


def run(place: Place) -> Iterator[Figure]:
    pairs = Assignment.objects.values("para", "supervisor").distinct().count()
    yield Figure(f"coverage pairs, {place.students} students", pairs, "pairs")
    page = Page("coverage", "supervision:home", "/supervision/", "director", budget=BUDGET)
    yield from measure(place, page)
