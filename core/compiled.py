"""Questions that are asked so often that putting them into SQL costs more than answering them.

Django writes the statement of a queryset anew each time; for one that a tap of a recorder asks, that is most
of its cost. Here it is written once for each number of ids, and only the ids change.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

Rows = Callable[[Collection[UUID]], list[tuple[Any, ...]]]


def compiled(ask: Callable[[Sequence[UUID]], QuerySet[Any, Any]]) -> Rows:
    """Decorator: of `ask(ids)`, a `values_list` that holds ids in one `__in`, makes a function to its rows.

    As PostgreSQL gives them: columns that Django converts (JSON) do not belong here. Nothing else of the
    queryset may change from call to call.
    """

    @lru_cache(maxsize=64)
    def statement(number: int) -> tuple[str, tuple[Any, ...]]:
        sql, params = ask([UUID(int=place) for place in range(number)]).query.sql_with_params()
        return sql, tuple(params)

    def rows(ids: Collection[UUID]) -> list[tuple[Any, ...]]:
        if not ids:
            return []
        sql, params = statement(len(ids))
        given = {UUID(int=place): pk for place, pk in enumerate(ids)}
        with connection.cursor() as cursor:
            cursor.execute(sql, [given.get(p, p) if isinstance(p, UUID) else p for p in params])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    return rows
