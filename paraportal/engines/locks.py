"""Locks between processes. The kernel lets go of them when a process dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """A lock on a file by flock(2). One object is one open file, and so one holder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # Not inherited by programs that we start: an engine must not hold its user's lock.
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def own(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def try_share(self) -> bool:
        return self._try(fcntl.LOCK_SH)

    def try_own(self) -> bool:
        return self._try(fcntl.LOCK_EX)

    def release(self) -> None:
        fcntl.flock(self._fd, fcntl.LOCK_UN)

    def close(self) -> None:
        os.close(self._fd)

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self._fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def owned(path: Path) -> Iterator[None]:
    """Hold the lock at `path` alone for the block; wait for it as long as it takes."""
    lock = FileLock(path)
    try:
        lock.own()
        yield
    finally:
        lock.close()


def is_owned(path: Path) -> bool:
    """Whether some process holds the lock at `path` alone right now."""
    lock = FileLock(path)
    try:
        # A shared lock is refused only while somebody owns it. To ask by owning would make two who ask at the
        # same time see each other.
        return not lock.try_share()
    finally:
        lock.close()
