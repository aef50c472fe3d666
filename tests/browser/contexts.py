"""Browser contexts as tests open them: a school's Chromebook in Chicago, at the hour of the tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Playwright

from tests import machine
from tests.browser.server import Server

CHROMEBOOK = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
PLACE = {"viewport": CHROMEBOOK, "locale": "en-US", "timezone_id": "America/Chicago", "color_scheme": "light"}
# Pages alone know what time it is: the service worker does not ask. `page.clock` comes after, and counts.
MOVED_DATE = """
(() => {
  const Machine = Date;
  const machine = Machine.now.bind(Machine);
  const now = () => machine() + AHEAD;
  Machine.now = now;
  Date = new Proxy(Machine, {
    apply: () => new Machine(now()).toString(),
    construct: (_, given, target) => Reflect.construct(Machine, given.length ? given : [now()], target),
  });
})();
"""


def open_context(chromium: Browser, server: Server, **how: Any) -> BrowserContext:
    """A fresh profile. `how` goes to Playwright, before what stands in PLACE."""
    return _moved(chromium.new_context(**PLACE | {"base_url": server.url} | how))


@contextmanager
def browser_at(playwright: Playwright, profile: Path, server: Server) -> Iterator[BrowserContext]:
    """A browser with a profile that outlives it."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=machine.chromium(),
        args=machine.CHROMIUM_FLAGS,
        base_url=server.url,
        **PLACE,  # type: ignore[arg-type]
    )
    try:
        yield _moved(context)
    finally:
        with suppress(Error):  # killed: there is nothing left to close
            context.close()


def _moved(context: BrowserContext) -> BrowserContext:
    ahead = round(float(os.environ["PARAPORTAL_TESTS_AHEAD"]) * 1000)
    context.add_init_script(MOVED_DATE.replace("AHEAD", str(ahead)))
    return context
