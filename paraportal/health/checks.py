"""What must be there before this process can serve: each check says what is missing, or nothing."""

from collections.abc import Callable

import redis
from django.db import DatabaseError, connection

from core import pdf
from paraportal.health import heartbeat

OK = "ok"


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "PostgreSQL does not answer."
    return OK


def broker() -> str:
    try:
        with heartbeat.broker() as client:
            client.ping()
    except redis.RedisError:
        return "Redis does not answer."
    return OK


def worker() -> str:
    try:
        is_alive = heartbeat.is_fresh()
    except redis.RedisError:
        return "Not known while Redis does not answer."
    return OK if is_alive else f"No Celery worker was heard of in the last {heartbeat.KEPT} seconds."


def pdf_parts() -> str:
    missing = pdf.what_is_missing()
    return f"Missing packages: {', '.join(missing)}." if missing else OK


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "broker": broker,
    "worker": worker,
    "pdf": pdf_parts,
}
