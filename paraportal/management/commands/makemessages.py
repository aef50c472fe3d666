from typing import Any

from django.core.management.commands import makemessages

NOT_FOR_READERS = ["var/*", "tests/*", "bench/*", "bin/*", "docs/*"]


class Command(makemessages.Command):
    """Django's, which leaves out what no reader sees, and finds the texts that pure modules mark with N_."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=N_"]

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] = [*options["ignore_patterns"], *NOT_FOR_READERS]
        super().handle(*args, **options)
