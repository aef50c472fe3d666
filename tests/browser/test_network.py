"""Networks as schools have them: a record arrives exactly once, and "All sent" is never said early."""

import pytest
from playwright.sync_api import BrowserContext, Page

from datacollection.models import Session
from tests.browser import recorder
from tests.faults import proxy as faults
from tests.faults.proxy import Fault, Proxy
from tests.fixtures.district import District

pytestmark = pytest.mark.browser

# What the corner says from now on, word for word
LISTEN = """() => {
    const label = document.querySelector("pp-outbox-status [data-label]");
    window.said = [];
    new MutationObserver(() => window.said.push(label.textContent)).observe(label, { childList: true });
}"""


@pytest.fixture
def para(page: Page, context: BrowserContext, proxy: Proxy, district: District) -> Page:
    """At a recorder behind the proxy."""
    recorder.sign_in(context, district.para, proxy.url)
    page.goto(f"{proxy.url}/today/")
    recorder.kept(page)
    page.goto(f"{proxy.url}/record/#{district.target.pk}")
    recorder.knows_the_network(page)
    recorder.all_sent(page)  # said of nothing yet; from here on it must be earned
    return page


def trials_of(district: District) -> list[int]:
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk)
    return sorted(mine.get().trials.values_list("n", flat=True)) if mine else []


def wait_until_tried(page: Page, proxy: Proxy, times: int = 1) -> None:
    for _ in range(100):
        if len(proxy.seen) >= times:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"Tried {len(proxy.seen)} times instead of {times}")


def said_all_sent(page: Page) -> bool:
    return bool(page.evaluate("window.said.some((words) => words.includes('All sent'))"))


def the_network_is_back(page: Page, proxy: Proxy) -> None:
    proxy.fault = None
    page.evaluate("dispatchEvent(new Event('online'))")


@pytest.mark.parametrize(
    "fault",
    [
        faults.lost_receipt,
        faults.cut_request,
        faults.cut_answer,
        faults.captive_portal,
        faults.captive_redirect,
        faults.needs_sign_in,
        faults.foreign_json,
        faults.failing(408),
        faults.failing(500),
        faults.failing(502),
        faults.failing(403),
    ],
    ids=lambda fault: fault.__name__,
)
def test_a_record_arrives_once_after(fault: Fault, para: Page, proxy: Proxy, district: District) -> None:
    proxy.fault = fault
    para.evaluate(LISTEN)
    recorder.tap(para, "Correct")
    recorder.tap(para, "Incorrect")
    recorder.saved(para)
    wait_until_tried(para, proxy)
    para.wait_for_timeout(300)
    recorder.not_sent(para, 3)
    assert not said_all_sent(para)
    the_network_is_back(para, proxy)
    recorder.all_sent(para)
    assert trials_of(district) == [1, 2]


def test_the_server_is_left_alone_as_long_as_it_asked(
    para: Page, context: BrowserContext, proxy: Proxy, district: District
) -> None:
    proxy.fault = faults.failing(429, retry_after=6)
    recorder.tap(para, "Correct")
    wait_until_tried(para, proxy)
    proxy.fault = None
    para.evaluate("dispatchEvent(new Event('online'))")
    other = context.new_page()
    other.goto(f"{proxy.url}/today/")
    para.wait_for_timeout(2500)
    assert len(proxy.seen) == 1
    recorder.all_sent(para)
    assert trials_of(district) == [1]


def test_too_large_a_batch_is_halved_until_it_passes(para: Page, proxy: Proxy, district: District) -> None:
    sizes: list[int] = []

    def at_most_three(line: faults.Line) -> None:
        records = line.sent.count(b'"kind":')
        sizes.append(records)
        line.reply(line.ask() if records <= 3 else faults.Answered(413, [], b""))

    context = para.context
    context.set_offline(True)
    for _ in range(9):
        recorder.tap(para, "Correct")
    recorder.not_sent(para, 10)
    proxy.fault = at_most_three
    context.set_offline(False)
    recorder.all_sent(para)
    assert sizes[:3] == [10, 5, 2]
    assert trials_of(district) == list(range(1, 10))


def test_an_answer_that_comes_too_late_is_asked_for_again(
    para: Page, proxy: Proxy, district: District
) -> None:
    proxy.fault = faults.late(25)
    para.clock.install()
    recorder.tap(para, "Correct")
    wait_until_tried(para, proxy, 0)
    para.clock.fast_forward(2_000)
    wait_until_tried(para, proxy)
    para.clock.fast_forward(21_000)
    recorder.not_sent(para, 2)
    proxy.fault = None
    para.clock.fast_forward(60_000)
    recorder.all_sent(para)
    assert trials_of(district) == [1]


def test_a_server_restored_from_a_backup_is_fed_again(para: Page, proxy: Proxy, district: District) -> None:
    recorder.tap(para, "Correct")
    recorder.all_sent(para)

    def restored(line: faults.Line) -> None:
        answer = line.ask()
        body = answer.body.replace(b'"have": 3', b'"have": 1').replace(b'"have":3', b'"have":1')
        line.reply(faults.Answered(answer.status, answer.headers, body))

    proxy.fault = restored
    recorder.tap(para, "Correct")
    wait_until_tried(para, proxy)
    proxy.fault = None
    recorder.all_sent(para)
    assert proxy.seen[-1] == "passed"
    rows = recorder.outbox(para)
    assert [row["state"] for row in rows] == ["sent"] * 3
    assert trials_of(district) == [1, 2]


def test_a_kilobyte_a_second_that_breaks_off_now_and_then_is_enough(
    para: Page, proxy: Proxy, district: District
) -> None:
    proxy.fault = faults.slow_and_lossy()
    para.evaluate(LISTEN)
    for _ in range(5):
        recorder.tap(para, "Correct")
    recorder.saved(para)
    wait_until_tried(para, proxy)
    assert not said_all_sent(para)
    recorder.all_sent(para, timeout=60_000)
    assert len(proxy.seen) > 1, "nothing broke off: this test proved nothing"
    assert trials_of(district) == [1, 2, 3, 4, 5]
