"""A real server whose database, broker or line fails in the middle of a sync: in the end each record once."""

from __future__ import annotations

import json
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any

import psycopg
import pytest
from django.db import connection

from datacollection.models import HeldRecord, Record, SessionSummary, Trial
from paraportal.engines import testing
from tests.browser.server import Server, start
from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def server(database_clock: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with start(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def district(committed_district: District) -> District:
    return committed_district


@pytest.fixture
def sender(district: District) -> Sender:
    return Sender(district, district.para, district.now)


@dataclass(frozen=True)
class Said:
    status: int
    words: dict[str, Any]
    retry_after: str | None


def post(server: Server, body: bytes) -> Said | None:
    """The server's answer; None where there was none."""
    request = urllib.request.Request(f"{server.url}/sync/", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Said(answer.status, json.loads(answer.read()), None)
    except urllib.error.HTTPError as error:
        return Said(error.code, json.loads(error.read()), error.headers.get("Retry-After"))
    except OSError:
        return None


def raw(server: Server, body: bytes, upto: int | None = None) -> socket.socket:
    """A connection on which the request (or its first `upto` bytes of body) was sent, and nothing read."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    head = "POST /sync/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:upto])
    return line


def wait_for(is_so: Any, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)


def statuses(said: Said | None) -> list[str]:
    assert said is not None
    return [result["status"] for result in said.words["results"]]


def test_the_receipt_is_lost_after_the_commit(server: Server, sender: Sender):
    first = sender.start()
    records = [first, *(sender.trial(first, n) for n in range(1, 6))]
    body = sender.body(records, sender.at)
    line = raw(server, body)
    line.close()
    wait_for(lambda: Record.objects.filter(device=sender.device).count() == 6)
    assert statuses(post(server, body)) == ["duplicate"] * 6
    assert SessionSummary.objects.get(session=first["id"]).n == 5


def test_a_body_that_is_cut_off_in_its_midst_stores_nothing(server: Server, sender: Sender):
    body = sender.body([sender.start() for _ in range(20)], sender.at)
    raw(server, body, upto=len(body) // 2).close()
    time.sleep(0.5)
    assert Record.objects.filter(device=sender.device).count() == 0
    assert statuses(post(server, body)) == ["stored"] * 20


def test_redis_down_is_no_reason_not_to_store(server: Server, sender: Sender):
    valkey = testing.engines().valkey
    assert valkey is not None
    valkey.stop("immediate")
    try:
        first = sender.start()
        said = post(server, sender.body([first, sender.trial(first)], sender.at))
        assert statuses(said) == ["stored", "stored"]
    finally:
        valkey.start()


class Device(Thread):
    """Sends its batches in order, each until there is a receipt for all of it, as the recorder does."""

    def __init__(self, server: Server, batches: list[bytes]) -> None:
        super().__init__()
        self._server, self._batches = server, batches
        self.receipts: list[dict[str, Any]] = []
        self.refused: list[Said | None] = []

    def run(self) -> None:
        for batch in self._batches:
            while (said := post(self._server, batch)) is None or said.status != 200:
                self.refused.append(said)
                time.sleep(0.1)
            self.receipts.append(said.words)


def test_postgresql_stopped_at_once_in_mid_sync(server: Server, sender: Sender):
    """Twice the power goes while three devices send; what was confirmed stands, what was not comes again."""
    postgres = testing.engines().postgres
    assert postgres is not None
    senders = [sender, *(Sender(sender.district, sender.user, sender.at) for _ in range(2))]
    devices, sessions = [], []
    for one in senders:
        starts = [one.start() for _ in range(25)]
        sessions += [start["id"] for start in starts]
        batches = [[start, *(one.trial(start, n) for n in range(1, 11))] for start in starts]
        devices.append(Device(server, [one.body(batch, one.at) for batch in batches]))
    for device in devices:
        device.start()
    for reached in (3, 12):
        wait_for(lambda n=reached: sum(len(device.receipts) for device in devices) >= n, 60)
        postgres.stop("immediate")
        time.sleep(0.5)
        postgres.start()
    for device in devices:
        device.join(120)
        assert not device.is_alive()
    _forget_the_dead_connection()

    told = [
        result["status"] for device in devices for receipt in device.receipts for result in receipt["results"]
    ]
    assert len(told) == 3 * 25 * 11
    assert set(told) <= {"stored", "duplicate"}
    assert Record.objects.filter(device__in=[one.device for one in senders]).count() == 3 * 25 * 11
    assert Trial.objects.filter(session__in=sessions).count() == 3 * 25 * 10
    assert set(SessionSummary.objects.filter(pk__in=sessions).values_list("n", flat=True)) == {10}
    assert SessionSummary.objects.filter(pk__in=sessions).count() == 75
    assert not HeldRecord.objects.filter(device__in=[one.device for one in senders]).exists()

    refused = [said for device in devices for said in device.refused if said]
    assert refused, "the power went, and nobody noticed: this test proved nothing"
    assert {said.status for said in refused} == {503}
    assert {(said.words["error"], said.retry_after) for said in refused} == {("unavailable", "5")}


def _forget_the_dead_connection() -> None:
    connection.close()
    if connection.pool:
        connection.close_pool()


def test_a_server_without_its_database_says_so_in_json(server: Server, sender: Sender):
    postgres = testing.engines().postgres
    assert postgres is not None
    body = sender.body([sender.start()], sender.at)
    postgres.stop("immediate")
    try:
        said = post(server, body)
        assert said is not None
        assert (said.status, said.words, said.retry_after) == (503, {"error": "unavailable"}, "5")
    finally:
        postgres.start()
        _forget_the_dead_connection()
    wait_for(lambda: (said := post(server, body)) is not None and said.status == 200)
    assert Record.objects.filter(device=sender.device).count() == 1


def test_no_connection_left_for_the_server_is_told_as_trouble_that_passes(server: Server, sender: Sender):
    """Something else has taken every connection that PostgreSQL gives out."""
    body = sender.body([sender.start()], sender.at)
    taken: list[psycopg.Connection[Any]] = []
    try:
        wait_for(lambda: _take_all(taken) and not _end_others())
        said = post(server, body)
        assert said is not None
        assert (said.status, said.words, said.retry_after) == (503, {"error": "unavailable"}, "5")
    finally:
        for one in taken:
            one.close()
    wait_for(lambda: (said := post(server, body)) is not None and said.status == 200)
    assert Record.objects.filter(device=sender.device).count() == 1


def _take_all(taken: list[psycopg.Connection[Any]]) -> bool:
    with suppress(psycopg.OperationalError):
        while True:
            name = connection.settings_dict["NAME"]
            taken.append(psycopg.connect(os.environ["DATABASE_URL"], dbname=name, application_name="taken"))
    return True


def _end_others() -> int:
    """Ends what the server's pool holds; how many that were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND application_name <> 'taken'"
            " AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])
