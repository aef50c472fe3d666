"""What the machine would else decide: the hour of a page, its zone, and the fonts that it is drawn with."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.fixtures.clock import right_now

pytestmark = pytest.mark.browser

EVERY_KIND = """<body style="font-family: system-ui">
<p>Plain <b>bold</b> <i>slanted</i> \u2713 <code>code</code></p>
<p style="font-family: serif">Serif</p><button>Button</button><select><option>One</option></select></body>"""


def test_a_page_is_at_the_hour_of_the_tests_and_in_chicago(page: Page) -> None:
    page.goto("/accounts/login/")
    for asked in ("Date.now()", "+new Date()", "Date.parse(Date())", "Reflect.construct(Date, []).getTime()"):
        at = datetime.fromtimestamp(page.evaluate(asked) / 1000, UTC)
        assert abs(at - right_now()) < timedelta(minutes=1), asked
    assert page.evaluate("new Date(2026, 0, 5).toISOString()") == "2026-01-05T06:00:00.000Z"
    assert page.evaluate("new Date(0) instanceof Date")


def test_pages_are_drawn_with_the_fonts_of_tests_alone(page: Page, context: BrowserContext) -> None:
    page.set_content(EVERY_KIND)
    devtools = context.new_cdp_session(page)
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    devtools.send("CSS.enable")
    nodes = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body, body *"})["nodeIds"]
    drawn = {
        font["familyName"]
        for node in nodes
        for font in devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    }
    assert drawn == {"DejaVu Sans", "DejaVu Sans Mono"}
