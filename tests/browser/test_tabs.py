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


def newer(answer: Answered) -> Answered:
    """The service worker of a next version."""
    return replace(answer, body=answer.body + b"\n// newer\n")


def test_a_page_that_is_recorded_on_is_not_replaced_by_an_update(
    page: Page, context: BrowserContext, proxy: Proxy, district: District
) -> None:
    recorder.sign_in(context, district.para, proxy.url)
    page.goto(f"{proxy.url}/today/")
    recorder.kept(page)
    page.goto(f"{proxy.url}/record/#{district.target.pk}")
    proxy.change["/sw.js"] = newer
    page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())")
    expect_waiting(page, True)
    recorder.tap(page, "Correct")
    recorder.saved(page)
    other = context.new_page()
    other.goto(f"{proxy.url}/today/")
    other.wait_for_timeout(500)
    expect_waiting(page, True)
    page.goto(f"{proxy.url}/today/")
    expect_waiting(page, False)


def expect_waiting(page: Page, expected: bool) -> None:
    """Whether a newer worker waits for its turn, within twenty seconds."""
    asked = "navigator.serviceWorker.getRegistration().then((it) => Boolean(it.waiting))"
    for _ in range(200):
        if page.evaluate(asked) is expected:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"A newer worker {'does not wait' if expected else 'still waits'}")
