"""Backups: the database and the files of the storage, in one encrypted file."""

from paraportal.backups.errors import BackupError
from paraportal.backups.making import Made, make
from paraportal.backups.restoring import Restored, restore

__all__ = ["BackupError", "Made", "Restored", "make", "restore"]
