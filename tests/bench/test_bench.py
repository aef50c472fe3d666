"""The parts of the benchmarks that would make a figure lie. bin/bench runs the benchmarks themselves."""

from __future__ import annotations

import importlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest

from bench import load, people
from bench.__main__ import NAMES
from bench.figures import Figure, percentile
from datacollection.sync.ingest import ingest
from tests.fixtures.clock import right_now

pytestmark = pytest.mark.slow

SLOW, EVERY = 0.2, 10  # seconds, requests


class Lazy(BaseHTTPRequestHandler):
    """Answers at once, but for every tenth request."""

    protocol_version = "HTTP/1.1"
    numbers = count(1)

    def do_GET(self) -> None:
        if next(self.numbers) % EVERY == 0:
            time.sleep(SLOW)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Lazy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def get(_n: int) -> tuple[str, str, bytes, dict[str, str]]:
    return "GET", "/", b"", {}


def test_a_percentile_is_a_value_that_was_measured():
    values = [float(n) for n in range(100, 0, -1)]
    assert percentile(values, 0.95) == 96.0
    assert percentile([7.0], 0.99) == 7.0


def test_a_line_has_figure_unit_ratio_and_budget():
    line = str(Figure("log_one p95", 12.0, "ms", 4.0, "floor", "50 ms"))
    assert line.split() == [
        "log_one",
        "p95",
        "12.0",
        "ms",
        "3.00",
        "x",
        "floor",
        "(4.0)",
        "budget:",
        "50",
        "ms",
    ]


def test_paced_asks_as_often_as_it_should_and_slow_answers_show(port):
    answers = load.paced(port, get, per_second=100, seconds=0.5, clients=4)
    assert [answer.status for answer in answers] == [200] * 50
    slow = [answer for answer in answers if answer.ms >= SLOW * 1000]
    # Waiting behind a slow one counts too: a client that is late does not start its clock late.
    assert len(slow) >= 50 // EVERY
    assert percentile([answer.ms for answer in answers], 0.95) >= SLOW * 1000


def test_flat_out_counts_what_was_answered(port):
    began = time.perf_counter()
    rate = load.flat_out(port, get, seconds=0.3, clients=2)
    assert rate * (time.perf_counter() - began) >= 1


def test_what_a_recorder_sends_is_stored(district):
    (recorder,) = people.recorders(1)
    recorder.start_now()
    answer = ingest(recorder.envelope([recorder.tap(), recorder.tap()]), right_now())
    assert [result.status for result in answer.results] == ["stored", "stored"]
    assert len(json.loads(recorder.envelope([]))["records"]) == 0


@pytest.mark.parametrize("name", NAMES)
def test_each_name_is_a_benchmark(name):
    assert callable(importlib.import_module(f"bench.{name}").run)
