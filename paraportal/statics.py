"""Collecting static files only when one of them changed: compressing them takes seconds."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from paraportal.engines.locks import owned


def collect_if_stale() -> None:
    """Bring STATIC_ROOT up to date. Several processes may ask at once; one of them does it."""
    root = Path(settings.STATIC_ROOT)
    root.parent.mkdir(parents=True, exist_ok=True)
    note = root.with_name("static-collected-from")
    with owned(root.with_name("static.lock")):
        fingerprint = _fingerprint()
        if note.exists() and note.read_text() == fingerprint and root.exists():
            return
        # Nothing is cleared: a server that still runs goes on naming the files of its start.
        call_command("collectstatic", interactive=False, verbosity=0)
        note.write_text(fingerprint)


def _fingerprint() -> str:
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for name, file in _sources():
        state = file.stat()
        digest.update(f"{name} {file} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))
