"""Reading what a JSON column holds: each value checked, each error in words that name the key."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import NoReturn, TypeVar

from .words import gettext as _

Word = TypeVar("Word", bound=StrEnum)


class Reader:
    """Takes a JSON object apart, key by key.

    `what` names it in errors ("criterion"). The object must state its version as "v". A key that is absent or
    null takes the default; `done` refuses keys that nobody asked for, so a misspelled one is never ignored.
    """

    def __init__(self, what: str, data: object, *, version: int = 1) -> None:
        self.what = what
        if not isinstance(data, Mapping):
            raise ValueError(_("%(what)s: must be an object with named values.") % {"what": what})
        self._left: dict[str, object] = {str(key): value for key, value in data.items()}
        stated = self._left.pop("v", None)
        if stated != version or isinstance(stated, bool):
            self.fail("v", _("must be %(version)d, the version of this form") % {"version": version})

    def fail(self, key: str, why: str) -> NoReturn:
        """Raise the ValueError that says which key is wrong, and why."""
        readable = key[:60].encode("utf-8", "backslashreplace").decode()
        raise ValueError(
            _("%(what)s, “%(key)s”: %(why)s.") % {"what": self.what, "key": readable, "why": why}
        )

    def take(self, key: str) -> object:
        """The raw value, None when absent."""
        return self._left.pop(key, None)

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fail(key, _("must be a whole number from %(low)d to %(high)d") % {"low": low, "high": high})
        return value

    def optional_whole(self, key: str, *, low: int, high: int) -> int | None:
        """A whole number, or None when it is not stated."""
        if self._left.get(key) is None:
            self._left.pop(key, None)
            return None
        return self.whole(key, low, low=low, high=high)

    def number(self, key: str, default: Decimal, *, low: int, high: int) -> Decimal:
        """A number, best written as text ("2.5"), so that it stays exact."""
        value = self.take(key)
        if value is None:
            return default
        found = as_decimal(value)
        if found is None or not low <= found <= high:
            self.fail(key, _("must be a number from %(low)d to %(high)d") % {"low": low, "high": high})
        return found

    def word(self, key: str, default: Word) -> Word:
        """One word of the enumeration that `default` belongs to."""
        value = self.take(key)
        if value is None:
            return default
        choices = type(default)
        if not isinstance(value, str) or value not in list(choices):
            self.fail(key, _("must be one of: %(choices)s") % {"choices": ", ".join(choices)})
        return choices(value)

    def text(self, key: str, default: str = "", *, most: int = 200) -> str:
        """A text of at most `most` characters, without the spaces around it."""
        value = self.take(key)
        if value is None:
            return default
        if not is_text(value, most):
            self.fail(key, _("must be text of at most %(most)d characters") % {"most": most})
        return str(value).strip()

    def texts(self, key: str, *, most: int = 50) -> tuple[str, ...]:
        """A list of short texts; an absent list is empty."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or len(value) > most or not all(map(is_short, value)):
            self.fail(key, _("must be a list of at most %(most)d short texts") % {"most": most})
        return tuple(text.strip() for text in value)

    def done(self) -> None:
        """Raise ValueError for a key that was not asked for."""
        for key in self._left:
            self.fail(key, _("is not known here"))


def is_unset(data: object) -> bool:
    """Is this JSON column still empty?"""
    return data is None or data == {}


def as_decimal(value: object) -> Decimal | None:
    """A finite Decimal of at most 6 decimals from JSON, else None. A float is read as printed."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        found = Decimal(value if isinstance(value, int | Decimal) else str(value))
    except (InvalidOperation, ValueError):
        return None
    return found if found.is_finite() and int(found.as_tuple().exponent) >= -6 else None


def is_text(value: object, most: int = 200) -> bool:
    """Is it a text that PostgreSQL can keep (no NUL, no lone surrogate), and short enough?"""
    if not isinstance(value, str) or len(value) > most or "\0" in value:
        return False
    return not any("\ud800" <= char <= "\udfff" for char in value)


def is_short(value: object) -> bool:
    """Is it a text of 1 to 100 characters?"""
    return is_text(value, 100) and bool(str(value).strip())


def plain(value: Decimal) -> str:
    """A Decimal as JSON text, exactly, without an exponent."""
    return f"{value:f}"
