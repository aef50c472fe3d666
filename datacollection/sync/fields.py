"""Reads the named values of a record, one by one, each with its type. Nothing is guessed or cut to fit."""

from __future__ import annotations

import math
from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar
from uuid import UUID

from core.declared import as_decimal, is_text

T = TypeVar("T")


class UnreadableField(ValueError):
    """A value is missing, of another type, out of range, or one that nobody asked for."""


def as_uuid(value: object) -> UUID | None:
    """An id in its usual 36 characters, else None."""
    # UUID() also reads braces, "urn:uuid:" and 32 bare digits. One spelling only, since the text goes into
    # the digest.
    return _uuid(value) if isinstance(value, str) and len(value) == 36 else None


@lru_cache(maxsize=4096)
def _uuid(text: str) -> UUID | None:
    """The id in `text`. Cached, since each record of a delivery names the same few ids."""
    try:
        return UUID(text)
    except ValueError:
        return None


def as_moment(value: object) -> datetime | None:
    """An instant in ISO 8601 with its offset, as UTC, else None."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        # Without an offset it is no instant, and guessing one would be wrong by hours.
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def as_number(value: object) -> float | None:
    """A finite number, else None."""
    # bool is an int in Python, but "true" is no number.
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


class Fields:
    """Takes a JSON object apart. What is left over `done` refuses: it may mean something to a newer page."""

    def __init__(self, data: object) -> None:
        if not isinstance(data, dict):
            raise UnreadableField("not an object")
        self._left = dict(data)

    def optional_uuid(self, key: str) -> UUID | None:
        value = self._left.pop(key, None)
        return None if value is None else self._must(as_uuid(value), key)

    def uuid(self, key: str) -> UUID:
        return self._must(self.optional_uuid(key), key)

    def uuids(self, key: str, most: int) -> list[UUID]:
        value = self._left.pop(key, None)
        if not isinstance(value, list) or not 1 <= len(value) <= most:
            raise UnreadableField(key)
        return [self._must(as_uuid(item), key) for item in value]

    def moment(self, key: str) -> datetime | None:
        value = self._left.pop(key, None)
        return None if value is None else self._must(as_moment(value), key)

    def word(self, key: str, words: Collection[str], default: str | None = None) -> str:
        value = self._left.pop(key, None)
        value = default if value is None else value
        if not isinstance(value, str) or value not in words:
            raise UnreadableField(key)
        return value

    def text(self, key: str, most: int) -> str:
        """A text that PostgreSQL can keep; absent is empty."""
        value = self._left.pop(key, None)
        value = "" if value is None else value
        if not is_text(value, most):
            raise UnreadableField(key)
        return str(value)

    def optional_whole(self, key: str, low: int, high: int) -> int | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise UnreadableField(key)
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        return self._must(self.optional_whole(key, low, high), key)

    def decimal(self, key: str, low: int, high: int) -> Decimal | None:
        """A number, kept to a thousandth."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if isinstance(value, float):  # a browser's milliseconds / 1000 have more places than anybody meant
            value = round(value, 3)
        number = self._must(as_decimal(value), key)
        if not low <= number <= high:
            raise UnreadableField(key)
        return number.quantize(Decimal("0.001"))

    def done(self) -> None:
        # Not ignored: a newer page may mean something by a name that this server does not know, and it would
        # be lost.
        if self._left:
            raise UnreadableField("not known here")

    @staticmethod
    def _must(value: T | None, key: str) -> T:
        if value is None:
            raise UnreadableField(key)
        return value
