"""Several questions in one statement: a page that asks twenty tables goes to the database once.

Each queryset's own statement stands in it as it is; its columns come back as text, beside the number of the
question. psycopg reads the text of each type as it does for a column of its own, and Django makes of the row
what it would have made of it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg.adapt import Transformer
from psycopg.pq import Format

Rows = QuerySet[Any, Any]
BOOLEAN = 16


class Asked:
    """A queryset with its statement. `sql` is empty where no row can be meant, so that nobody need ask."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows.all()
        self._compiler: SQLCompiler = self._rows.query.get_compiler(using=self._rows.db)
        try:
            self.sql, self.params = self._compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.params = "", ()
        if self.sql and self._compiler.has_extra_select:
            raise ValueError("Order by columns that the question itself reads.")

    @property
    def types(self) -> list[int]:
        """The type of each column, by its number in PostgreSQL."""
        return [_type(column[0].output_field.db_type(connection)) for column in self._compiler.select]

    def answered(self, found: Sequence[tuple[Any, ...]]) -> list[Any]:
        """What the queryset makes of these rows."""
        compiler = self._compiler
        compiler.execute_sql = lambda *args, **kwargs: [found]  # type: ignore[method-assign, assignment]
        self._rows.query.get_compiler = lambda *args, **kwargs: compiler  # type: ignore[method-assign]
        return list(self._rows)


def together(questions: Sequence[Rows]) -> list[list[Any]]:
    """The rows of each queryset, in the order given. One statement; none where no row can be meant."""
    asked = [Asked(rows) for rows in questions]
    found = _answers({n: one for n, one in enumerate(asked) if one.sql})
    return [one.answered(found[n]) for n, one in enumerate(asked)]


def _answers(asked: dict[int, Asked]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of each by its number."""
    answers: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if not asked:
        return answers
    types = {n: one.types for n, one in asked.items()}
    params = [param for one in asked.values() for param in one.params]
    with connection.cursor() as cursor:
        cursor.execute("\nUNION ALL\n".join(_one(n, one, types[n]) for n, one in asked.items()), params)
        rows = cursor.fetchall()
    readers = {n: _Reader(of) for n, of in types.items()}
    for n, texts in rows:
        answers[n].append(readers[n].read(texts))
    return answers


def _one(n: int, asked: Asked, types: Sequence[int]) -> str:
    names = [f"c{place}" for place in range(len(types))]
    texts = ", ".join(_as_text(name, of) for name, of in zip(names, types, strict=True))
    # The statement is Django's own, and so are the placeholders in it.
    return f"(SELECT {n}, ARRAY[{texts}] FROM ({asked.sql}) AS asked({', '.join(names)}))"  # noqa: S608


def _as_text(name: str, of: int) -> str:
    """The column as it would have come: of the types that are read here, a cast changes booleans alone."""
    return f"left({name}::text, 1)" if of == BOOLEAN else f"{name}::text"


class _Reader:
    """From texts to values, by the types of the columns."""

    def __init__(self, types: Sequence[int]) -> None:
        self._transformer = Transformer(connection.connection)
        self._transformer.set_loader_types(types, Format.TEXT)

    def read(self, texts: Sequence[str | None]) -> tuple[Any, ...]:
        return self._transformer.load_sequence([None if text is None else text.encode() for text in texts])


@lru_cache(maxsize=256)
def _type(name: str) -> int:
    """varchar(80), timestamp with time zone, uuid[]. Raises KeyError for what psycopg does not know."""
    word, _brackets, is_array = name.partition("[")
    info = connection.connection.adapters.types[word.partition("(")[0].strip()]
    return int(info.array_oid if is_array else info.oid)
