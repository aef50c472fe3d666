"""Statements on the connection of the transaction: one for a whole set, whatever its size.

They stand in statements/*.sql, each after a line “-- name: ...”.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection

SOURCE = "oneroster"
FOLDER = Path(__file__).parent / "statements"
NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def statements(file: str) -> dict[str, str]:
    """The statements of statements/<file>.sql by name."""
    # With a group in the pattern split() gives text, name, text, name and so on; before the first is a
    # heading.
    _before, *parts = NAME.split((FOLDER / f"{file}.sql").read_text())
    return dict(zip(parts[::2], parts[1::2], strict=True))


def do(statement: str, **values: Any) -> int:
    """Runs it; how many rows it touched. `values` fill its %(name)s."""
    with connection.cursor() as cursor:
        cursor.execute(statement, {"source": SOURCE, **values})
        return int(cursor.rowcount)


def fetch(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"source": SOURCE, **values})
        return list(cursor.fetchall())


def count(statement: str, **values: Any) -> int:
    """The number that a query of one row and one column answers."""
    return int(fetch(statement, **values)[0][0])
