"""Looking at a page as people do: at both widths, what axe finds, and a picture for our own eyes.

Pictures are a quarter of the time, and nobody looks at those of a build: PARAPORTAL_PICTURES=0 keeps only
those of pages with which something is wrong.
"""

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.contexts import CHROMEBOOK, PHONE

PICTURES = Path(os.environ.get("PARAPORTAL_VAR", "var")) / "screenshots"
WITH_PICTURES = os.environ.get("PARAPORTAL_PICTURES") != "0"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# From the top: scrolled, controls are under the bar, and which ones depends on the height of the text above.
RUN = """async (options) => {
  scrollTo({ top: 0, behavior: "instant" });
  return (await axe.run(document, options)).violations;
}"""
# What can be fine at one width and wrong at another, though the same elements are shown
OF_LAYOUT = RULES | {
    "runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
}
SHOWN = """() => [...document.querySelectorAll("body *")].map(
    (one) => one.checkVisibility({ visibilityProperty: true }) ? "1" : "0").join("")"""

# Pixels: what stands for itself, and what is tapped with a thumb. Links, and words that are explained within
# their line, may be as low as the line.
LEAST, THUMB = 24, 44
TOO_SMALL = """([least, thumb]) => [...document.querySelectorAll(
    "a[href], button, summary, select, textarea, input:not([type=hidden], .btn-check)")].flatMap((one) => {
  const isShown = one.checkVisibility({ visibilityProperty: true });
  if (!isShown || getComputedStyle(one).display === "inline") return [];
  const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
  const { width, height } = boxes[0];
  if (width <= 1 || height <= 1) return [];  // its label is what is seen
  const end = (side) => Math.max(...boxes.map((box) => box[side]));
  const start = (side) => Math.min(...boxes.map((box) => box[side]));
  const [wide, high] = [end("right") - start("left"), end("bottom") - start("top")];
  const isMark = ["checkbox", "radio"].includes(one.type) && Math.min(width, height) < least - 0.5;
  const low = one.matches("a, .pp-term") ? least : thumb;
  if (!isMark && wide > least - 0.5 && high > low - 0.5) return [];
  const size = [wide, high, width, height].map(Math.round).join(" ");
  return [`${size} (with its label; itself): ${one.outerHTML.slice(0, 120)}`];
})"""


def look(page: Page, name: str) -> None:
    """On a Chromebook and on a phone nothing overflows and axe finds nothing.

    All of axe's rules again on the phone only where it shows other elements than the Chromebook did.
    """
    before = page.viewport_size
    problems: list[str] = []
    shown = ""
    for size in (CHROMEBOOK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.wait_for_timeout(100)  # the layout settles
        earlier, shown = shown, page.evaluate(SHOWN)
        found = _problems(page, size["width"], OF_LAYOUT if shown == earlier else RULES)
        if found or WITH_PICTURES:
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name}-{size['width']}.png", full_page=True)
        problems += found
    page.set_viewport_size(before)  # type: ignore[arg-type]
    assert problems == [], f"{name}:\n" + "\n".join(problems)


def _problems(page: Page, width: int, rules: dict[str, Any]) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{wide} pixels wide"] if wide > width else []
    small: list[str] = page.evaluate(TOO_SMALL, [LEAST, THUMB])
    found += [f"too small for a finger: {one}" for one in small[:5]]
    return [f"{width}: {one}" for one in found + violations(page, rules)]


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Each rule that axe finds broken, with the first places."""
    # Once a page, and only what is broken comes back: a quarter of the time of the package's own way.
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN, rules)
    return [
        f"{one['id']}: {one['help']}: " + "; ".join(_place(node) for node in one["nodes"][:3])
        for one in found
    ]


def _place(node: dict[str, Any]) -> str:
    """The element, and what axe measured at it."""
    why = " ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
    return f"{node['html'][:120]} ({why})"
