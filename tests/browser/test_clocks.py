"""A Chromebook's clock can be wrong by years. When a tap was, the server tells from the monotonic clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from datacollection.models import Record
from tests.browser import recorder
from tests.browser.server import Server
from tests.fixtures.district import District

pytestmark = pytest.mark.browser

CLOSE = timedelta(minutes=2)


@pytest.mark.parametrize(
    "wrong",
    [
        datetime(1970, 1, 1, 0, 5, tzinfo=UTC),
        timezone.now() + timedelta(days=1),
        timezone.now() - timedelta(days=1),
    ],
    ids=["1970", "tomorrow", "yesterday"],
)
def test_a_tap_under_a_wrong_clock_is_stored_at_its_true_time(
    wrong: datetime, page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    page.clock.set_fixed_time(wrong)
    recorder.open_today(page)
    recorder.open_recorder(page, district.target)
    recorder.tap(page, "Correct")
    recorder.saved(page)
    recorder.all_sent(page)
    record = Record.objects.filter(kind="trial", said_at__range=(wrong - CLOSE, wrong + CLOSE)).get()
    assert abs(record.made_at - timezone.now()) < CLOSE


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
