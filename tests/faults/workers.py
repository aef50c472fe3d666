"""Real Celery workers and beats on the test database, to be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

PATIENCE = 90  # seconds; a worker loads Django first, on a machine that others use too
MOVED = Path(__file__).parents[1] / "moved"
CELERY = [sys.executable, "-m", "celery", "--quiet", "--app", "paraportal"]
WORKER = ["worker", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
# As paraportal.celery, with a clock that ticks each second.
FAST_BEAT = """
import sys
from paraportal.celery import app
for entry in app.conf.beat_schedule.values():
    entry["schedule"] = 1.0
app.start(["beat", "--loglevel", "INFO", "--schedule", sys.argv[1]])
"""


@dataclass
class Process:
    """A worker or a beat: the leader of a process group of its own."""

    popen: subprocess.Popen[bytes]
    log: Path

    @property
    def children(self) -> list[int]:
        task = Path(f"/proc/{self.popen.pid}/task/{self.popen.pid}/children")
        return [int(pid) for pid in task.read_text().split()] if task.exists() else []

    def kill_child(self) -> None:
        for pid in self.children:
            os.kill(pid, signal.SIGKILL)

    def kill_parent(self) -> None:
        self.popen.kill()
        self.popen.wait(PATIENCE)

    def end(self) -> None:
        """The whole group, whatever is left of it."""
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        self.popen.wait(PATIENCE)

    def has_said(self, words: str) -> bool:
        return words in self.log.read_text(errors="replace")


def environment(folder: Path) -> dict[str, str]:
    """Ours, on the test's database, at the tests' hour, with files in `folder`/files."""
    url = urlsplit(os.environ["DATABASE_URL"])
    database = url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    own = {"DATABASE_URL": database, "PARAPORTAL_VAR": str(folder), "SECRET_KEY": settings.SECRET_KEY}
    return os.environ | own | {"PYTHONPATH": os.pathsep.join([str(MOVED), os.environ["PYTHONPATH"]])}


@contextmanager
def _started(command: list[str], folder: Path, name: str) -> Iterator[Process]:
    log = folder / f"{name}.log"
    with log.open("wb") as out:
        popen = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=environment(folder),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    process = Process(popen, log)
    try:
        yield process
    finally:
        process.end()


@contextmanager
def worker(folder: Path, name: str = "worker", processes: int = 1) -> Iterator[Process]:
    """One that listens already."""
    words = [*CELERY, *WORKER, "--concurrency", str(processes), "--hostname", f"{name}@%h"]
    with _started(words, folder, name) as process:
        wait_for(lambda: process.has_said(" ready."), lambda: process.log.read_text())
        yield process


@contextmanager
def beat(folder: Path, name: str = "beat") -> Iterator[Process]:
    schedule = str(folder / f"{name}-schedule")
    with _started([sys.executable, "-c", FAST_BEAT, schedule], folder, name) as process:
        yield process


def wait_for(is_so: Callable[[], bool], say: Callable[[], str] = str, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"it did not happen in time: {say()[-3000:]}"
        time.sleep(0.01)
