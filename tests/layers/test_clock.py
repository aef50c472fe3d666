"""One clock: no test asks the machine what time it is, and all that tests start says the same."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from django.db import connection

from tests.faults.workers import environment
from tests.fixtures import clock
from tests.fixtures.clock import right_now, travel

ASKS = re.compile(
    r"timezone\.now|datetime\.(now|today|utcnow)\(|date\.today\(|\btime\.time\(|time_machine|localdate"
)
TESTS = Path(__file__).parents[1]
MAY = {TESTS / "fixtures/clock.py", TESTS / "moved/sitecustomize.py", Path(__file__)}
CLOSE = timedelta(seconds=10)


def test_no_test_asks_the_machine_what_time_it_is():
    files = set(TESTS.rglob("*.py")) - MAY
    assert len(files) > 200
    assert not [path for path in files if ASKS.search(path.read_text())]


def test_tests_begin_at_one_moment(pytestconfig):
    if not (pytestconfig.getoption("--at") or pytestconfig.getoption("--clock")):
        assert clock.NOW <= right_now() < clock.NOW + timedelta(hours=2)


def test_the_database_has_the_same_clock(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp(), pg_catalog.clock_timestamp()")
        ours, machines = cursor.fetchone()
    assert abs(ours - right_now()) < CLOSE
    assert machines != ours


def test_what_tests_start_has_the_same_clock(db, tmp_path):
    words = [sys.executable, "-c", "import time; print(time.time())"]
    said = subprocess.run(words, env=environment(tmp_path), capture_output=True, text=True, check=True).stdout
    assert abs(datetime.fromtimestamp(float(said), UTC) - right_now()) < CLOSE


def test_another_moment_only_on_purpose():
    before = right_now()
    with travel(timedelta(days=4)):
        assert right_now() - before > timedelta(days=3)
    assert right_now() - before < CLOSE


def at_nine():
    return travel(timedelta(hours=1))


def _test(function, *fixtures):
    """As pytest describes one. `fixtures`: the functions behind those it asks for."""
    made = {one.__name__: [SimpleNamespace(func=one)] for one in fixtures}
    return SimpleNamespace(
        function=function, fixturenames=list(made), get_closest_marker={}.get,
        _fixtureinfo=SimpleNamespace(name2fixturedefs=made),
    )  # fmt: skip


def test_what_moves_the_clock_runs_at_many_moments():
    def by_a_helper():
        return at_nine()

    def stays():
        return right_now()

    def nine():
        with travel(timedelta(hours=1)):
            yield

    assert clock.is_time_bound(_test(by_a_helper))
    assert clock.is_time_bound(_test(stays, nine))
    assert not clock.is_time_bound(_test(stays))
