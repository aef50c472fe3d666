"""A device that cannot keep what is tapped says so, in words, and never pretends."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser import recorder
from tests.browser.server import Server
from tests.browser.test_offline import browser_at
from tests.fixtures.district import District

pytestmark = [pytest.mark.browser, pytest.mark.faults]

CANNOT = "This device cannot save. Write on paper and tell your teacher."
# What a browser does whose disk is full: every write fails, reading goes on.
FULL = """() => {
    IDBObjectStore.prototype.add = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
# Another program holds the database open and never lets go: the request stays without an answer.
SILENT = "indexedDB.open = () => new EventTarget();"


@pytest.fixture
def para(page: Page, context: BrowserContext, server: Server, district: District) -> Page:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    return page


def test_a_full_disk_is_said_and_the_tap_is_not_counted(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.all_sent(para)
    para.evaluate(FULL)
    recorder.tap(para, "Correct")
    expect(para.locator(".pp-recorder").get_by_text(CANNOT)).to_be_visible()
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 1 correct"))
    assert [row["seq"] for row in recorder.outbox(para)] == [1, 2]


def test_a_database_that_does_not_answer_is_said(
    para: Page, context: BrowserContext, district: District
) -> None:
    context.add_init_script(SILENT)
    para.goto(f"/record/?again#{district.target.pk}")
    expect(para.get_by_text(CANNOT).first).to_be_visible(timeout=10_000)
    expect(recorder.status(para)).to_have_text("Cannot save here", timeout=10_000)


def test_a_newer_version_of_the_database_is_said(
    para: Page, context: BrowserContext, district: District
) -> None:
    """As after going back to an older release of ours."""
    para.goto("/offline/")
    para.evaluate(
        """() => new Promise((resolve) => {
            const request = indexedDB.open("paraportal", 99);
            request.onsuccess = () => { request.result.close(); resolve(); };
        })"""
    )
    para.goto(f"/record/?again#{district.target.pk}")
    expect(recorder.status(para)).to_have_text("Cannot save here")


def test_a_store_that_the_browser_lost_is_not_called_sent(
    playwright: Playwright, profile: Path, server: Server, district: District
) -> None:
    """Chromium replaces a corrupt database by an empty one, and tells nobody."""
    with browser_at(playwright, profile, server) as context:
        page = context.new_page()
        recorder.sign_in(context, district.para, server.url)
        recorder.open_today(page)
        recorder.open_recorder(page, district.target)
        context.set_offline(True)
        recorder.tap(page, "Correct")
        recorder.not_sent(page, 2)
    for file in (profile / "Default" / "IndexedDB").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00junk" * 50)
    with browser_at(playwright, profile, server) as context:
        page = context.new_page()
        page.goto("/accounts/login/")
        expect(recorder.status(page)).to_have_text(re.compile("2 were lost|Cannot save here"))
        recorder.status(page).click()
        page.get_by_role("button", name="I have told my teacher").click()
        recorder.all_sent(page)
