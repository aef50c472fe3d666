"""A Redis cache that forgets when Redis is away, instead of taking the page with it."""

from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError


class ForgivingRedisCache(RedisCache):
    """A cache whose reads miss and whose writes are dropped while Redis cannot be reached."""

    # Nothing rests on the cache alone: sessions live in PostgreSQL, and sign-in limits that cannot be
    # counted for a minute are the lesser harm against a school that cannot sign in.

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except RedisError:
            return default

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(key, value, *args, **kwargs)
        except RedisError:
            return

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        try:
            return bool(super().add(key, value, *args, **kwargs))
        except RedisError:
            # As if it had been stored: add() is asked whether it was the first, and a no would read as taken.
            return True

    def delete(self, key: str, version: int | None = None) -> bool:
        try:
            return bool(super().delete(key, version))
        except RedisError:
            return False

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        try:
            return int(super().incr(key, delta, version))
        except RedisError:
            # As after the first of a count, so that no limit is reached while nothing can be counted.
            return delta
