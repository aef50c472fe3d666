"""Using the engines: the first user has them started, the last one out has them stopped."""

import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from paraportal.engines import paths
from paraportal.engines.engine import Engine, StopMode, tail
from paraportal.engines.errors import EngineError
from paraportal.engines.locks import FileLock, is_owned, owned
from paraportal.engines.postgres import Postgres
from paraportal.engines.valkey import Valkey


@dataclass(frozen=True)
class Handle:
    """A running engine in the hands of one of its users."""

    engine: Engine
    start: Callable[[], None]

    @property
    def url(self) -> str:
        return self.engine.url

    @property
    def pid(self) -> int | None:
        return self.engine.pid

    def stop(self, mode: StopMode = "fast") -> None:
        """Stop it for everybody, and wait. "immediate" is a power cut. It stays down until `start`."""
        self.engine.stop(mode)


@dataclass(frozen=True)
class Engines:
    """The addresses to use. A handle is None where the environment names a server of its own."""

    database_url: str
    redis_url: str
    postgres: Handle | None
    valkey: Handle | None

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.database_url, "REDIS_URL": self.redis_url}

    @property
    def fallen(self) -> list[str]:
        """The names of our engines that ought to run and do not."""
        handles = [handle for handle in (self.postgres, self.valkey) if handle]
        return [handle.engine.name for handle in handles if handle.pid is None]


@contextmanager
def running(profile: paths.Profile = "main") -> Iterator[Engines]:
    """PostgreSQL and Valkey for the block. Those that DATABASE_URL or REDIS_URL name are left alone.

    Raises EngineError, with words for a person, when an engine cannot start.
    """
    database_url, redis_url = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if database_url and redis_url:
        yield Engines(database_url, redis_url, None, None)
        return
    home = paths.home(profile)
    postgres = None if database_url else Postgres(home)
    valkey = None if redis_url else Valkey(home)
    with _lease(home, [engine for engine in (postgres, valkey) if engine]) as lease:
        yield Engines(
            database_url or postgres.url if postgres else database_url,
            redis_url or valkey.url if valkey else redis_url,
            lease.handle(postgres),
            lease.handle(valkey),
        )


class KeeperGone(EngineError):
    """The keeper that we asked is dead, so nobody will answer."""


class EngineLease:
    """One process's share in the engines of a home."""

    def __init__(self, home: paths.Home) -> None:
        self.home = home
        self._share = FileLock(home.users)
        self._keeper: subprocess.Popen[bytes] | None = None

    def handle(self, engine: Engine | None) -> Handle | None:
        return Handle(engine, lambda: self.start([engine])) if engine else None

    def start(self, engines: Sequence[Engine]) -> None:
        """Have those of `engines` started that do not run, and wait for them."""
        # Everybody takes `starting` before `users`. The keeper takes them the other way round, but waits for
        # neither (ProcessKeeper._is_alone), so that nobody can deadlock.
        with owned(self.home.starting):
            self._share.share()
            if not is_owned(self.home.keeper):
                self._start_keeper()
            try:
                self._ask(engines)
            except KeeperGone:  # it was killed as we came
                self._start_keeper()
                self._ask(engines)

    def release(self) -> None:
        """Give the share back. The last one out waits until the engines are down."""
        self._share.release()
        # Alone on the lock, so that nobody else uses the engines.
        was_last = self._share.try_own()
        # Before we wait: the keeper ends only once it can have this lock alone.
        self._share.close()
        if was_last:
            _wait(lambda: not is_owned(self.home.keeper), 60, "The engines did not stop.")
            if self._keeper:
                self._keeper.wait()

    def _start_keeper(self) -> None:
        # A new keeper must not answer the question of somebody who is gone.
        self.home.request.unlink(missing_ok=True)
        with self.home.log.open("wb") as log:
            self._keeper = subprocess.Popen(
                [sys.executable, "-m", "paraportal.engines.keeper", self.home.profile],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=paths.CHECKOUT,
                env=os.environ | {"PARAPORTAL_VAR": str(self.home.desk.parent)},
                start_new_session=True,  # Ctrl-C is for us; the keeper sees us go by the lock
            )

    def _ask(self, engines: Sequence[Engine]) -> None:
        ticket = uuid.uuid4().hex
        request = {"id": ticket, "engines": [engine.name for engine in engines]}
        paths.write_private(self.home.request, json.dumps(request))
        _wait(lambda: self._answer_to(ticket) is not None, 180, "The engines did not start in time.")
        answer = self._answer_to(ticket) or {}
        if answer["failure"]:
            raise EngineError(str(answer["failure"]))

    def _answer_to(self, ticket: str) -> dict[str, object] | None:
        is_starting = self._keeper is not None and self._keeper.poll() is None
        if not is_starting and not is_owned(self.home.keeper):
            raise KeeperGone(f"The keeper of the engines ended:\n{tail(self.home.log)}")
        try:
            answer: dict[str, object] = json.loads(self.home.answer.read_text())
        except FileNotFoundError:
            return None
        return answer if answer["id"] == ticket else None


@contextmanager
def _lease(home: paths.Home, engines: Sequence[Engine]) -> Iterator[EngineLease]:
    lease = EngineLease(home)
    try:
        lease.start(engines)
        yield lease
    finally:
        lease.release()


def _wait(is_done: Callable[[], bool], seconds: float, complaint: str) -> None:
    end = time.monotonic() + seconds
    while not is_done():
        if time.monotonic() > end:
            raise EngineError(complaint)
        time.sleep(0.02)
