"""What PostgreSQL and Valkey have in common, seen from the outside."""

import hashlib
import os
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Literal

from paraportal.engines import paths, privileges
from paraportal.engines.errors import EngineError
from paraportal.engines.ports import is_taken

StopMode = Literal["fast", "immediate"]


class Engine(ABC):
    """One server of one profile. It listens on a loopback port, behind a password kept in `var`."""

    name: ClassVar[str]
    signals: ClassVar[dict[StopMode, signal.Signals]]

    def __init__(self, home: paths.Home) -> None:
        self.home = home
        self.data = home.data / self.name

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def prepare(self) -> None:
        """Make what the first start needs. Safe to call again."""

    @abstractmethod
    def command(self, port: int) -> list[str]: ...

    @abstractmethod
    def _noted_pid(self) -> int | None:
        """The process id in the engine's own pid file, which may be of a server long dead."""

    @abstractmethod
    def is_ready(self, port: int) -> bool: ...

    @property
    def password(self) -> str:
        return paths.password(self.home.desk, self.name)

    @property
    def port(self) -> int | None:
        """The port of the last start."""
        try:
            return int(self._port_file.read_text())
        except (FileNotFoundError, ValueError):
            return None

    @property
    def log(self) -> Path:
        return self.home.data / f"{self.name}.log"

    @property
    def pid(self) -> int | None:
        """The process id of the running server, None when there is none."""
        pid = self._noted_pid()
        return pid if pid and _runs_on(pid, self.data) else None

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the server as a child of this process and wait until it answers."""
        self.prepare()
        self.stop("fast")  # what a killed keeper may have left
        for port in self._free_ports():
            child = self._spawn(port)
            if self._wait_until_ready(child, port):
                paths.write_private(self._port_file, str(port))
                return child
            # Another process may have taken the port since we looked: then the next is tried. If not, the
            # server fails for a reason of its own, and no port would help.
            if not is_taken(port):
                break
        raise EngineError(f"{self.name} does not start. The end of {self.log} says:\n{tail(self.log)}")

    def stop(self, mode: StopMode = "fast", *, timeout: float = 60) -> None:
        """End the server, if it runs, and wait until it is gone. "immediate" is a power cut."""
        pid = self.pid
        if pid is None:
            return
        os.kill(pid, self.signals[mode])
        end = time.monotonic() + timeout
        while self.pid == pid:
            if time.monotonic() > end:
                raise EngineError(f"{self.name} (process {pid}) did not stop within {timeout:.0f} s.")
            time.sleep(0.02)

    def _spawn(self, port: int) -> subprocess.Popen[bytes]:
        if self.log.exists():
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            return subprocess.Popen(
                # setpriv calls a signal INT, where Python calls it SIGINT.
                privileges.as_engine_user(self.command(port), dies_by=self.signals["fast"].name[3:]),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=privileges.bare_environment(),
                start_new_session=True,
            )

    def _wait_until_ready(self, child: subprocess.Popen[bytes], port: int, timeout: float = 120) -> bool:
        """Whether the server answers within `timeout` seconds. One that does not is killed.

        Recovery after a power cut counts into the time.
        """
        end = time.monotonic() + timeout
        while child.poll() is None and time.monotonic() < end:
            if self.pid == child.pid and self.is_ready(port):
                return True
            time.sleep(0.02)
        child.kill()
        child.wait()
        return False

    @property
    def _port_file(self) -> Path:
        return self.home.desk / f"{self.name}.port"

    def _free_ports(self) -> Iterator[int]:
        """The last port again, so that who knows the address keeps it; then others, each free just now."""
        digest = hashlib.sha256(str(self.data).encode()).digest()
        # Below 32768, where Linux by default begins with the ports of outgoing connections. The start comes
        # from the path of the data, so that two installations seldom meet.
        start = 20_000 + int.from_bytes(digest[:4], "big") % 12_000
        ports = [self.port or start, *range(start, start + 50)]
        return (port for port in ports if not is_taken(port))


def _runs_on(pid: int, data: Path) -> bool:
    """Whether `pid` is alive and was started on `data`: numbers are used again, pid files go stale."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return str(data).encode() in command


def tail(log: Path, lines: int = 8) -> str:
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return "(no log)"
