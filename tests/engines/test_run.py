"""bin/run starts everything, and leaves nothing behind however it ends."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from paraportal.engines.paths import CHECKOUT
from tests.engines.users import is_alive, wait_until, without_addresses

pytestmark = pytest.mark.faults


class Run:
    """A bin/run on a `var` of its own, without the demo."""

    def __init__(self, var: Path) -> None:
        self.port = free_port()
        self.log = var / "run.log"
        self.environment = without_addresses() | {
            "PARAPORTAL_VAR": str(var),
            "PARAPORTAL_DEMO": "0",
            "PORT": str(self.port),
        }
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "paraportal.engines.run"],
                cwd=CHECKOUT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def get(self, path: str) -> tuple[int, str]:
        """Status and body; 0 while nothing listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        return self.get("readyz")[0] == 200


@pytest.fixture
def run(var: Path) -> Iterator[Run]:
    """One that the test ends in its own way."""
    with ready_run(var) as started:
        yield started


@contextmanager
def ready_run(var: Path) -> Iterator[Run]:
    started = Run(var)
    try:
        wait_until(started.is_ready, seconds=150)
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def test_ctrl_c_stops_every_process(run: Run) -> None:
    everything = family(run.process.pid)
    assert {"gunicorn", "worker", "beat", "postgres", "valkey"} <= set(everything)
    assert "is ready at http://localhost:" in run.log.read_text()
    os.killpg(run.process.pid, signal.SIGINT)  # as a terminal does it
    assert run.process.wait(60) == 0
    assert [pid for pids in everything.values() for pid in pids if is_alive(pid)] == []


def test_it_serves_alone_and_says_what_fell(var: Path) -> None:
    with ready_run(var) as run:
        a_second_one_is_refused_in_words(run)
        ready_names_what_hangs(run)


def a_second_one_is_refused_in_words(run: Run) -> None:
    words = [sys.executable, "-m", "paraportal.engines.run"]
    second = subprocess.run(
        words, cwd=CHECKOUT, env=run.environment, capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert f"runs already from here, at http://localhost:{run.port}" in second.stderr
    assert run.get("healthz")[0] == 200


def test_a_crash_of_one_stops_the_others_and_is_named(run: Run) -> None:
    everything = family(run.process.pid)
    os.kill(everything["beat"][0], signal.SIGKILL)
    assert run.process.wait(60) == 1
    assert "bin/run: beat was ended by SIGKILL; everything else was stopped." in run.log.read_text()
    assert [pid for pids in everything.values() for pid in pids if is_alive(pid)] == []


def test_kill_9_of_the_supervisor_leaves_no_orphan(run: Run) -> None:
    everything = family(run.process.pid)
    run.process.kill()
    run.process.wait()
    wait_until(lambda: not [pid for pids in everything.values() for pid in pids if is_alive(pid)], 40)


def ready_names_what_hangs(run: Run) -> None:
    everything = family(run.process.pid)
    os.kill(everything["valkey"][0], signal.SIGSTOP)  # hangs, as a server in trouble does
    status, body = run.get("readyz")
    os.kill(everything["valkey"][0], signal.SIGCONT)
    assert status == 503
    assert json.loads(body)["checks"]["broker"] == "Redis does not answer."
    assert json.loads(body)["checks"]["database"] == "ok"
    wait_until(run.is_ready)


def family(pid: int) -> dict[str, list[int]]:
    """The processes below `pid`, by what they are, the first started first; with the engines."""
    parents = {int(entry.name): parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    found: dict[str, list[int]] = {}
    for descendant in sorted(below(pid, parents)):
        words = Path(f"/proc/{descendant}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        for name in ("gunicorn", "worker", "beat", "keeper", "postgres", "valkey"):
            if (
                f" {name} " in words
                or f"/{name} " in words
                or f"{name}-server" in words
                or f".{name} " in words
            ):
                found.setdefault(name, []).append(descendant)
                break
    return found


def below(pid: int, parents: dict[int, int]) -> set[int]:
    children = {child for child, above in parents.items() if above == pid}
    return children.union(*(below(child, parents) for child in children))


def parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
