"""The keeper: one quiet process per profile that is the parent of its engines.

It lives for as long as anybody holds the shared lock. The kernel drops a user's lock when the user
dies, by kill -9 too, so nobody has to say goodbye; and the engines are told by the kernel when the
keeper dies. Users ask with a file (`request.json`) and get a file back (`answer.json`).
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from types import FrameType
from typing import cast

from paraportal.engines import paths
from paraportal.engines.engine import Engine
from paraportal.engines.locks import FileLock
from paraportal.engines.postgres import Postgres
from paraportal.engines.valkey import Valkey

ENGINES: tuple[type[Engine], ...] = (Postgres, Valkey)
LOOK_EVERY = 0.1  # seconds
PATIENCE = 30  # seconds that an engine has to write down what it holds in memory


class ProcessKeeper:
    def __init__(self, home: paths.Home) -> None:
        self.home = home
        self.engines = {kind.name: kind(home) for kind in ENGINES}
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.last_request = ""
        self.is_told_to_end = False

    def live(self) -> None:
        """Serve requests until the last user is gone, or until SIGTERM; then stop the engines."""
        users, starting = FileLock(self.home.users), FileLock(self.home.starting)
        try:
            while not self.is_told_to_end and not self._is_alone(users, starting):
                self._reap()
                self._answer()
                time.sleep(LOOK_EVERY)
        finally:
            self._stop_all()

    def end(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_told_to_end = True

    @staticmethod
    def _is_alone(users: FileLock, starting: FileLock) -> bool:
        """Take both locks, or none: whoever comes now waits until we are gone, and starts afresh.

        A newcomer takes `starting` first and then `users`, so we must not wait for the second.
        """
        if not users.try_own():
            return False
        if starting.try_own():
            return True
        users.release()
        return False

    def _reap(self) -> None:
        """Forget the children that have ended."""
        # poll() is what collects them: until it is called, an ended child stays a zombie.
        self.children = {name: child for name, child in self.children.items() if child.poll() is None}

    def _answer(self) -> None:
        try:
            request = json.loads(self.home.request.read_text())
        except FileNotFoundError:
            return
        # The file stays there after it was answered.
        if request["id"] == self.last_request:
            return
        self.last_request = request["id"]
        failure = self._start(request["engines"])
        paths.write_private(self.home.answer, json.dumps({"id": request["id"], "failure": failure}))

    def _start(self, names: Iterable[str]) -> str | None:
        """Start those of `names` that do not run. Returns why not, in words for a person."""
        try:
            for name in names:
                if name not in self.children:
                    self.children[name] = self.engines[name].launch()
        except Exception as error:  # of any kind: who waits for the answer must get one
            return str(error) or repr(error)
        return None

    def _stop_all(self) -> None:
        # All are told before the first is waited for, so that they end at the same time.
        for name, child in self.children.items():
            child.send_signal(self.engines[name].signals["fast"])
        for name, child in self.children.items():
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                # It is as after a power cut then: the next start recovers what was committed.
                child.send_signal(self.engines[name].signals["immediate"])
                child.wait()


def main(profile: paths.Profile) -> None:
    home = paths.home(profile)
    lock = FileLock(home.keeper)
    lock.own()
    keeper = ProcessKeeper(home)
    signal.signal(signal.SIGTERM, keeper.end)
    keeper.live()
    # Before the locks that newcomers wait for, which the end of this process drops in any order:
    # who gets those must not take us for alive.
    lock.release()


if __name__ == "__main__":
    main(cast(paths.Profile, sys.argv[1]))
