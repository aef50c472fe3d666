"""What was computed from the same sessions before: light enough to keep, exact enough never to be stale.

Nothing here is the home of a fact. Each process keeps the few it made last, under a key that holds all that
they were made from; who may see them was asked before anybody comes here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The `most` answers that were asked for last, by key. Safe among threads; two may make one at once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T], is_still: Callable[[], bool]) -> T:
        """`is_still`: whether the key holds now that it is made; else it is handed out, and not kept.

        What arrived between could be taken back: then an answer with it would stand under a key without.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        made = make()
        if not is_still():
            return made
        with self._lock:
            self._answers[key] = made
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return made
