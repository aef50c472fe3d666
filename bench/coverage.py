"""The Supervision page of a whole district, as its director opens it."""

from __future__ import annotations

from collections.abc import Iterator

from bench import people
from bench.figures import Figure, percentile
from bench.place import Place
from bench.student_page import FLOOR, ask, floor_of, served
from paraportal.demo.scale.frame import DOMAIN
from staff.models import User
from students.models import Assignment


def run(place: Place) -> Iterator[Figure]:
    headers = people.cookie_of(User.objects.get(email=f"director@{DOMAIN}"))
    floor_ms = floor_of(place, headers)
    with place.serve() as server:
        found = served(ask(server, "/supervision/", headers), "supervision:home")
    pairs = Assignment.objects.values("para", "supervisor").distinct().count()
    yield Figure(f"coverage pairs, {place.students} students", pairs, "pairs")
    p95 = percentile([ms for ms, _queries in found], 0.95)
    budget = "400 ms at 10,000 students"
    yield Figure("coverage server p95", p95, "ms", percentile(floor_ms, 0.95), FLOOR, budget)
    yield Figure("coverage queries", max(queries for _ms, queries in found), "queries", budget="constant")
