"""manage.py seed_demo: fill an empty installation with the invented Kettle Ridge School District."""

import logging
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import override

from paraportal.demo import accounts, scale
from paraportal.demo.seed import seed as plant
from supervision.reports import due

ZONE = ZoneInfo("America/Chicago")


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """A line for each of a thousand actions would bury what bin/run has to say."""
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)


class Command(BaseCommand):
    help = "Fill an empty demo installation with an invented school district and a year of data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="YYYY-MM-DD; today in Chicago by default"
        )
        parser.add_argument("--seed", type=int, default=1, help="another number, other chances")
        parser.add_argument("--students", type=int, help="a larger district instead, of as many students")
        parser.add_argument(
            "--paras", type=int, help="of the larger district; a fifth of the students by default"
        )
        parser.add_argument("--years", type=int, default=1, help="of data, of the larger district")
        parser.add_argument(
            "--parts", type=int, default=2, help="connections that write the larger district's data"
        )

    def handle(self, *args: object, today: date | None, seed: int, **options: object) -> None:
        self._check()
        began = time.monotonic()
        password = accounts.new_password()
        if options["students"]:
            self._plant_at_scale(today or timezone.now().astimezone(ZONE).date(), seed, password, options)
            return
        with _quiet("paraportal.action"), override("en-us"):
            plant(today or timezone.now().astimezone(ZONE).date(), seed, password)
            due.enqueue_due(timezone.now())  # the clock would, some minutes after whoever looks first
        accounts.write(settings.VAR_DIR / "demo-accounts.txt", accounts.table(password))
        self.stdout.write(f"The demo district stands, after {time.monotonic() - began:.0f} s.")

    def _plant_at_scale(self, today: date, seed: int, password: str, options: dict[str, Any]) -> None:
        students = options["students"]
        try:
            size = scale.Size(students, options["paras"] or max(1, students // 5), options["years"])
        except ValueError as error:
            raise CommandError(str(error)) from error
        with override("en-us"):
            done = scale.plant(today, seed, password, size, self.stdout.write, parts=options["parts"])
        accounts.write(settings.VAR_DIR / "demo-accounts.txt", scale.accounts(password))
        self.stdout.write("\n".join(f"{name:<14}{count:>12,}" for name, count in done.rows.items()))
        self.stdout.write(f"The district stands, after {done.seconds:.0f} s.")

    @staticmethod
    def _check() -> None:
        if not settings.IS_DEMO:
            raise CommandError(
                "This is no demo installation. Invented people and students are only put where "
                "PARAPORTAL_DEMO=1 says so; bin/run sets it."
            )
        if get_user_model().objects.exists():
            raise CommandError("There are people here already. Demo data only goes into an empty database.")
