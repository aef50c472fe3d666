"""bin/run: everything on this machine, from the engines to the first page, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from paraportal.engines import Engines, environment, paths, privileges, running, translations
from paraportal.engines.dropping import Way, best_way
from paraportal.engines.errors import EngineError
from paraportal.engines.locks import FileLock
from paraportal.engines.ports import DEFAULT, web_port
from paraportal.engines.services import EngineProcess, Services

LOOK_EVERY = 0.3  # seconds
ACCOUNTS = "demo-accounts.txt"  # written by seed_demo


class StartupWords(Exception):
    """Somebody told us to end: Ctrl-C, SIGTERM, or a terminal that was closed."""


def main() -> int:
    os.umask(0o022)  # the system user must be able to read what root collects
    _listen(_tell)
    try:
        with _only_one() as note:
            port = _choose_port()
            note.write_text(str(port))
            _say("Starting PostgreSQL and Valkey.")
            with running() as engines:
                return _serve(engines, port)
    except StartupWords:
        return 0
    except EngineError as error:
        print(f"bin/run: {error}", file=sys.stderr)
    except PermissionError as error:
        print(f"bin/run: {error.filename} belongs to another user. Run as that user.", file=sys.stderr)
    return 1


def _tell(_signal: int, _frame: FrameType | None) -> None:
    # A second Ctrl-C must not cut off the stopping that the first one began.
    _listen(signal.SIG_IGN)
    raise StartupWords


def _listen(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    """Have `handler` called for Ctrl-C, SIGTERM and a closed terminal."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


@contextmanager
def _only_one() -> Iterator[Path]:
    """Hold the lock of this installation. Yields the file in which the port is noted."""
    paths.var().mkdir(parents=True, exist_ok=True)
    note = paths.var() / "run.lock"
    lock = FileLock(note)
    try:
        # Two would share beat's schedule file, and the folder of services.
        if not lock.try_own():
            raise EngineError(
                f"ParaPortal runs already from here, at http://localhost:{note.read_text()}. "
                "For a second one, set PARAPORTAL_VAR to another folder."
            )
        yield note
    finally:
        lock.close()


def _choose_port() -> int:
    asked = os.environ.get("PORT", "")
    port = web_port(asked)
    if not asked and port != DEFAULT:
        _say(f"Port {DEFAULT} is taken, so this is port {port}.")
    return port


def _serve(engines: Engines, port: int) -> int:
    own = _environment(engines)
    _prepare(own)
    home = _services_home()
    way = best_way(home)
    if way.warning:
        _say(f"WARNING: {way.warning}")
    with _services(way, own, home, port) as services:
        services.start("web")  # alone, so that pages come soon: loading Django is the slow part
        _wait_until_live(services, port)
        services.start("worker", "beat")
        _greet(port)
        complaint = _watch(services, engines)
    print(f"bin/run: {complaint}; everything else was stopped.", file=sys.stderr)
    return 1


def _environment(engines: Engines) -> dict[str, str]:
    chosen = environment.for_django(engines.environment)
    chosen.setdefault("PARAPORTAL_DEMO", "1")
    return chosen


def _prepare(own: dict[str, str]) -> None:
    _say("Preparing the database and the static files.")
    translations.compile_stale()
    words = [sys.executable, "-m", "paraportal.prepare"]
    # A migration may take longer than a page may.
    patient = {"DB_STATEMENT_TIMEOUT": "0", "DB_LOCK_TIMEOUT": "30s"}
    done = subprocess.run(words, cwd=paths.CHECKOUT, env=own | patient, check=False)
    if done.returncode:
        raise EngineError("The database or the static files could not be prepared; the reason stands above.")


def _services_home() -> Path:
    """A folder for beat's clock and for caches, and one for uploads: the services own both."""
    home = paths.var() / "services"
    for folder in (home, paths.var() / "files"):
        folder.mkdir(exist_ok=True)
        for path in (folder, *folder.rglob("*")):  # an earlier start may have run as root
            privileges.give_to_engine_user(path)
    return home


@contextmanager
def _services(way: Way, own: dict[str, str], home: Path, port: int) -> Iterator[Services]:
    celery = ("--quiet", "--app", "paraportal")
    worker = ("worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle")
    beat = ("beat", "--loglevel", "INFO", "--schedule", f"{way.here(home)}/beat-schedule")
    serve = ("--config", "python:paraportal.gunicorn_conf", "--bind", f"127.0.0.1:{port}")
    services = Services(
        [
            EngineProcess("web", way.argv("gunicorn", *serve, "paraportal.wsgi")),
            EngineProcess("worker", way.argv("celery", *celery, *worker)),
            EngineProcess("beat", way.argv("celery", *celery, *beat)),
        ],
        way.environment(own, home),
        paths.CHECKOUT,
    )
    try:
        yield services
    finally:
        _listen(signal.SIG_IGN)
        services.stop()


def _wait_until_live(services: Services, port: int, timeout: float = 90) -> None:
    end = time.monotonic() + timeout
    while not _is_live(port):
        if services.ended or time.monotonic() > end:
            raise EngineError(f"{services.ended or 'web does not answer'}; everything else was stopped.")
        time.sleep(LOOK_EVERY)


def _is_live(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _greet(port: int) -> None:
    accounts = paths.var() / ACCOUNTS
    if accounts.exists():
        _say(accounts.read_text())
    _say(f"ParaPortal is ready at http://localhost:{port}\nCtrl-C stops it. Your data stay in {paths.var()}.")


def _watch(services: Services, engines: Engines) -> str:
    """Wait for as long as all is well. Returns what fell, in words."""
    while True:
        if complaint := services.ended:
            return complaint
        if engines.fallen:
            return f"{engines.fallen[0]} ended"
        time.sleep(LOOK_EVERY)


def _say(text: str) -> None:
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
