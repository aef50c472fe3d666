"""Every pad in one sitting: recorded without a network, sent later, scored as it stood on the screen."""

import re
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from datacollection.models import HeldRecord, SessionSummary
from iep.models import Target
from tests.browser import recorder
from tests.browser.contexts import PHONE
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.fixtures.plans import make_target

pytestmark = pytest.mark.browser

CHAIN = ["Turn on the water", "Wet both hands", "Take soap", "Rinse", "Dry hands"]
FEELINGS = [[1, "Upset"], [3, "Some worry"], [5, "Calm and ready"]]
TAUGHT: dict[str, dict[str, Any]] = {
    "task_analysis": {"steps": CHAIN, "settings": {"v": 1, "chaining": "backward", "training_step": 4}},
    "duration": {},
    "latency": {},
    "momentary_interval": {"settings": {"v": 1, "intervals": 2, "seconds": 2}},
    "rating": {"settings": {"v": 1, "lowest": 1, "highest": 5, "anchors": FEELINGS}},
    "permanent_product": {"settings": {"v": 1, "out_of": 8}},
}


SMALL = """() => [...document.querySelectorAll(".pp-pad")].filter((pad) => {
    const { width, height } = pad.getBoundingClientRect();
    return pad.checkVisibility() && Math.min(width, height) < 64;
}).map((pad) => pad.textContent.trim())"""


@pytest.fixture
def taught(district: District) -> dict[str, Target]:
    """A target for each measure that has a pad of its own."""
    return {
        measure: make_target(district, district.goal, measure, n, name=measure, **fields)
        for n, (measure, fields) in enumerate(TAUGHT.items(), start=3)
    }


def press(pad: Locator, *names: str) -> None:
    for name in names:
        pad.get_by_role("button", name=re.compile(f"^{name}")).click()


def says(pad: Locator, *texts: str) -> None:
    for text in texts:
        expect(pad.locator(".pp-total")).to_contain_text(re.compile(text))


def score(target: Target) -> SessionSummary:
    return SessionSummary.objects.get(session__target=target)


def test_every_pad_without_a_network_and_the_server_counts_the_same(
    page: Page, context: BrowserContext, server: Server, district: District, taught: dict[str, Target]
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    held = HeldRecord.objects.count()
    context.set_offline(True)
    recorder.open_recorder(page, *taught.values())
    pads = {measure: page.locator(".pp-recorders > *").nth(i) for i, measure in enumerate(taught)}

    press(pads["momentary_interval"], "Start the first interval")
    chain = pads["task_analysis"]
    press(
        chain, "Done by adult", "Correct", "Gestural", "Incorrect", "Did not arise", "1. Turn on", "No resp"
    )
    says(chain, r"1\s+of 4 independent", "All steps recorded")
    press(pads["duration"], "It starts", "It stops", "It starts")
    says(pads["duration"], r"1\s+episode\s")
    press(pads["latency"], "Cue given", "Responds", "No response", "No opportunity")
    says(pads["latency"], r"3\s+cues", "1 without a response")
    press(pads["rating"], "5 Calm", "3 Some", "Undo", "2")
    says(pads["rating"], r"2\s+ratings", r"Mean 3\.5, median 3\.5")
    points = pads["permanent_product"]
    points.get_by_label("Points", exact=True).fill("9")
    press(points, "Save this")
    expect(points.get_by_role("alert").filter(visible=True)).to_have_text("Enter a number from 0 to 8.")
    press(points, "Less: Points$", "Less: Points$", "Save this")
    says(points, r"7\s+of 8", r"87\.5 %")
    expect(pads["momentary_interval"].get_by_text("Done: 0 of 0 observed.")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # else the bar stands over whatever pad is there
    look(page, "pads")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate(SMALL) == []
    for measure in ("task_analysis", "duration", "latency", "rating", "permanent_product"):
        press(pads[measure], "Done$")

    context.set_offline(False)
    recorder.all_sent(page)
    assert HeldRecord.objects.count() == held
    counted_the_same(taught)
    assert recorder.stored("viewed") == ["viewed"]


def counted_the_same(taught: dict[str, Target]) -> None:
    steps = score(taught["task_analysis"])
    assert [steps.numerator, steps.denominator, steps.tallies["done_by_adult"]] == [1, 4, 0]
    assert score(taught["duration"]).n == 2  # the one that was going on ended with the session
    assert (score(taught["latency"]).n, score(taught["latency"]).tallies["no_response"]) == (1, 1)
    missed = score(taught["momentary_interval"])
    assert (missed.score, missed.tallies["not_observed"]) == (None, 2)
    assert score(taught["rating"]).score == Decimal("3.5")
    assert score(taught["permanent_product"]).score == Decimal("87.5")
