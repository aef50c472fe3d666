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
        """The answer under `key`, made by `make` where it is not kept yet.

        `is_still`: whether the key still describes the data after making; if not, the answer is returned and
        not kept.
        """
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        # Outside of the lock: making takes long, and other threads ask for other keys meanwhile. Two threads
        # may make the same answer at once, which costs time and nothing else.
        made = make()
        # Data may have arrived between computing the key and reading. Were they taken back later, the old key
        # would be right again, and an answer that includes them would stand under it.
        if not is_still():
            return made
        with self._lock:
            self._answers[key] = made
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return made
