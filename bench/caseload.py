"""The list of a teacher's students: how every target stands, with the half year behind it."""

from __future__ import annotations

from collections.abc import Iterator

from bench.figures import Figure
from bench.pages import Page, measure
from bench.place import Place
from paraportal.demo.scale.frame import DOMAIN
from staff.models import User
from students.models import Student


def run(place: Place) -> Iterator[Figure]:
    teacher = User.objects.get(email=f"teacher1@{DOMAIN}")
    yield Figure("caseload students", Student.objects.visible_to(teacher).count(), "students")
    yield from measure(place, Page("caseload", "students:list", "/students/", "teacher1"))
