"""How long a page takes in the server, beside a bare view with a session, a user and one INSERT."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection

from bench import floor, load, people
from bench.figures import Figure, percentile
from bench.place import Place, Server
from paraportal.demo.scale.frame import DOMAIN
from staff.models import User

TIMES = 60
PER_SECOND = 4
FLOOR = "floor: session, user, one INSERT"


@dataclass(frozen=True)
class Page:
    """`name`: of the figure; `route`: of the URL; `who`: the name before the @ of who looks."""

    name: str
    route: str
    path: str
    who: str
    budget: str = "200 ms"


def measure(place: Place, page: Page) -> Iterator[Figure]:
    """The slowest of twenty looks, and the most queries of all."""
    headers = people.cookie_of(User.objects.get(email=f"{page.who}@{DOMAIN}"))
    bare = _floor(place, page.who)
    with place.serve() as server:
        looks = _served(_ask(server, page.path, headers), page.route)
    p95 = percentile([ms for ms, _queries in looks], 0.95)
    yield Figure(f"{page.name} server p95", p95, "ms", bare, FLOOR, page.budget)
    most = max(queries for _ms, queries in looks)
    yield Figure(f"{page.name} queries", most, "queries", budget="constant")


def _ask(server: Server, path: str, headers: dict[str, str]) -> str:
    """What the server's log says of TIMES looks at this page, after a few to warm up."""
    for times in (5, TIMES):
        server.log.write_bytes(b"")  # it is written to at its end
        answers = load.paced(
            server.port,
            lambda _n: ("GET", path, b"", headers),
            per_second=PER_SECOND,
            seconds=times / PER_SECOND,
            clients=2,
        )
        assert {answer.status for answer in answers} == {200}, {answer.status for answer in answers}
    return server.log.read_text(errors="replace")


def _served(log: str, route: str) -> list[tuple[float, int]]:
    """(ms, queries) of each request to this route."""
    lines = (json.loads(line) for line in log.splitlines() if line.startswith("{"))
    return [(line["ms"], line["queries"]) for line in lines if line.get("route") == route]


@cache
def _floor(place: Place, who: str) -> float:
    """p95 of the bare view in ms; measured once a run."""
    headers = people.cookie_of(User.objects.get(email=f"{who}@{DOMAIN}"))
    with connection.cursor() as cursor:
        cursor.execute(floor.TABLE)
    with place.serve(settings="bench.floor_settings", app="bench.floor_wsgi") as server:
        answers = load.paced(
            server.port,
            lambda _n: ("POST", "/floor", b"x", headers),
            per_second=PER_SECOND,
            seconds=TIMES / PER_SECOND,
            clients=2,
        )
    return percentile([answer.ms for answer in answers], 0.95)
