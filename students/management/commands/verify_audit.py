from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from students.access_log.audit import AuditFindings, verify

SHOWN = 50  # complaints: of a table that was emptied, the first tell enough


def head(text: str) -> tuple[int, bytes]:
    """NUMBER:HASH, as the log and heads.txt give it."""
    number, _colon, digest = text.partition(":")
    try:
        parsed = int(number), bytes.fromhex(digest)
    except ValueError as error:
        raise ArgumentTypeError("a head is NUMBER:HASH, such as 12:9f86d08...") from error
    if len(parsed[1]) != 32:
        raise ArgumentTypeError("the hash of a head has 64 hexadecimal digits")
    return parsed


class Command(BaseCommand):
    help = "Compare the access log with its seals: says which row was changed, removed or added."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head", type=head, action="append", default=[], metavar="NUMBER:HASH",
            help="a seal as it was noted elsewhere, in a log or a copy of heads.txt; may be given again",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        findings = verify(dict(options["head"]))
        self.stdout.write(
            _("%(sealed)s rows in %(seals)s seals; %(waiting)s rows not sealed yet.") % vars(findings)
        )
        if findings.complaints:
            raise CommandError(_told(findings))
        if findings.seals:
            words = {"n": findings.seals, "hash": findings.head.hex()}
            self.stdout.write(_("All is as it was sealed. The head is %(n)s:%(hash)s") % words)


def _told(findings: AuditFindings) -> str:
    lines = findings.complaints[:SHOWN]
    if more := len(findings.complaints) - SHOWN:
        lines += [_("... and %(n)s more.") % {"n": more}] if more > 0 else []
    return "\n".join([_("The access log is not as it was sealed:"), *lines])
