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

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """All within is one page. Opened a second time inside, it is still the same page."""
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
    if isinstance(value, list):
        return tuple(value)
    return frozenset(value) if isinstance(value, Set) else value  # keys of a dict, too
