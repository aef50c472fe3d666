"""What several actions ask before they act. Each failed check is a ValidationError at the field it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NoReturn

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# Wide enough for any plan; what it catches is a year typed wrong, such as 0026.
FIRST_YEAR, LAST_YEAR = 1990, 2200


def fail(field: str, words: str, code: str) -> NoReturn:
    raise ValidationError({field: ValidationError(words, code=code)})


def check_dates(first: date, last: date | None, field: str = "last") -> None:
    """Raise ValidationError at `field` for a day outside of 1990 to 2200, or a `last` before `first`."""
    for day in (first, last):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            fail(field, _("Write a year between 1990 and 2200."), "year")
    if last is not None and last < first:
        fail(field, _("The last day lies before the first."), "order")


@contextmanager
def told(constraint: str, field: str, words: str) -> Iterator[None]:
    """Turn an IntegrityError of `constraint` into a ValidationError at `field` that says `words`.

    An error of any other constraint passes through unchanged.
    """
    # No query before the write can rule this out: two people can act in the same instant, and only the
    # constraint sees both.
    try:
        # A savepoint: after a failed statement PostgreSQL refuses all others of the transaction, and the
        # caller may still have some to run.
        with transaction.atomic():
            yield
    except IntegrityError as error:
        # By the name of the constraint: the server's message is written for people and may be translated.
        broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        if broken != constraint:
            raise
        raise ValidationError({field: ValidationError(words, code=constraint)}) from error


def say(day: date) -> str:
    return date_format(day, "M j, Y")
