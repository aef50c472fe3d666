"""JSON as it was sent: each record as its own piece of text, so that one bad record spoils no other.

The standard decoder gives up on a whole body where a record is nested too deep, and silently takes the last
of two equal keys, NaN, and numbers beyond a double. Here the body's outermost object and its `records` are
walked by hand, the decoder reads each value in turn, and what it would swallow is noted as a flaw.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"[ \t\n\r]*")
_STRUCTURE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]', re.DOTALL)
_LONGEST_NUMBER = 25  # digits; Python refuses to read 4,300, PostgreSQL stores 19
TOO_DEEP = object()


class NotJson(ValueError):
    """The text is no JSON object, or ends in its midst."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One value and the text it came from. `is_flawed`: the text says something that `value` cannot."""

    value: Any
    text: str
    is_flawed: bool


class _Decoder:
    """The standard decoder with a memory for what it had to bend."""

    def __init__(self) -> None:
        self.bent = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._float,
            parse_int=self._int,
            parse_constant=self._constant,
        )

    def read(self, text: str, at: int) -> tuple[Any, int]:
        """The value that begins at `at` and where it ends; TOO_DEEP where only its end can be told."""
        self.bent = False
        try:
            return self._decoder.raw_decode(text, at)
        except RecursionError:
            self.bent = True
            # The brackets are counted without recursion, so the records after this one can still be read.
            return TOO_DEEP, _end_of(text, at)
        except ValueError as error:
            raise NotJson from error

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        # The last of two equal keys wins here, as in the standard decoder; that there were two is what
        # matters.
        found = dict(pairs)
        self.bent = self.bent or len(found) < len(pairs)
        return found

    def _float(self, word: str) -> float:
        number = float(word)
        self.bent = self.bent or math.isinf(number)
        return number

    def _int(self, word: str) -> int:
        # int() takes quadratic time on long texts, and Python refuses 4,300 digits with a ValueError, which
        # would fail the whole body.
        if len(word) <= _LONGEST_NUMBER:
            return int(word)
        self.bent = True
        return 0

    def _constant(self, word: str) -> None:
        self.bent = True


def _end_of(text: str, at: int) -> int:
    """Where the object or list at `at` ends, by its brackets alone."""
    depth = 0
    for token in _STRUCTURE.finditer(text, at):
        sign = token[0]
        depth += 1 if sign in "[{" else -1 if sign in "]}" else 0
        if depth == 0:
            return token.end()
    raise NotJson


class Walk:
    """Goes through one text, value by value."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._decoder = text, 0, _Decoder()

    def members(self) -> Iterator[str]:
        """The keys of the object here. The caller takes each value by `value` or `items` before the next."""
        self._expect("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            key = self.value().value
            if not isinstance(key, str):
                raise NotJson
            self._expect(":")
            yield key
            if not self._goes_on("}"):
                return

    def items(self) -> Iterator[Piece]:
        """The values of the list here."""
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if not self._goes_on("]"):
                return

    def value(self) -> Piece:
        """The value here, whole."""
        start = self._skip()
        value, self._at = self._decoder.read(self._text, start)
        return Piece(value, self._text[start : self._at], self._decoder.bent)

    def is_list(self) -> bool:
        return self._next() == "["

    def end(self) -> None:
        """Nothing but white space may follow."""
        if self._skip() != len(self._text):
            raise NotJson

    def _skip(self) -> int:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _next(self) -> str:
        return self._text[self._skip() : self._at + 1]

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise NotJson
        self._at += 1

    def _goes_on(self, closing: str) -> bool:
        sign = self._next()
        # At the end of the text `_next` is empty.
        if sign not in {",", closing} or not sign:
            raise NotJson
        self._at += 1
        return sign == ","


def read_object(text: str) -> Piece:
    """One JSON object; where it is nested too deep, what can be told of it. Raises NotJson."""
    walk = Walk(text)
    whole = walk.value()
    walk.end()
    if whole.value is TOO_DEEP and text.lstrip(" \t\n\r").startswith("{"):
        return Piece(shallow(text), whole.text, True)
    return whole


def shallow(text: str) -> dict[str, Any]:
    """The members of the object `text`, without those that are nested too deep. Raises NotJson."""
    walk, found = Walk(text), dict[str, Any]()
    for key in walk.members():
        value = walk.value().value
        if value is not TOO_DEEP:
            # The first of two equal keys: only to know the id and kind, for such a record is held anyway.
            found.setdefault(key, value)
    return found
