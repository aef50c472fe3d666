"""What PostgreSQL says "not now" to is tried again, what it says "no" to is looked at closely, once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, OperationalError
from psycopg import errors

from datacollection.sync.ingest import TRIES, _patiently

PASSING = (errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)
LASTING = (errors.AdminShutdown, errors.QueryCanceled, errors.DiskFull)


def failing(times: int, error: type[Exception]) -> tuple[list[bool], Callable[[bool], str]]:
    calls: list[bool] = []

    def take(careful: bool) -> str:
        calls.append(careful)
        if len(calls) <= times:
            raise OperationalError from error("x")
        return "done"

    return calls, take


def tries(times: int, error: type[Exception]) -> int:
    """How often it is tried where it fails so many times, whatever comes of it."""
    calls, take = failing(times, error)
    try:
        assert _patiently(take) == "done"
    except OperationalError:
        assert len(calls) <= times
    return len(calls)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_passing_trouble_is_tried_again_but_not_for_ever():
    assert {error: tries(TRIES - 1, error) for error in PASSING} == dict.fromkeys(PASSING, TRIES)
    assert {error: tries(99, error) for error in PASSING} == dict.fromkeys(PASSING, TRIES)
    assert {error: tries(1, error) for error in LASTING} == dict.fromkeys(LASTING, 1)


def test_inside_a_transaction_of_somebody_else_nothing_is_tried_again(db):
    """A deadlock has ended all of it: only whoever opened it can begin anew."""
    assert tries(1, errors.DeadlockDetected) == 1


def test_bad_data_is_looked_at_carefully_and_once(db):
    calls: list[bool] = []

    def take(careful: bool) -> None:
        calls.append(careful)
        raise IntegrityError

    with pytest.raises(IntegrityError):
        _patiently(take)
    assert calls == [False, True]
