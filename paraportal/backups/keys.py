"""The key that backups are encrypted with: of the operator, never inside a backup."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from paraportal.backups.errors import BackupError

FEWEST = 32  # characters


def key(*, or_new: bool = False) -> bytes:
    """From BACKUP_KEY, else from the file that BACKUP_KEY_FILE names, else PARAPORTAL_VAR/backup_key.

    `or_new`: make that last file where nothing is said. Raises BackupError where there is none.
    """
    if said := os.environ.get("BACKUP_KEY", ""):
        return _checked(said)
    path = key_file()
    if or_new and not path.exists() and "BACKUP_KEY_FILE" not in os.environ:
        _write_new(path)
    try:
        return _checked(path.read_text())
    except OSError as error:
        words = {"path": path, "why": error.strerror}
        raise BackupError(
            _("The key of the backups cannot be read from %(path)s: %(why)s.") % words
        ) from error


def key_file() -> Path:
    return Path(os.environ.get("BACKUP_KEY_FILE") or Path(settings.VAR_DIR) / "backup_key")


def _write_new(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w") as file:
        file.write(secrets.token_hex(32) + "\n")


def _checked(text: str) -> bytes:
    text = text.strip()
    if len(text) < FEWEST:
        raise BackupError(
            _("The key of the backups is too short: it needs %(n)s characters.") % {"n": FEWEST}
        )
    return text.encode()
