"""Our own servers as child processes: started together, watched, and stopped together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20  # seconds that a service has to finish what it is doing


@dataclass(frozen=True)
class EngineProcess:
    name: str
    argv: Sequence[str]


class Services:
    """Children of this process, each leading a process group of its own: Ctrl-C reaches them through us."""

    def __init__(
        self, services: Sequence[EngineProcess], environment: Mapping[str, str], folder: Path
    ) -> None:
        self._services = services
        self._environment = environment
        self._folder = folder
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *names: str) -> None:
        for service in self._services:
            if service.name not in names:
                continue
            self._children[service.name] = subprocess.Popen(
                service.argv,
                stdin=subprocess.DEVNULL,
                cwd=self._folder,
                env=dict(self._environment),
                start_new_session=True,
            )

    @property
    def ended(self) -> str | None:
        """Which service ended by itself and how, in words; None while all run."""
        for name, child in self._children.items():
            if child.poll() is not None:
                return f"{name} {_how(child.returncode)}"
        return None

    def stop(self) -> None:
        """Ask all to end, wait, and kill the groups of those that do not."""
        # All are told before the first is waited for, so that they share one patience.
        for child in self._children.values():
            child.terminate()
        end = time.monotonic() + PATIENCE
        for child in self._children.values():
            try:
                child.wait(max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _how(returncode: int) -> str:
    if returncode < 0:
        return f"was ended by {signal.Signals(-returncode).name}"
    return f"ended with code {returncode}"
