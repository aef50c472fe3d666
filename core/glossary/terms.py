"""What the words of special education mean, in plain sentences: each page explains its own (S8)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("glossary.toml")

# What the request at hand has explained already. None outside of one: then every word is explained.
_explained: ContextVar[set[str] | None] = ContextVar("explained", default=None)


class Term(NamedTuple):
    key: str
    name: str
    says: str


@cache
def terms() -> Mapping[str, Term]:
    """Every term by its key, in the order of the names."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    every = [Term(key, said["name"], said["says"]) for key, said in found.items()]
    return {term.key: term for term in sorted(every, key=lambda term: term.name.casefold())}


def begin_page(**_sent: object) -> None:
    """A request begins: nothing is explained yet. Listens to `request_started`."""
    _explained.set(set())


def is_first(key: str) -> bool:
    """Whether this page has not explained the word yet; from now on it has."""
    known = _explained.get()
    if known is None:
        return True
    is_new = key not in known
    known.add(key)
    return is_new
