"""No network: from one tap to a killed browser, until the server has each record exactly once."""

import os
import re
import signal
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from datacollection.models import Device, HeldRecord, Session, Trial
from datacollection.sync import tickets
from iep.models import UpdateReceipt
from students.models import AccessRow
from tests.browser import recorder
from tests.browser.contexts import browser_at
from tests.browser.server import Server
from tests.fixtures.clock import right_now
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


def kill(profile: Path) -> None:
    """As when the battery is pulled: the browser gets no chance to write anything more."""
    found = subprocess.run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True)
    for pid in found.stdout.split():
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_a_tap_without_a_network_is_saved_and_sent_when_it_is_back(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    recorder.open_recorder(page, district.target)
    context.set_offline(True)
    recorder.tap(page, "Correct")
    recorder.tap(page, "Incorrect")
    recorder.saved(page)
    recorder.not_sent(page, 3)
    assert (
        Trial.objects.exclude(session=district.session).filter(session__target=district.target).count() == 0
    )
    context.set_offline(False)
    recorder.all_sent(page)
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk).get()
    assert mine.trials.count() == 2


def test_today_opens_without_a_network_and_says_of_when_it_is(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    context.set_offline(True)
    page.reload()
    expect(page.locator("[data-page] section").first).to_be_attached()
    expect(page.get_by_text(re.compile(r"Offline\. As of \d+:\d\d [AP]M\."))).to_be_visible()
    context.set_offline(False)
    recorder.all_sent(page)
    assert "viewed" in recorder.stored()
    assert AccessRow.objects.filter(
        students__contains=[district.student.pk], act__contains="offline"
    ).exists()


def test_the_first_page_leads_to_today_and_others_say_that_there_is_no_network(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    context.set_offline(True)
    page.goto("/")
    expect(page).to_have_url(re.compile("/today/$"))
    recorder.not_sent(page, 1)  # that Today was read offline
    page.goto("/students/")
    expect(page.get_by_role("heading", name="No network right now")).to_be_visible()
    recorder.not_sent(page, 1)
    context.set_offline(False)
    recorder.all_sent(page)


def test_an_update_is_acknowledged_offline_once_and_stays_so(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    context.set_offline(True)
    selector = f"button[data-acknowledge='{district.update.pk}']"
    page.locator(selector).click()
    expect(page.locator(selector)).to_have_text("Acknowledged")
    page.reload()
    expect(page.locator(selector)).to_be_disabled()
    context.set_offline(False)
    recorder.all_sent(page)
    receipt = UpdateReceipt.objects.get(update=district.update, user=district.para)
    assert receipt.acknowledged_at is not None
    assert recorder.stored("update.acknowledged") == ["update.acknowledged"]


def test_a_killed_browser_starts_again_offline_with_everything_and_goes_on(
    playwright: Playwright, profile: Path, server: Server, district: District
) -> None:
    with browser_at(playwright, profile, server) as context:
        page = context.new_page()
        recorder.sign_in(context, district.para, server.url)
        recorder.open_today(page)
        recorder.open_recorder(page, district.target)
        context.set_offline(True)
        recorder.tap(page, "Correct")
        recorder.tap(page, "Gestural")
        expect(page.locator(".pp-count")).to_have_text(re.compile(r"2\s+of 2 correct"))
        kill(profile)
    with browser_at(playwright, profile, server) as context:
        context.set_offline(True)
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_text("Offline.")).to_be_visible()
        recorder.open_recorder(page, district.target)
        expect(page.locator(".pp-count")).to_have_text(re.compile(r"2\s+of 2 correct"))
        recorder.tap(page, "Incorrect")
        recorder.tap(page, "Done")
        expect(recorder.status(page)).to_have_text(re.compile("not yet sent"))
        context.set_offline(False)
        recorder.all_sent(page)
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk).get()
    assert [(tap.n, tap.response) for tap in mine.trials.order_by("n")] == [(1, 1), (2, 1), (3, 2)]
    assert mine.marks.get().reason == "finished"


def test_without_a_stored_day_the_page_says_what_to_do(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    page.goto("/accounts/login/")
    recorder.kept(page)
    context.set_offline(True)
    page.goto("/today/")
    expect(page.get_by_text("Open Today once with a network.")).to_be_visible()


# The stored pack becomes yesterday's: what a device has that was not opened since.
AGE = """({ ticket }) => new Promise((resolve) => {
    const day = 86_400_000;
    const request = indexedDB.open("paraportal");
    request.onsuccess = () => {
        const store = request.result.transaction("pack", "readwrite").objectStore("pack");
        store.getAll().onsuccess = (event) => {
            const [pack] = event.target.result;
            const made = Date.parse(pack.made_at) - day;
            const text = (ms) => new Date(ms).toISOString();
            const received = { at: pack.received.at - day, page: "another", mono: 0 };
            const ends = text(made + day / 2);
            const local = new Intl.DateTimeFormat("sv-SE", { timeZone: pack.zone });
            const older = { day: local.format(made), made_at: text(made), expires_at: ends };
            store.put({ ...pack, ...older, received, ticket }).onsuccess = () => {
                request.result.close();
                resolve();
            };
        };
    };
})"""


def test_yesterdays_day_is_shown_as_old_and_what_is_recorded_under_it_is_looked_at(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    recorder.open_recorder(page, district.target)
    recorder.tap(page, "Correct")
    recorder.all_sent(page)
    device = Device.objects.exclude(pk=district.device.pk).get()
    context.set_offline(True)
    old = tickets.issue(district.para, device.pk, right_now() - timedelta(days=1))
    page.evaluate(AGE, {"ticket": old})
    page.goto("/today/")
    expect(page.get_by_text("This is an old day")).to_be_visible()
    recorder.open_recorder(page, district.frequency_target)
    expect(page.get_by_text("This device has not reached the server for 12 hours.")).to_be_visible()
    page.locator("button[data-count]").click()
    recorder.saved(page)
    context.set_offline(False)
    recorder.all_sent(page)
    expect(page.locator("pp-outbox-status [data-more]")).to_have_text(re.compile("need a look"))
    assert HeldRecord.objects.filter(device=device.pk, kind="trial").exists()
