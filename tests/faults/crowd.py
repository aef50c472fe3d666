"""Many real processes at once: forked from the test, each with a database connection of its own."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from django.db import connection

_inherited: list[Any] = []  # kept alive: closing our parent's connection from here would end it there too
PATIENCE = 60  # seconds


def all_at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each of `works` returns, run in a process each, all let go at the same moment.

    Raises AssertionError with the traceback of the first that failed.
    """
    fork = multiprocessing.get_context("fork")
    gate = fork.Barrier(len(works))
    children = []
    for work in works:
        mine, theirs = fork.Pipe()
        child = fork.Process(target=_run, args=(work, gate, theirs))
        child.start()
        theirs.close()
        children.append((child, mine))
    return [_answer(child, pipe) for child, pipe in children]


def _run(work: Callable[[], Any], gate: Any, pipe: Connection) -> None:
    _inherited.extend([connection.connection, connection._connection_pools])
    connection.connection, connection._connection_pools = None, {}
    try:
        connection.ensure_connection()
        gate.wait(PATIENCE)
        pipe.send((True, work()))
    except BaseException:
        pipe.send((False, traceback.format_exc()))
    os._exit(0)  # no clean-up: what there is to clean up is our parent's


def _answer(child: Any, pipe: Connection) -> Any:
    assert pipe.poll(PATIENCE), "a process did not answer"
    is_good, answer = pipe.recv()
    child.join(PATIENCE)
    assert is_good, answer
    return answer


def deadlocks() -> int:
    """How many PostgreSQL has broken in this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def flat(lists: Sequence[Sequence[Any]]) -> list[Any]:
    return [one for some in lists for one in some]
