"""Where a roster comes from: a folder or a zip. Nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from django.utils.translation import gettext as _

from students.roster.problems import RosterRefused

MIB = 1024 * 1024
MAX_FILES = 100
MAX_TOTAL = 2048 * MIB  # unpacked; a district of 100,000 students sends about 200 MiB
MAX_RATIO = 200  # rows of a roster pack 10 to 50 times; the worst that deflate can do is about 1,000
SMALL = MIB  # below this a ratio says nothing


class RosterSource(Protocol):
    def names(self) -> list[str]: ...

    def size(self, name: str) -> int: ...

    def open(self, name: str) -> IO[bytes]: ...


class Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        return sorted(one.name for one in self._path.iterdir() if one.is_file())

    def size(self, name: str) -> int:
        return (self._path / name).stat().st_size

    def open(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")


class Zip:
    """Raises Refused for what is no zip, or one that would harm: judged before a byte is unpacked."""

    def __init__(self, file: IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise RosterRefused(_("This is not a zip file, or it is damaged.")) from error
        members = [one for one in self._zip.infolist() if not one.is_dir()]
        _judge(members)
        self._members = {one.filename: one for one in members}

    def names(self) -> list[str]:
        return sorted(self._members)

    def size(self, name: str) -> int:
        return self._members[name].file_size

    def open(self, name: str) -> IO[bytes]:
        member = self._members[name]
        return io.BufferedReader(_Counted(self._zip.open(member), member), 64 * 1024)


class _Counted(io.RawIOBase):
    """Reads no more than the zip declared: what is declared is what was judged."""

    def __init__(self, stream: IO[bytes], member: zipfile.ZipInfo) -> None:
        self._stream, self._left, self._name = stream, member.file_size, member.filename

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            some = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise RosterRefused(_("%(file)s in the zip is damaged.") % {"file": self._name}) from error
        self._left -= len(some)
        if self._left < 0:
            raise RosterRefused(_("%(file)s is larger than the zip says.") % {"file": self._name})
        buffer[: len(some)] = some
        return len(some)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _judge(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_FILES:
        raise RosterRefused(_("The zip holds more than %(n)d files.") % {"n": MAX_FILES})
    if len({one.filename for one in members}) < len(members):
        raise RosterRefused(_("The zip holds two files of one name."))
    if sum(one.file_size for one in members) > MAX_TOTAL:
        raise RosterRefused(_("Unpacked, the zip would be larger than %(n)d MB.") % {"n": MAX_TOTAL // MIB})
    for one in members:
        _judge_one(one)


def _judge_one(one: zipfile.ZipInfo) -> None:
    # zipfile cuts `filename` at a NUL; what is judged is the name as it stands in the zip.
    path = PurePosixPath(one.orig_filename.replace("\\", "/"))
    words = {"file": one.filename[:80]}
    # The upper 16 bits hold the Unix mode, and by it whether the member is a symbolic link.
    mode = one.external_attr >> 16
    if path.is_absolute() or ".." in path.parts or ":" in one.orig_filename or stat.S_ISLNK(mode):
        raise RosterRefused(_("“%(file)s” is a name that leads out of the zip.") % words)
    if len(path.parts) > 1 and path.suffix == ".csv" and path.parts[0] != "__MACOSX":
        raise RosterRefused(
            _("“%(file)s” stands in a folder. Zip the files themselves, not their folder.") % words
        )
    # Bit 0 of the flags: encrypted.
    if one.flag_bits & 0x1:
        raise RosterRefused(_("“%(file)s” is encrypted.") % words)
    if one.file_size > SMALL and one.file_size > MAX_RATIO * max(one.compress_size, 1):
        raise RosterRefused(_("“%(file)s” unpacks to far more than a roster does. It is not opened.") % words)


@contextmanager
def open_source(path: Path) -> Iterator[RosterSource]:
    """Raises Refused."""
    if path.is_dir():
        yield Folder(path)
    elif path.is_file():
        with path.open("rb") as file:
            yield Zip(file)
    else:
        raise RosterRefused(_("There is no file or folder %(path)s.") % {"path": path})
