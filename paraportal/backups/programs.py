"""pg_dump and pg_restore, of the wheel that brings PostgreSQL along or else of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, Any

from django.db import connection
from django.utils.translation import gettext as _

from paraportal.backups.errors import BackupError
from paraportal.engines import EngineError, binaries

# Whoever was signed in is not, after a restore.
NOT_KEPT = "django_session"


@contextmanager
def dump() -> Iterator[IO[bytes]]:
    """What pg_dump writes, as it writes it. Raises BackupError when it failed."""
    words = ["--format=custom", "--no-owner", "--no-privileges", f"--exclude-table-data={NOT_KEPT}"]
    with _running("pg_dump", words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        yield process.stdout


@contextmanager
def load() -> Iterator[IO[bytes]]:
    """Where pg_restore reads a dump from. Everything in it comes to be, or nothing; then BackupError."""
    words = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    with _running("pg_restore", [*words, f"--dbname={_name()}"], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        yield process.stdin


@contextmanager
def _running(name: str, words: list[str], **pipes: Any) -> Iterator[subprocess.Popen[bytes]]:
    """`name` while the block runs; a block that fails ends it, and whatever it began is taken back."""
    with TemporaryFile() as complaints:
        process = subprocess.Popen([_program(name), *words], env=_environment(), stderr=complaints, **pipes)
        try:
            yield process
            if process.stdin:
                process.stdin.close()
        except BrokenPipeError:
            pass  # it ended by itself; its own words say why
        except BaseException:
            process.kill()  # before its input ends: an end would look like the end of the dump
            process.wait()
            raise
        if process.wait():
            complaints.seek(0)
            told = {"name": name, "why": complaints.read().decode(errors="replace").strip()}
            raise BackupError(_("%(name)s failed: %(why)s") % told)


def _program(name: str) -> str:
    try:
        embedded = binaries.postgres_programs() / name
    except EngineError:
        embedded = None
    path = str(embedded) if embedded and embedded.exists() else shutil.which(name)
    if path is None:
        raise BackupError(_("%(name)s is not on this machine.") % {"name": name})
    return path


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _environment() -> dict[str, str]:
    """The address by environment: a password on a command line is seen by everybody on the machine."""
    at = connection.settings_dict
    said = {
        "PGHOST": at["HOST"],
        "PGPORT": str(at["PORT"] or ""),
        "PGUSER": at["USER"],
        "PGPASSWORD": at["PASSWORD"],
        "PGDATABASE": at["NAME"],
        "PGSSLMODE": at["OPTIONS"].get("sslmode", ""),
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {name: value for name, value in said.items() if value}
