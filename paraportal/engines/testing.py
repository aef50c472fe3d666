"""The engines of a test session. `tests/conftest.py` calls `start` before Django reads its settings.

The session's first process holds the lease; xdist workers inherit the addresses from its environment
and each takes a Redis database of its own. `engines()` gives fault tests the handles.
"""

import contextlib
import os
from urllib.parse import urlsplit

from paraportal.engines import Engines, running

REDIS_DATABASES = 16

_held = contextlib.ExitStack()
_engines: Engines | None = None


def start() -> None:
    """Set DATABASE_URL, REDIS_URL and what else the settings ask for; start engines where none are named."""
    global _engines
    if _engines is not None:
        return
    _engines = _held.enter_context(running("test"))
    redis_url = _own_redis_database(_engines.redis_url)
    os.environ.update(_engines.environment | {"REDIS_URL": redis_url})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "paraportal.settings")
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


def _own_redis_database(url: str) -> str:
    """Database 0 for the session itself, 1 to 15 for xdist workers gw0, gw1..."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        return url
    number = 1 + int(worker.removeprefix("gw")) % (REDIS_DATABASES - 1)
    return urlsplit(url)._replace(path=f"/{number}").geturl()
