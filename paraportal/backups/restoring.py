"""Restoring: read it all first, then the database as one transaction, then the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from core.ids import uuid7
from datacollection.models import Installation
from paraportal.backups import keys, programs, sealed
from paraportal.backups.errors import BackupError
from paraportal.backups.making import CONTENT, DUMP, FILE, MANIFEST
from students.access_log import seal_heads, sealing
from students.models import AccessSeal

IN_MEMORY = 8 << 20  # bytes of one file; what is larger waits on the disk

ANYTHING = """
SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
   AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
"""


@dataclass
class Restored:
    made_at: str
    files: int = 0
    kept: list[str] = field(default_factory=list)
    migrated: list[str] = field(default_factory=list)


def restore(path: Path) -> Restored:
    """Put the backup at `path` into the empty database that the settings name.

    Raises BackupError, in words: before anything was changed, unless it says otherwise.
    """
    key = keys.key()
    # To its end, before anything is changed: a cut or damaged file shows only there.
    manifest = check(path, key)
    _refuse_unless_empty()
    _refuse_newer(manifest)
    result = Restored(made_at=manifest["made_at"])
    _load_database(path, key)
    _settle(result, manifest)
    _put_files(path, key, result)
    return result


def check(path: Path, key: bytes) -> dict[str, Any]:
    """Read the backup to its end and change nothing. Returns what it says of itself."""
    manifest: dict[str, Any] = {}
    for kind, content in _parts(path, key):
        if kind == MANIFEST:
            manifest = json.loads(content)
    return manifest


def _parts(path: Path, key: bytes) -> Iterator[tuple[bytes, bytes]]:
    try:
        with path.open("rb") as source:
            yield from sealed.read(source, key)
    except OSError as error:
        words = {"path": path, "why": error.strerror}
        raise BackupError(_("%(path)s cannot be read: %(why)s.") % words) from error


def _refuse_unless_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING)
        tables = cursor.fetchone()[0]
    if tables:
        words = {"name": connection.settings_dict["NAME"], "n": tables}
        raise BackupError(
            _(
                "The database %(name)s is not empty: it has %(n)s tables and sequences. Nothing was changed. "
                "Make a new, empty database, let DATABASE_URL name it, and restore into that."
            )
            % words
        )


def _refuse_newer(manifest: dict[str, Any]) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest["migrations"]) - known)
    if unknown:
        words = {"name": unknown[-1]}
        raise BackupError(
            _("This backup was made by a newer version: it has %(name)s. Nothing was changed.") % words
        )


def _load_database(path: Path, key: bytes) -> None:
    connection.close()
    with programs.load() as sink:
        for kind, content in _parts(path, key):
            if kind == DUMP:
                sink.write(content)


def _settle(result: Restored, manifest: dict[str, Any]) -> None:
    """Tables as this version wants them; a new epoch, so that devices feed again; the log's chain goes on."""
    before = set(manifest["migrations"])
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")  # the limits are for pages
        cursor.execute("SET lock_timeout = 0")
    call_command("migrate", interactive=False, verbosity=0)
    result.migrated = sorted({f"{a}.{n}" for a, n in MigrationLoader(connection).applied_migrations} - before)
    # A device sends again what it still holds when the epoch is another: what is newer than the backup.
    Installation.objects.update_or_create(id=1, defaults={"epoch": uuid7()})
    seal_heads.note_restored(AccessSeal.objects.order_by("-id").values_list("id", flat=True).first() or 0)
    sealing.close_counter()


def _put_files(path: Path, key: bytes, result: Restored) -> None:
    """Each whole file into the storage. One that is there with another content stays, and is named."""
    with ExitStack() as stack:
        draft = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
        for kind, content in _parts(path, key):
            if kind == CONTENT:
                draft.write(content)
            elif kind == FILE and "end" in (said := json.loads(content)):
                draft.seek(0)
                _put(said["end"], said["sha256"], File(draft), result)
                draft.seek(0)
                draft.truncate()


def _put(name: str, sha256: str, content: File[bytes], result: Restored) -> None:
    if default_storage.exists(name):
        with default_storage.open(name, "rb") as there:
            if hashlib.file_digest(there, "sha256").hexdigest() != sha256:
                result.kept.append(name)
        return
    try:
        default_storage.save(name, content)
    except OSError as error:
        words = {"name": name, "why": error}
        raise BackupError(
            _(
                "The database is restored, but the file %(name)s cannot be written: %(why)s. "
                "Nothing after it was."
            )
            % words
        ) from error
    result.files += 1
