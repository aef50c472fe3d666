"""One tap, one request: what a para waits for. And how many of those two processes answer at most."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from bench import floor, load, people
from bench.figures import Figure, percentile
from bench.place import Place
from datacollection.models import Trial

PER_SECOND, SECONDS, CEILING_SECONDS = 50, 30, 10
JSON = {"Content-Type": "application/json"}
FLOOR = "floor: session, user, one INSERT"


def run(place: Place) -> Iterator[Figure]:
    floor_ms, floor_rate = _floor(place)
    devices = people.recorders(PER_SECOND)
    for device in devices:
        device.start_now()

    def make(n: int) -> tuple[str, str, bytes, dict[str, str]]:
        device = devices[n % len(devices)]
        return "POST", "/sync/", device.envelope([device.tap()]), JSON

    before, began = Trial.objects.count(), timezone.now()
    with place.serve() as server:
        load.paced(server.port, make, per_second=20, seconds=2)
        answers = load.paced(server.port, make, per_second=PER_SECOND, seconds=SECONDS)
        paced = Trial.objects.count() - before
        rate = load.flat_out(server.port, make, seconds=CEILING_SECONDS)
    told = sum(_is_stored(answer.body) for answer in answers)
    ms = [answer.ms for answer in answers]
    yield Figure("log_one p95", percentile(ms, 0.95), "ms", percentile(floor_ms, 0.95), FLOOR, "50 ms")
    yield Figure("log_one p99", percentile(ms, 0.99), "ms", percentile(floor_ms, 0.99), FLOOR, "120 ms")
    yield Figure("log_one stored", 100 * told / len(answers), "%", budget="100 %")
    yield Figure("log_one rows", 100 * (paced - 40) / len(answers), "%", budget="100 %")
    yield Figure("log_one ceiling", rate, "a second", floor_rate, FLOOR, "0.6 of the floor")
    assert began < timezone.now()


def _is_stored(body: bytes) -> bool:
    return [result["status"] for result in json.loads(body)["results"]] == ["stored"]


def _floor(place: Place) -> tuple[list[float], float]:
    """Milliseconds at the same pace, and requests a second at most."""
    with connection.cursor() as cursor:
        cursor.execute(floor.TABLE)
    headers = people.cookie_of(people.recorders(1)[0].para)
    with place.serve(settings="bench.floor_settings", app="bench.floor_wsgi") as server:

        def make(n: int) -> tuple[str, str, bytes, dict[str, str]]:
            return "POST", "/floor", b"x" * 600, headers

        load.paced(server.port, make, per_second=20, seconds=2)
        answers = load.paced(server.port, make, per_second=PER_SECOND, seconds=SECONDS)
        assert {answer.status for answer in answers} == {200}
        return [answer.ms for answer in answers], load.flat_out(server.port, make, seconds=CEILING_SECONDS)
