"""A sign of life that workers leave in Redis and /readyz reads."""

import logging

import redis
from django.conf import settings

KEY = "paraportal:worker:alive"
EVERY = 10  # seconds
KEPT = 35  # seconds: three may be missed

log = logging.getLogger(__name__)


def broker() -> redis.Redis:
    """A client that gives up after 2 s: a health page that hangs is no answer."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2)


def write() -> None:
    """Say that a worker is alive. Without Redis it is not, so that is only logged."""
    try:
        with broker() as client:
            client.set(KEY, 1, ex=KEPT)
    except redis.RedisError:
        log.warning("worker heartbeat could not be written")


def is_fresh() -> bool:
    """Whether a worker was alive within the last KEPT seconds. Raises RedisError without Redis."""
    with broker() as client:
        return bool(client.exists(KEY))
