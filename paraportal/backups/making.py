"""Making a backup: a dump of the database, then the files of the storage, in one sealed file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.core.files.storage import Storage, default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.translation import gettext as _

from paraportal.backups import keys, programs
from paraportal.backups.errors import BackupError
from paraportal.backups.sealed import LARGEST, SealedWriter

MANIFEST, DUMP, FILE, CONTENT = b"M", b"D", b"F", b"C"


@dataclass(frozen=True)
class Made:
    path: Path
    size: int
    files: int
    at: datetime


def make(to: Path) -> Made:
    """Write a backup to the file `to`, which must not be there yet; or nothing, and raise BackupError."""
    at, key = timezone.now(), keys.key(or_new=True)
    if to.exists():
        raise BackupError(_("%(path)s is there already. Nothing was written.") % {"path": to})
    draft = to.with_name(f"{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            files = _write(SealedWriter(out, key), at)
            out.flush()
            # Else a power cut could leave the final name on a file whose content was never written.
            os.fsync(out.fileno())
        draft.rename(to)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BackupError(_("The backup cannot be written: %(why)s.") % {"why": error}) from error
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return Made(to, to.stat().st_size, files, at)


def _write(writer: SealedWriter, at: datetime) -> int:
    """All parts; returns how many files of the storage."""
    writer.part(MANIFEST, json.dumps(_manifest(at)).encode())
    # The dump first: a file that is added meanwhile is one too many, and does no harm. The other way round a
    # row could name a file that the backup lacks.
    with programs.dump() as dump:
        for block in _blocks(dump):
            writer.part(DUMP, block)
    files = 0
    for name in stored_files(default_storage):
        _write_file(writer, name)
        files += 1
    writer.close(json.dumps({"files": files}).encode())
    return files


def _manifest(at: datetime) -> dict[str, Any]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {"made_at": at.isoformat(), "migrations": sorted(f"{app}.{name}" for app, name in applied)}


def _write_file(writer: SealedWriter, name: str) -> None:
    """Its name, its content, and the hash of the content: a file may grow while it is read."""
    writer.part(FILE, json.dumps({"name": name}).encode())
    digest = hashlib.sha256()
    with default_storage.open(name, "rb") as file:
        for block in _blocks(file):
            digest.update(block)
            writer.part(CONTENT, block)
    writer.part(FILE, json.dumps({"end": name, "sha256": digest.hexdigest()}).encode())


def _blocks(source: IO[bytes] | Any) -> Iterator[bytes]:
    while block := source.read(LARGEST):
        yield block


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files in the storage, in order."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return
    for file in sorted(files):
        yield f"{folder}/{file}" if folder else file
    for inner in sorted(folders):
        yield from stored_files(storage, f"{folder}/{inner}" if folder else inner)
