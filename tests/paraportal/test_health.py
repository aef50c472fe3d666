"""/healthz says that this process lives; /readyz what is missing before it can serve."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client

from core import pdf
from paraportal.engines.paths import CHECKOUT
from paraportal.health import heartbeat

NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
ASK = """
import sys, django
django.setup()
from django.test import Client
answer = Client(SERVER_NAME="localhost").get(sys.argv[1])
print(answer.status_code, answer.content.decode().strip())
"""


@pytest.fixture
def worker_is_alive() -> None:
    heartbeat.write()


@pytest.fixture
def no_worker() -> None:
    with heartbeat.broker() as client:
        client.delete(heartbeat.KEY)


def ask_without_engines(path: str) -> tuple[str, str]:
    """Status and body from a process whose database and broker do not answer."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, path],
        cwd=CHECKOUT,
        env=os.environ | NOWHERE | {"DB_POOL": "0", "PARAPORTAL_HTTPS": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    status, body = done.stdout.strip().splitlines()[-1].split(" ", 1)
    return status, body


@pytest.mark.slow
def test_live_asks_nothing_of_the_database() -> None:
    assert ask_without_engines("/healthz") == ("200", "ok")


@pytest.mark.slow
def test_ready_names_everything_that_does_not_answer() -> None:
    status, body = ask_without_engines("/readyz")
    checks = json.loads(body)["checks"]
    assert status == "503"
    assert checks["database"] == "PostgreSQL does not answer."
    assert checks["broker"] == "Redis does not answer."
    assert checks["worker"] == "Not known while Redis does not answer."


def test_ready_when_all_is_there(client: Client, db: None, worker_is_alive: None) -> None:
    answer = client.get("/readyz", secure=True)
    assert answer.json() == {
        "ready": True,
        "checks": dict.fromkeys(("database", "broker", "worker", "pdf"), "ok"),
    }
    assert answer.status_code == 200


def test_not_ready_without_a_worker(client: Client, db: None, no_worker: None) -> None:
    answer = client.get("/readyz", secure=True)
    assert answer.status_code == 503
    assert "No Celery worker" in answer.json()["checks"]["worker"]


def test_a_heartbeat_is_forgotten_when_the_worker_falls_silent(worker_is_alive: None) -> None:
    with heartbeat.broker() as client:
        assert 0 < client.ttl(heartbeat.KEY) <= heartbeat.KEPT
    assert heartbeat.KEPT >= 3 * heartbeat.EVERY


def test_probes_are_neither_redirected_nor_kept(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_probes_take_no_post(client: Client) -> None:
    assert client.post("/healthz", secure=True).status_code == 405


def test_this_machine_has_what_a_pdf_needs() -> None:
    assert pdf.what_is_missing() == []
    assert pdf.font_count() > 0
