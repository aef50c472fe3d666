"""The page of a student with three years, twelve targets and a hundred thousand trials; and the list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db import connection

from bench import floor, load, people
from bench.figures import Figure, percentile
from bench.place import BIG, Place, Server
from datacollection.models import Trial
from paraportal.demo.scale.frame import DOMAIN
from staff.models import User
from students.models import Student

TIMES = 60
FLOOR = "floor: session, user, one INSERT"


def run(place: Place) -> Iterator[Figure]:
    student = Student.objects.get(legal_name=BIG)
    trials = Trial.objects.filter(session__student=student).count()
    headers = people.cookie_of(User.objects.get(email=f"teacher1@{DOMAIN}"))
    floor_ms = floor_of(place, headers)
    with place.serve() as server:
        lines = {
            name: ask(server, path, headers)
            for name, path in (
                ("students:student", f"/students/{student.pk}/"),
                ("students:list", "/students/"),
            )
        }
    page, listing = (served(lines[name], name) for name in lines)
    yield Figure("student_page trials behind it", trials, "rows")
    p95 = percentile([ms for ms, _queries in page], 0.95)
    yield Figure("student_page server p95", p95, "ms", percentile(floor_ms, 0.95), FLOOR, "200 ms")
    yield Figure("student_page queries", max(queries for _ms, queries in page), "queries", budget="12")
    p95 = percentile([ms for ms, _queries in listing], 0.95)
    yield Figure("caseload list server p95", p95, "ms", percentile(floor_ms, 0.95), FLOOR, "200 ms")


def ask(server: Server, path: str, headers: dict[str, str]) -> str:
    """What the server's log says of TIMES looks at this page, after a few to warm up."""
    for times in (5, TIMES):
        server.log.write_bytes(b"")  # it is written to at its end
        answers = load.paced(
            server.port, lambda _n: ("GET", path, b"", headers), per_second=4, seconds=times / 4, clients=2
        )
        assert {answer.status for answer in answers} == {200}, {answer.status for answer in answers}
    return server.log.read_text(errors="replace")


def served(log: str, route: str) -> list[tuple[float, int]]:
    """(ms, queries) of each request to this route."""
    lines = (json.loads(line) for line in log.splitlines() if line.startswith("{"))
    return [(line["ms"], line["queries"]) for line in lines if line.get("route") == route]


def floor_of(place: Place, headers: dict[str, str]) -> list[float]:
    with connection.cursor() as cursor:
        cursor.execute(floor.TABLE)
    with place.serve(settings="bench.floor_settings", app="bench.floor_wsgi") as server:
        answers = load.paced(
            server.port,
            lambda _n: ("POST", "/floor", b"x", headers),
            per_second=4,
            seconds=TIMES / 4,
            clients=2,
        )
        return [answer.ms for answer in answers]
