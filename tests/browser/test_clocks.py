"""A Chromebook's clock can be wrong by years. When a tap was, the server tells from the monotonic clock."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from datacollection.models import Record, SessionSummary, Trial
from iep.measures.trials import Response
from tests.browser import recorder
from tests.browser.server import Server
from tests.fixtures.clock import right_now
from tests.fixtures.district import District
from tests.fixtures.plans import make_target

pytestmark = pytest.mark.browser

CLOSE = timedelta(minutes=2)


@pytest.mark.parametrize(
    "wrong",
    [
        datetime(1970, 1, 1, 0, 5, tzinfo=UTC),
        timedelta(days=1),
        timedelta(days=-1),
    ],
    ids=["1970", "tomorrow", "yesterday"],
)
def test_a_tap_under_a_wrong_clock_is_stored_at_its_true_time(
    wrong: datetime | timedelta, page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    if isinstance(wrong, timedelta):
        wrong = right_now() + wrong
    page.clock.set_fixed_time(wrong)
    recorder.open_today(page)
    recorder.open_recorder(page, district.target)
    recorder.tap(page, "Correct")
    recorder.saved(page)
    recorder.all_sent(page)
    record = Record.objects.filter(kind="trial", said_at__range=(wrong - CLOSE, wrong + CLOSE)).get()
    assert abs(record.made_at - right_now()) < CLOSE


def test_a_clock_that_is_set_during_a_session_does_not_split_it(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    recorder.open_recorder(page, district.frequency_target)
    recorder.tap(page, "Start watching")
    page.evaluate("{ const before = Date.now; Date.now = () => before() + 3 * 86_400_000; }")
    page.locator("button[data-count]").click()
    recorder.tap(page, "Done")
    recorder.all_sent(page)
    own = district.frequency_target.sessions.exclude(pk=district.frequency_session.pk).get()
    assert own.marks.get().at - own.began_at < CLOSE
    assert own.summary.observed_seconds < CLOSE.total_seconds()


def test_a_timer_and_intervals_go_on_over_a_reload_and_what_nobody_saw_is_no_guess(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    minutes = {"v": 1, "intervals": 4, "seconds": 60}
    looks = make_target(district, district.goal, "momentary_interval", 3, settings=minutes)
    episode = make_target(district, district.goal, "duration", 4)
    recorder.sign_in(context, district.para, server.url)
    page.clock.install(time=right_now())
    recorder.open_today(page)
    recorder.open_recorder(page, looks, episode)
    recorder.tap(page, "Start the first interval")
    page.get_by_role("button", name="It starts").click()
    expect(page.get_by_text("Wait for the end of interval 1")).to_be_visible()
    recorder.nothing_waits(page)  # the server's clock will not run ahead with this one
    page.clock.fast_forward(61_000)
    expect(page.get_by_text("Look now: interval 1")).to_be_visible()
    recorder.tap(page, "Yes")
    expect(page.get_by_text("Interval 1: yes")).to_be_visible()
    recorder.nothing_waits(page)
    page.goto("about:blank")
    page.clock.fast_forward(10 * 60_000)  # nobody looks any more
    recorder.open_recorder(page, looks, episode)
    expect(page.get_by_text("Done: 1 of 1 observed.")).to_be_visible()
    page.get_by_role("button", name="It stops").click()
    recorder.all_sent(page)
    seen = Trial.objects.filter(session__target=looks).order_by("step").values_list("step", "response")
    assert list(seen) == [(1, Response.OCCURRENCE), *((n, Response.NOT_OBSERVED) for n in (2, 3, 4))]
    assert SessionSummary.objects.get(session__target=looks).score == 100
    assert 661 <= (Trial.objects.get(session__target=episode).seconds or 0) < 760
