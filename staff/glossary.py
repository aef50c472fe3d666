"""What the words of special education mean, in plain sentences: each page explains its own (S8)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("glossary.toml")


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
