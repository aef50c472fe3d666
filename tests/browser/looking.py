"""Looking at a page as people do: a picture at both widths, and what axe finds."""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import CHROMEBOOK, PHONE

PICTURES = Path(os.environ.get("PARAPORTAL_VAR", "var")) / "screenshots"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
RUN = "(options) => axe.run(document, options).then(({ violations }) => violations)"


def look(page: Page, name: str) -> None:
    """Keep a picture of the page on a Chromebook and on a phone; nothing overflows, axe finds nothing."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    problems: list[str] = []
    for size in (CHROMEBOOK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.wait_for_timeout(100)  # the layout settles
        width = size["width"]
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        problems += [f"{width}: {wide} pixels wide"] if wide > width else []
        problems += [f"{width}: {one}" for one in violations(page)]
    page.set_viewport_size(before)  # type: ignore[arg-type]
    assert problems == [], f"{name}:\n" + "\n".join(problems)


def violations(page: Page) -> list[str]:
    """Each rule that axe finds broken, with the first places."""
    # Once a page, and only what is broken comes back: a quarter of the time of the package's own way.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, RULES)
    return [
        f"{one['id']}: {one['help']}: " + "; ".join(n["html"][:120] for n in one["nodes"][:3])
        for one in found
    ]
