from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from paraportal.backups import BackupError, keys, make


class Command(BaseCommand):
    help = "Write the database and the stored files into one encrypted file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to",
            type=Path,
            help="a file that is not there yet, or a folder; PARAPORTAL_VAR/backups by default",
        )

    def handle(self, *args: Any, to: Path | None, **options: Any) -> None:
        had_key = keys.key_file().exists()
        try:
            made = make(_place(to))
        except BackupError as error:
            raise CommandError(str(error)) from error
        words = {"path": made.path, "size": filesizeformat(made.size), "files": made.files}
        self.stdout.write(_("%(path)s: the database and %(files)s files, %(size)s.") % words)
        if not had_key and keys.key_file().exists():
            self.stdout.write(
                _("A key was made: %(path)s. Keep a copy elsewhere: without it no backup can be read.")
                % {"path": keys.key_file()}
            )


def _place(to: Path | None) -> Path:
    to = to or Path(settings.VAR_DIR) / "backups"
    if to.is_dir() or not to.suffix:
        return to / f"paraportal-{timezone.now():%Y%m%dT%H%M%SZ}.backup"
    return to
