from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paraportal.backups import BackupError, Restored, restore


class Command(BaseCommand):
    help = "Put a backup into an empty database. Devices then send again what the backup lacks."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a file that `backup` wrote")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        try:
            done = restore(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        for line in _told(done):
            self.stdout.write(line)


def _told(done: Restored) -> list[str]:
    lines = [
        _("The database is restored as of %(at)s.") % {"at": done.made_at},
        ngettext("%(n)s file was put back.", "%(n)s files were put back.", done.files) % {"n": done.files},
        _("The epoch is new: devices send again what came in after that. Everybody has to sign in again."),
        _("The access log's seals go on from where the backup had them."),
    ]
    lines += [_("%(name)s was there with other content, and stays.") % {"name": name} for name in done.kept]
    if done.migrated:
        lines.append(
            _("The backup was older than this version: %(n)s migrations ran.") % {"n": len(done.migrated)}
        )
    return lines
