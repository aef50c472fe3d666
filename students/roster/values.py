"""From the text of one cell to its value, or to words that say what is wrong with it. No database."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from students.roster.shapes import Column, ValueKind

LONGEST_ID, LONGEST_TEXT, LONGEST_EMAIL = 200, 200, 254
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class Wrong(Exception):
    """`words` say what is wrong with a value."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(str(words))


def clean(text: str) -> str:
    """One line: breaks and other control characters are read as a space."""
    return CONTROL.sub(" ", text).strip()


def value_of(column: Column, text: str, version: str) -> Any:
    """The value of a cell; None for an empty one. Raises Wrong."""
    if not text.isascii() and not _is_utf8(text):
        raise Wrong(_("is not written in UTF-8."))
    given = clean(text)
    if not given:
        if column.is_required:
            raise Wrong(_("is empty, and must not be."))
        return None
    if column.words and given not in column.words and not (version != "1.1" and given.startswith("ext:")):
        raise Wrong(_unknown(column, given))
    return PARSERS[column.kind](given)


def _is_utf8(text: str) -> bool:
    """Whether every byte of the cell was UTF-8."""
    try:
        # The reader turned each byte that is no UTF-8 into a lone surrogate, which cannot be encoded again.
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unknown(column: Column, given: str) -> str:
    known = ", ".join(sorted(column.words))
    if column.is_private:
        return str(_("holds an unknown word. Known are: %(known)s.") % {"known": known})
    return str(_("“%(given)s” is not known. Known are: %(known)s.") % {"given": given[:40], "known": known})


def _text(given: str) -> str:
    if len(given) > LONGEST_TEXT:
        raise Wrong(_("is longer than %(n)d characters.") % {"n": LONGEST_TEXT})
    return given


def _ids(given: str) -> list[str]:
    return [_text(one) for one in (part.strip() for part in given.split(",")) if one]


def _date(given: str) -> date:
    try:
        day = date.fromisoformat(given) if DAY.fullmatch(given) else None
    except ValueError:
        day = None
    if day is None:
        raise Wrong(_("is not a date like 2026-09-01."))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Wrong(_("is a date outside the years 1900 to 2200."))
    return day


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise Wrong(_("is not a date and time like 2026-09-01T12:00:00.000Z.")) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _flag(given: str) -> bool:
    if given.lower() not in ("true", "false"):
        raise Wrong(_("is neither true nor false."))
    return given.lower() == "true"


def _email(given: str) -> str:
    try:
        validate_email(given)
    except ValidationError:
        raise Wrong(_("is not an e-mail address.")) from None
    if len(given) > LONGEST_EMAIL:
        raise Wrong(_("is longer than %(n)d characters.") % {"n": LONGEST_EMAIL})
    return given.lower()


PARSERS: dict[ValueKind, Callable[[str], Any]] = {
    ValueKind.TEXT: _text,
    ValueKind.ID: _text,
    ValueKind.IDS: _ids,
    ValueKind.DATE: _date,
    ValueKind.MOMENT: _moment,
    ValueKind.FLAG: _flag,
    ValueKind.EMAIL: _email,
}
