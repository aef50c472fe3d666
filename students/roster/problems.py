"""What is wrong with a roster, in words for the person who must get it mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise

KEPT = 200


@dataclass(frozen=True)
class RosterProblem:
    """`line` counts from 1, the header; 0: the file as a whole. `column`: its name in the header."""

    file: str
    line: int
    column: str
    words: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.words}" if place else self.words

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Problems:
    """The first of them, and how many there are: a wrong column is wrong on each of a million lines."""

    kept: list[RosterProblem] = field(default_factory=list)
    count: int = 0

    def add(self, file: str, line: int, column: str, words: str | Promise) -> None:
        self.count += 1
        if len(self.kept) < KEPT:
            self.kept.append(RosterProblem(file, line, column, str(words)))

    def __bool__(self) -> bool:
        return bool(self.count)

    def __iter__(self) -> Iterator[RosterProblem]:
        return iter(self.kept)


class RosterRefused(Exception):
    """The set cannot be read at all; why in words."""

    def __init__(self, words: str | Promise) -> None:
        super().__init__(str(words))
