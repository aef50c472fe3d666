"""The engines of a test session. `tests/conftest.py` calls `start` before Django reads its settings.

The session's first process holds the lease and a slot: a number that no other session has, so that many
may run at once on the same engines, each with databases of its own. xdist workers inherit the addresses.
"""

import contextlib
import os
from collections.abc import Iterable
from urllib.parse import urlsplit

import redis

from paraportal.engines import Engines, paths, running
from paraportal.engines.errors import EngineError
from paraportal.engines.locks import FileLock

SLOTS = 16  # sessions at once
REDIS_DATABASES_EACH = 8  # one for the session itself, the others for its xdist workers

_held = contextlib.ExitStack()
_engines: Engines | None = None


def start() -> None:
    """Set DATABASE_URL, REDIS_URL and what else the settings ask for; start engines where none are named."""
    global _engines
    if _engines is not None:
        return
    var = paths.var()
    _engines = _held.enter_context(running(_profile()))
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    os.environ.update(_addresses_of_worker(_engines, worker) if worker else _addresses_of_session(_engines))
    if not worker:
        # Uploads and static files of tests stay apart from those of a bin/run beside us.
        os.environ["PARAPORTAL_VAR"] = str(var / "test-files")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paraportal.settings")
    os.environ.setdefault("PARAPORTAL_HTTPS", "0")  # the test client and the test server speak plain http
    os.environ.setdefault("PARAPORTAL_DEMO", "1")
    os.environ.setdefault("SECRET_KEY", "only-for-tests-and-never-for-people")


def stop() -> None:
    """Give the lease back; the last session out stops the engines."""
    global _engines
    _engines = None
    _held.close()


def engines() -> Engines:
    """The engines of this session. Their handles are None under xdist and where servers were named."""
    if _engines is None:
        raise RuntimeError("The session did not start its engines: is tests/conftest.py loaded?")
    return _engines


def _profile() -> paths.Profile:
    """PARAPORTAL_TEST_PROFILE=faults gives a session that stops engines some that no other session is on."""
    return "faults" if os.environ.get("PARAPORTAL_TEST_PROFILE") == "faults" else "test"


def _addresses_of_session(engines: Engines) -> dict[str, str]:
    """Names of its own in our engines; a server that somebody named is used as it was named.

    Django puts test_ before the database's name, and drops what a killed session left under it.
    """
    addresses = engines.environment
    slot = _take_slot() if engines.postgres or engines.valkey else 0
    if engines.postgres:
        addresses["DATABASE_URL"] = _with_path(engines.database_url, f"paraportal_{slot}")
    if engines.valkey:
        first = slot * REDIS_DATABASES_EACH
        addresses["REDIS_URL"] = _with_path(engines.redis_url, str(first))
        _empty(engines.redis_url, range(first, first + REDIS_DATABASES_EACH))
    return addresses


def _empty(url: str, databases: Iterable[int]) -> None:
    """Forget what an earlier session in this slot left: counted sign-ins lock people out of this one."""
    for number in databases:
        with redis.Redis.from_url(_with_path(url, str(number))) as client:
            client.flushdb()


def _addresses_of_worker(engines: Engines, worker: str) -> dict[str, str]:
    """pytest-django puts the worker's name behind the database's; Redis databases are counted here."""
    first = int(urlsplit(engines.redis_url).path.strip("/") or 0)
    # From the eighth worker on two share a database.
    offset = 1 + int(worker.removeprefix("gw")) % (REDIS_DATABASES_EACH - 1)
    return {"REDIS_URL": _with_path(engines.redis_url, str(first + offset))}


def _take_slot() -> int:
    desk = paths.home(_profile()).desk
    for slot in range(SLOTS):
        lock = FileLock(desk / f"session-{slot}.lock")
        if lock.try_own():
            _held.callback(lock.close)
            return slot
        lock.close()
    raise EngineError(f"{SLOTS} test sessions run already.")


def _with_path(url: str, path: str) -> str:
    return urlsplit(url)._replace(path=f"/{path}").geturl()
