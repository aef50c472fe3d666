"""A real server and a real Chromium for tests marked `browser`.

The server is gunicorn in processes of its own on the test's database, so what a test does to it (kill, stop)
is what would happen in a school. Tests change rows as anybody does and see them committed.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests import machine
from tests.browser.contexts import open_context
from tests.browser.server import Server, start
from tests.faults.proxy import Proxy
from tests.faults.proxy import start as start_proxy
from tests.fixtures.committed import Committed
from tests.fixtures.district import District

# Playwright keeps an event loop in this thread; Django would refuse its database calls beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# What comes at all comes soon; a build machine that does five things at once may need this long for it.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(database_clock: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with start(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    if missing := machine.what_is_missing():
        pytest.exit("\n".join(missing), returncode=2)
    browser = playwright.chromium.launch(executable_path=machine.chromium(), args=machine.CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def district(committed: Committed, transactional_db: None) -> Iterator[District]:
    """The test district in committed rows: the server is another process."""
    yield committed.stand()
    wait_until_idle()


def wait_until_idle() -> None:
    """Until no request of a page that was closed is at work: what it writes would stand in the next test."""
    busy = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                 AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(busy)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.05)


@pytest.fixture
def context(chromium: Browser, server: Server, district: District) -> Iterator[BrowserContext]:
    """A fresh browser profile on a Chromebook's screen, and a database that the server sees."""
    context = open_context(chromium, server, has_touch=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Fails the test for every error that the page let go: a silent recorder is the worst kind."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """A network between browser and server that can be made to fail."""
    with start_proxy(server.port) as standing:
        yield standing


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A folder for a browser that is killed and started again."""
    return tmp_path / "profile"
