"""Who uses the engines shares them, and nobody leaves them behind."""

import os
import signal
from pathlib import Path

import psycopg
import pytest

from paraportal.engines.locks import is_owned
from tests.engines.users import is_alive, visitor, wait_until

pytestmark = pytest.mark.faults


def test_two_users_share_one_engine_and_the_last_one_out_stops_it(var: Path) -> None:
    with visitor(var) as first, visitor(var) as second:
        seen_by_first = first.arrives()
        assert second.arrives() == seen_by_first
        first.leaves()
        with psycopg.connect(seen_by_first["url"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        second.leaves()
        assert not is_alive(seen_by_first["postgres"])
        assert not is_alive(seen_by_first["valkey"])


def test_users_who_come_at_the_same_moment_get_one_engine(var: Path) -> None:
    with visitor(var) as a, visitor(var) as b, visitor(var) as c:
        engines = [guest.arrives() for guest in (a, b, c)]
    assert engines[0] == engines[1] == engines[2]


def test_a_killed_user_leaves_no_engine_behind(var: Path) -> None:
    with visitor(var) as only:
        engines = only.arrives()
        only.dies()
        wait_until(lambda: not is_alive(engines["postgres"]) and not is_alive(engines["valkey"]))


def test_a_killed_keeper_takes_its_engines_along_and_the_next_user_starts_them_anew(var: Path) -> None:
    with visitor(var) as first:
        before = first.arrives()
        os.kill(parent_of(before["postgres"]), signal.SIGKILL)
        wait_until(lambda: not is_alive(before["postgres"]) and not is_alive(before["valkey"]))
        with visitor(var) as second:
            after = second.arrives()
            assert after["postgres"] != before["postgres"]
            assert after["url"] == before["url"], "who knows the address keeps it"


def test_a_keeper_that_dies_before_it_answers_is_replaced(var: Path) -> None:
    with visitor(var) as first:
        engines = first.arrives()
        keeper = parent_of(engines["postgres"])
        os.kill(keeper, signal.SIGSTOP)
        with visitor(var) as second:
            wait_until(lambda: is_owned(var / "test-engines/starting.lock"))
            os.kill(keeper, signal.SIGKILL)
            assert second.arrives()["url"] == engines["url"]


def test_a_user_who_comes_while_the_last_one_leaves_finds_engines_that_run(var: Path) -> None:
    for _ in range(3):
        with visitor(var) as early:
            early.arrives()
            early.dies()
        with visitor(var) as late, psycopg.connect(late.arrives()["url"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_tests_and_main_do_not_meet(var: Path) -> None:
    with visitor(var, "test") as tests, visitor(var, "main") as main:
        of_tests, of_main = tests.arrives(), main.arrives()
        assert of_tests["postgres"] != of_main["postgres"]
        with psycopg.connect(of_tests["url"], autocommit=True) as connection:
            connection.execute("CREATE TABLE seen_only_here (id int)")
        with psycopg.connect(of_main["url"]) as connection:
            assert connection.execute("SELECT to_regclass('seen_only_here')").fetchone() == (None,)
            assert connection.execute("SHOW fsync").fetchone() == ("on",)


def parent_of(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("PPid:")[1].split()[0])
