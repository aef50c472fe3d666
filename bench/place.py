"""Where benchmarks run: engines in var/bench, a planted district, and gunicorn in processes of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from paraportal.engines import environment, paths, running

TODAY = date(2026, 11, 20)
PATIENCE = 60  # seconds
BIG = "Pia Big"  # the student with three years and a hundred thousand trials


@dataclass(frozen=True)
class Place:
    """`url`: of the database. `students`: how many the district has."""

    url: str
    students: int
    folder: Path

    @contextmanager
    def serve(self, settings: str = "paraportal.settings", app: str = "paraportal.wsgi") -> Iterator[Server]:
        """gunicorn as people run it, with two processes."""
        port, log = _free_port(), self.folder / "server.log"
        more = {"WEB_WORKERS": "2", "WEB_THREADS": "8", "DJANGO_SETTINGS_MODULE": settings}
        words = ["-m", "gunicorn", "-c", "python:paraportal.gunicorn_conf", "-b", f"127.0.0.1:{port}", app]
        log.unlink(missing_ok=True)
        with log.open("ab") as out:
            process = subprocess.Popen(
                [sys.executable, *words], cwd=paths.CHECKOUT, env=os.environ | more, stdout=out, stderr=out
            )
        try:
            _wait_for(port, process, log)
            yield Server(port, log)
        finally:
            process.terminate()
            process.wait(PATIENCE)


@dataclass(frozen=True)
class Server:
    port: int
    log: Path


@contextmanager
def prepared(students: int) -> Iterator[Place]:
    """Engines up, the district planted, Django set up on it."""
    with running() as engines:
        name = f"bench_{students}"
        url = urlsplit(engines.database_url)._replace(path=f"/{name}").geturl()
        is_new = _make_database(engines.database_url, name)
        _set_up_django({"DATABASE_URL": url, "REDIS_URL": engines.redis_url})
        from paraportal.statics import collect_if_stale

        collect_if_stale()
        if is_new:
            _plant(students)
            _say_done(engines.database_url, name)
        else:
            _migrate()
        yield Place(url, students, paths.var())


def _make_database(server: str, name: str) -> bool:
    """Whether it has to be filled. One that was left half full is made anew."""
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if found and found[0] == "planted":
            return False
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return True


def _say_done(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"COMMENT ON DATABASE {name} IS 'planted'")


def _set_up_django(addresses: dict[str, str]) -> None:
    os.environ.update(environment.for_django(addresses))
    os.environ.update({"PARAPORTAL_HTTPS": "0", "LOG_LEVEL": "INFO"})
    import django

    django.setup()
    from django.conf import settings

    settings.LOGGING_CONFIG = None


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
    call_command("migrate", interactive=False, verbosity=0)


def _plant(students: int) -> None:
    """The district, and in its first school the student with much."""
    from bench import big  # its models need Django set up
    from paraportal.demo import scale

    _migrate()
    size = scale.Size(students, max(1, students // 5), 1)
    scale.plant(TODAY, 1, "no-password", size, lambda text: print(text, file=sys.stderr), parts=2)
    big.plant(TODAY, BIG)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The server did not come up:\n{log.read_text()[-4000:]}")
