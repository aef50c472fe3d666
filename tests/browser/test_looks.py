"""Every state of recorders and Today on a Chromebook and a phone: nothing overflows, axe finds nothing."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import recorder
from tests.browser.page_helpers import look, violations
from tests.browser.server import Server
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


@pytest.fixture
def para(page: Page, context: BrowserContext, server: Server, district: District) -> Page:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    return page


def test_the_trial_pad_in_all_its_states(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    look(para, "trial-ready")
    for name in ("Correct", "Gestural", "Incorrect", "No response", "No opportunity"):
        recorder.tap(para, name)
    look(para, "trial-open")
    para.get_by_text("Last taps").click()
    para.get_by_text("How").click()
    look(para, "trial-taps")
    recorder.tap(para, "Interrupted")
    look(para, "trial-interrupted")
    recorder.tap(para, "End here")
    look(para, "trial-done")


def test_the_count_pad_in_all_its_states(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.frequency_target)
    look(para, "count-ready")
    recorder.tap(para, "Start watching")
    look(para, "count-watching")
    para.locator("button[data-count]").click()
    recorder.tap(para, "Pause")
    look(para, "count-paused")
    recorder.tap(para, "Resume")
    recorder.tap(para, "Done")
    look(para, "count-done")


def test_two_side_by_side_and_the_list_to_choose_from(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target, district.frequency_target)
    look(para, "two")
    recorder.open_recorder(para)
    look(para, "picker")


def test_today_and_what_is_not_sent_without_a_network(
    para: Page, context: BrowserContext, district: District
) -> None:
    look(para, "today")
    context.set_offline(True)
    para.reload()
    expect(para.get_by_text("Offline.")).to_be_visible()
    para.locator("button[data-acknowledge]").first.click()
    recorder.not_sent(para, 2)
    look(para, "today-offline")
    para.locator("pp-outbox-status button").click()
    expect(para.get_by_text("Plan update acknowledged")).to_be_visible()
    look(para, "panel")


def test_the_dark_recorder(para: Page, district: District) -> None:
    para.emulate_media(color_scheme="dark")
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.tap(para, "Model")
    look(para, "trial-dark")


def test_pads_are_large_enough_for_a_thumb(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    for size in ({"width": 1366, "height": 768}, {"width": 360, "height": 740}):
        para.set_viewport_size(size)  # type: ignore[arg-type]
        pads = para.locator(".pp-pad:visible").all()
        heights = [pad.bounding_box() for pad in pads]
        assert min(min(box["width"], box["height"]) for box in heights if box) >= 64
        others = para.locator("main :is(button, summary, a, label):visible").all()
        boxes = [other.bounding_box() for other in others]
        assert min(box["height"] for box in boxes if box) >= 44


def test_undo_and_done_are_in_sight_on_both_screens(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    for size in ({"width": 1366, "height": 768}, {"width": 360, "height": 740}):
        para.set_viewport_size(size)  # type: ignore[arg-type]
        para.evaluate("scrollTo(0, 0)")
        for name in ("Undo", "Done", "Interrupted"):
            expect(para.get_by_role("button", name=re.compile(f"^{name}"))).to_be_in_viewport(ratio=1)


def test_what_is_wrong_with_a_page_would_be_found(page: Page, server: Server) -> None:
    """All the looking proves nothing where nobody would see."""
    page.goto("/offline/")
    assert violations(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [line.split(":")[0] for line in violations(page)] == ["image-alt"]
