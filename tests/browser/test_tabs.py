"""Two tabs share one device: one sequence, one session on a target, one drainer."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from datacollection.models import Session
from tests.browser import recorder
from tests.browser.server import Server
from tests.faults.proxy import Answered, Proxy
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


def test_two_tabs_on_one_target_record_one_session_without_a_gap(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    other = context.new_page()
    for tab in (page, other):
        recorder.open_recorder(tab, district.target)
    context.set_offline(True)
    for _ in range(3):
        recorder.tap(page, "Correct")
        recorder.tap(other, "Incorrect")
    for tab in (page, other):
        expect(tab.locator(".pp-count")).to_have_text(re.compile(r"3\s+of 6 correct"))
        recorder.not_sent(tab, 7)
    rows = recorder.outbox(page)
    assert [row["seq"] for row in rows] == list(range(1, 8))
    context.set_offline(False)
    for tab in (page, other):
        recorder.all_sent(tab)
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk).get()
    assert sorted(mine.trials.values_list("n", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_taps_at_the_same_moment_in_two_tabs_get_numbers_of_their_own(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    other = context.new_page()
    for tab in (page, other):
        recorder.open_recorder(tab, district.target)
    context.set_offline(True)
    many = "for (let i = 0; i < 20; i++) document.querySelector('[data-level=\"0\"]').click()"
    page.evaluate(f"setTimeout(() => {{ {many} }}, 300)")
    other.evaluate(f"setTimeout(() => {{ {many} }}, 300)")
    expect(page.locator(".pp-count")).to_have_text(re.compile(r"40\s+of 40 correct"))
    rows = recorder.outbox(page)
    assert [row["seq"] for row in rows] == list(range(1, 42))
    numbers = [row["record"]["data"]["n"] for row in rows if row["record"]["kind"] == "trial"]
    assert sorted(numbers) == list(range(1, 41))
    assert recorder.kinds(rows).count("session.start") == 1


# A next version of the worker, which notes when it takes over. When Chromium then lets it depends on what the
# old one still has to finish (five minutes at most), so the decision is looked at, not its effect.
NOTE = b"""
let decided = false;
const skipWaiting = self.skipWaiting.bind(self);
self.skipWaiting = () => ((decided = true), skipWaiting());
self.addEventListener("message", ({ data, source }) => {
    if (data === "decided?") source.postMessage({ decided });
});
"""
ASK = """() => new Promise(async (resolve) => {
    const { waiting, active } = await navigator.serviceWorker.getRegistration();
    navigator.serviceWorker.onmessage = ({ data }) => "decided" in data && resolve(data.decided);
    navigator.serviceWorker.startMessages();
    (waiting ?? active).postMessage("decided?");
    setTimeout(() => resolve(null), 500); // the old one is asked: it knows nothing of this
})"""


def newer(answer: Answered) -> Answered:
    return replace(answer, body=answer.body + NOTE)


def expect_decided(page: Page, expected: bool) -> None:
    """Whether the next worker has decided to take over, within twenty seconds."""
    for _ in range(100):
        if page.evaluate(ASK) is expected:
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"The next worker has {'not ' if expected else ''}decided to take over")


def test_a_page_that_is_recorded_on_is_not_replaced_by_an_update(
    page: Page, context: BrowserContext, proxy: Proxy, district: District
) -> None:
    recorder.sign_in(context, district.para, proxy.url)
    page.goto(f"{proxy.url}/today/")
    recorder.kept(page)
    page.goto(f"{proxy.url}/record/#{district.target.pk}")
    proxy.change["/sw.js"] = newer
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
    expect_decided(page, False)
    recorder.tap(page, "Correct")
    recorder.saved(page)
    other = context.new_page()
    other.goto(f"{proxy.url}/today/")  # asks the next worker to take over
    other.wait_for_timeout(1000)
    expect_decided(page, False)
    page.goto(f"{proxy.url}/today/")
    expect_decided(page, True)
