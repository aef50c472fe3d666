"""A device that was offline for a morning: 500 records in one request. And many of those at once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import psycopg

from bench import load, people
from bench.figures import Figure, percentile
from bench.place import Place

AT_ONCE, TIMES, SUSTAINED_SECONDS = 500, 40, 15
JSON = {"Content-Type": "application/json"}
FLOOR = "floor: executemany of the same rows"


def run(place: Place) -> Iterator[Figure]:
    devices = iter(people.recorders(100) * 20)

    def make(_n: int) -> tuple[str, str, bytes, dict[str, str]]:
        origin = next(devices)
        one = people.Recorder(origin.para, origin.target, origin.version)
        records = [one.begin(), *(one.tap() for _ in range(AT_ONCE - 1))]
        return "POST", "/sync/", one.envelope(records), JSON

    floor_ms = _floor(place)
    with place.serve() as server:
        load.paced(server.port, make, per_second=2, seconds=2, clients=1)
        answers = load.paced(server.port, make, per_second=2, seconds=TIMES / 2, clients=1)
        rate = load.flat_out(server.port, make, seconds=SUSTAINED_SECONDS, clients=2)
    results = [result["status"] for answer in answers for result in json.loads(answer.body)["results"]]
    p95 = percentile([answer.ms for answer in answers], 0.95)
    yield Figure("sync_500 p95", p95, "ms", percentile(floor_ms, 0.95), FLOOR, "250 ms")
    yield Figure("sync_500 stored", 100 * results.count("stored") / len(results), "%", budget="100 %")
    floor_rate = AT_ONCE / (sum(floor_ms) / len(floor_ms) / 1000)
    yield Figure("sync_500 sustained", rate * AT_ONCE, "records/s", floor_rate, FLOOR, "5,000 records/s")


COLUMNS = {
    "datacollection_record": "id, device_id, seq, kind, actor_id, made_at, said_at, batch_id, digest",
    "datacollection_trial": "id, session_id, n, at, response, prompt, prompter, step, item, value, seconds",
}


def _floor(place: Place) -> list[float]:
    """Milliseconds to insert the same rows into tables alike, constraints and indexes included."""
    times = []
    with psycopg.connect(place.url) as connection:
        samples = {}
        for table, columns in COLUMNS.items():
            connection.execute(f"CREATE TEMP TABLE floor_{table} (LIKE {table} INCLUDING ALL)")
            # Copied from a device's own year, in its order.
            samples[table] = connection.execute(
                f"SELECT {columns} FROM {table} ORDER BY id LIMIT {AT_ONCE * (TIMES + 2)}"
            ).fetchall()
        for n in range(TIMES):
            began = time.perf_counter()
            for table, columns in COLUMNS.items():
                marks = ", ".join(["%s"] * len(columns.split(",")))
                rows = samples[table][n * AT_ONCE : (n + 1) * AT_ONCE]
                with connection.cursor() as cursor:
                    cursor.executemany(f"INSERT INTO floor_{table} ({columns}) VALUES ({marks})", rows)
            connection.commit()
            times.append((time.perf_counter() - began) * 1000)
    return times
