"""What several panels of one page need is asked of the database once.

Panels know nothing of each other, and should not: each calls the loader that it needs. Within `one_page` a
loader marked `once_a_page` answers the same question a second time from memory; outside of it, it always
asks. Only for pages that change nothing: what is loaded twice there would say the same twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# A context variable, so that requests that are served at the same time do not share answers.
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """Remember the answers of loaders within the block. A block inside of another shares its answers."""
    if _answers.get() is not None:
        yield
        return
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once_a_page(load: Callable[P, T]) -> Callable[P, T]:
    """Decorator for a loader whose arguments are hashable, or lists and sets of what is.

    Its answer is shared: nobody changes it, and no queryset is one, for that would ask anew.
    """

    @wraps(load)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        known = _answers.get()
        if known is None:
            return load(*args, **kwargs)
        key = load, tuple(map(_frozen, args)), tuple(sorted((k, _frozen(v)) for k, v in kwargs.items()))
        if key not in known:
            known[key] = load(*args, **kwargs)
        found: T = known[key]
        return found

    return answer


def _frozen(value: object) -> object:
    # Lists and sets cannot be hashed, and so cannot be part of a key.
    if isinstance(value, list):
        return tuple(value)
    return frozenset(value) if isinstance(value, Set) else value  # keys of a dict, too
