"""What panels are going to ask is asked in one statement, before the first of them asks.

A loader marked `question` is a function to a queryset; called, it gives the rows. A panel whose `ahead` names
its questions finds them answered; one that names none, or too few, asks for itself: the same, but slower.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.db.models import QuerySet

from core.once_a_page import key_of, known_here
from core.together import together

P = ParamSpec("P")
Row = TypeVar("Row")


@dataclass(frozen=True)
class Ahead:
    """A question with its arguments. `key`: by which the page knows its answer."""

    key: Hashable
    rows: Callable[[], QuerySet[Any, Any]]


class Question(Generic[P, Row]):
    """Rows that a page needs, asked once. Arguments as for `once_a_page`; nobody changes the list."""

    def __init__(self, ask: Callable[P, QuerySet[Any, Row]]) -> None:
        self._ask = ask
        update_wrapper(self, ask)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        known = known_here()
        if known is None:
            return list(self._ask(*args, **kwargs))
        key = key_of(self._ask, *args, **kwargs)
        if key not in known:
            known[key] = list(self._ask(*args, **kwargs))
        found: list[Row] = known[key]
        return found

    def ahead(self, *args: P.args, **kwargs: P.kwargs) -> Ahead:
        return Ahead(key_of(self._ask, *args, **kwargs), lambda: self._ask(*args, **kwargs))


def question(ask: Callable[P, QuerySet[Any, Row]]) -> Question[P, Row]:
    """Decorator: of a function to a queryset makes one to its rows that can be asked ahead."""
    return Question(ask)


def ask_ahead(questions: Iterable[Ahead]) -> None:
    """Ask what this page does not know yet, in one statement. Outside of a page there is no ahead."""
    known = known_here()
    if known is None:
        return
    new = {one.key: one for one in questions if one.key not in known}
    known |= zip(new, together([one.rows() for one in new.values()]), strict=True)
