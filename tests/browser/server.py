"""gunicorn on the test database, in processes of its own."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.faults.workers import environment

PATIENCE = 90  # seconds; Django loads first, on a machine that others use too


@dataclass(frozen=True)
class Server:
    """`url`: http://localhost:PORT. localhost, for service workers need an address that counts as secure."""

    url: str
    port: int
    log: Path


@contextmanager
def start(folder: Path) -> Iterator[Server]:
    port = _free_port()
    log = folder / "server.log"
    # Its own copy: another test session may collect newer files while this one runs.
    shutil.copytree(settings.STATIC_ROOT, folder / "static")
    command = [sys.executable, "-m", "gunicorn", "paraportal.wsgi:application"]
    options = ["-c", "paraportal/gunicorn_conf.py", "-b", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options], cwd=settings.BASE_DIR, env=_environment(folder), stdout=out, stderr=out
        )
    try:
        _wait_for(port, process, log)
        yield Server(f"http://localhost:{port}", port, log)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _environment(folder: Path) -> dict[str, str]:
    return environment(folder) | {"PARAPORTAL_HTTPS": "0", "WEB_WORKERS": "2", "WEB_THREADS": "4"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not come up:\n{log.read_text()[-4000:]}")
