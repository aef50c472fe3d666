"""What is registered: one class for things by key, one for what is called when something happened.

A room owns a registry and knows none of what is put into it; rooms above put theirs in `AppConfig.ready`,
so that adding one touches neither the room nor its neighbors.

    MEASURES = Registry[str, Measure]("measure", key=lambda measure: measure.key)
    MEASURES.register(Rate())

    @Hook
    def after_assign(*, assignment: Assignment, by: User, at: datetime) -> None: ...

    after_assign.connect(tell_newcomer)
    after_assign(assignment=assignment, by=by, at=at)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Generic, ParamSpec, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")


class Registry(Generic[K, T]):
    """Things of one sort by their key. `what`: one of them in words, for errors. `order`: how they are told.

    Without `order` they stand in the order in which they came.
    """

    def __init__(self, what: str, *, key: Callable[[T], K], order: Callable[[T], Any] | None = None) -> None:
        self._what, self._key, self._order = what, key, order
        self._items: dict[K, T] = {}

    def register(self, item: T) -> T:
        """`item`, so that it serves as a decorator. Raises ValueError where its key is taken."""
        key = self._key(item)
        if key in self._items:
            raise ValueError(f"There is a {self._what} {key!r} already.")
        self._items[key] = item
        return item

    def get(self, key: K) -> T:
        """Raises LookupError where nothing has this key."""
        try:
            return self._items[key]
        except KeyError:
            known = ", ".join(str(known) for known in self.keys())
            raise LookupError(f"There is no {self._what} {key!r}. Known are: {known}.") from None

    def find(self, key: K) -> T | None:
        return self._items.get(key)

    def keys(self) -> list[K]:
        return [self._key(item) for item in self]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        items = list(self._items.values())
        return iter(sorted(items, key=self._order) if self._order else items)

    def __len__(self) -> int:
        return len(self._items)

    def discover(self, package: str) -> None:
        """Import each module of `package`, which register by themselves as they are imported."""
        for module in iter_modules(import_module(package).__path__, package + "."):
            import_module(module.name)


class Hook(Generic[P, R]):
    """Calls the listeners that rooms above connected, and returns their answers.

    It decorates a function that says what listeners take and answer; the function itself is never called.
    """

    def __init__(self, signature: Callable[P, R]) -> None:
        self.__doc__ = signature.__doc__
        self._listeners: list[Callable[P, R]] = []

    def connect(self, listener: Callable[P, R]) -> Callable[P, R]:
        """`listener`, so that it serves as a decorator. Twice is once."""
        if listener not in self._listeners:
            self._listeners.append(listener)
        return listener

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """What the listeners answer, in the order in which they came."""
        # Inside the caller's transaction, and an exception is not caught: what a listener writes belongs to
        # the action, so that when it fails nothing of the action may stay.
        return [listener(*args, **kwargs) for listener in self._listeners]
