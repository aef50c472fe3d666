"""Other processes that use the engines, for tests of how they are shared."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from paraportal.engines.paths import CHECKOUT

USER = """
import json, sys
from paraportal import engines
with engines.running(sys.argv[1]) as e:
    print(json.dumps({"postgres": e.postgres.pid, "valkey": e.valkey.pid, "url": e.database_url}), flush=True)
    sys.stdin.readline()
print("gone", flush=True)
"""


class Visitor:
    """A process that uses the engines of `var` until told to leave."""

    def __init__(self, var: Path, profile: str = "test") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, profile],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=CHECKOUT,
            env=without_addresses() | {"PARAPORTAL_VAR": str(var)},
        )

    def arrives(self) -> dict[str, Any]:
        """Process ids and address of the engines, once they are up for this visitor."""
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def leaves(self) -> None:
        self.process.communicate("\n", timeout=60)
        assert self.process.returncode == 0

    def dies(self) -> None:
        self.process.kill()
        self.process.communicate()


def without_addresses() -> dict[str, str]:
    """Our environment without the servers that this test session put into it."""
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}


@contextmanager
def visitor(var: Path, profile: str = "test") -> Iterator[Visitor]:
    guest = Visitor(var, profile)
    try:
        yield guest
    finally:
        guest.dies()


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(is_done: Any, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
