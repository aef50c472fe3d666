"""Who is signed in, and who no longer: recording goes on, nothing of a person stays behind."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from datacollection.models import Record, Session
from tests.browser import recorder
from tests.browser.server import Server
from tests.fixtures.canary import found_in
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


@pytest.fixture
def para(page: Page, context: BrowserContext, server: Server, district: District) -> Page:
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    return page


def everything_kept(page: Page) -> str:
    """All that stands in the stores of this origin, as text: IndexedDB, caches, web storage."""
    kept: Any = page.evaluate(
        """async () => {
            const db = await new Promise((resolve) => {
                const request = indexedDB.open("paraportal");
                request.onsuccess = () => resolve(request.result);
            });
            const out = { local: { ...localStorage }, session: { ...sessionStorage }, caches: [] };
            for (const name of db.objectStoreNames) {
                out[name] = await new Promise((resolve) => {
                    const all = db.transaction(name).objectStore(name).getAll();
                    all.onsuccess = () => resolve(all.result);
                });
            }
            db.close();
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    out.caches.push(request.url, await (await cache.match(request)).text());
                }
            }
            return out;
        }"""
    )
    return json.dumps(kept)


def test_a_session_that_expired_offline_keeps_recording_and_sending(
    para: Page, context: BrowserContext, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    context.set_offline(True)
    recorder.tap(para, "Correct")
    recorder.sign_off(context)
    context.set_offline(False)
    recorder.all_sent(para)
    expect(para.get_by_text(re.compile("^Signed out: sign in"))).to_be_visible()
    recorder.tap(para, "Incorrect")
    recorder.saved(para)
    recorder.all_sent(para)
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk).get()
    assert mine.trials.count() == 2


def test_who_signs_out_takes_names_along_and_leaves_nothing_unsent(
    para: Page, context: BrowserContext, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.saved(para)
    assert found_in(everything_kept(para))
    para.goto("/accounts/logout/")
    para.locator("main").get_by_role("button", name="Sign out").click()
    expect(para).to_have_url(re.compile("/accounts/login/"))
    recorder.all_sent(para)
    assert Record.objects.filter(kind="trial", actor=district.para, made_at__gte=district.now).count() == 1
    # Items of targets travel in the records, which the next person can deliver; names and plans are gone.
    left = [word for word in found_in(everything_kept(para)) if "item" not in word]
    assert left == []


def test_signing_out_with_unsent_records_tries_and_then_explains(
    para: Page, context: BrowserContext, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    context.route("**/sync/", lambda route: route.abort())
    recorder.tap(para, "Correct")
    recorder.saved(para)
    para.goto("/accounts/logout/")
    button = para.locator("main").get_by_role("button", name="Sign out")
    button.click()
    expect(para.get_by_text(re.compile("^2 not yet sent: the server does not answer"))).to_be_visible()
    button.click()
    expect(para).to_have_url(re.compile("/accounts/login/"))
    recorder.not_sent(para, 2)
    context.unroute("**/sync/")
    para.reload()
    recorder.all_sent(para)
    assert recorder.stored("trial", "session.start")[-2:] == ["session.start", "trial"]


def test_who_signs_out_without_a_network_is_signed_out_when_it_is_back(
    para: Page, context: BrowserContext, server: Server, district: District
) -> None:
    para.goto("/accounts/logout/")
    context.set_offline(True)
    para.locator("main").get_by_role("button", name="Sign out").click()
    expect(para.get_by_text("No network. This device has forgotten your day")).to_be_visible()
    assert found_in(everything_kept(para)) == []
    context.set_offline(False)
    para.goto("/today/")
    expect(para).to_have_url(re.compile("/accounts/login/"))
    assert found_in(everything_kept(para)) == []
    # Who signs in next is not signed out once more.
    recorder.sign_in(context, district.para, server.url)
    para.goto("/today/")
    expect(para.locator("[data-page] section").first).to_be_attached()


def test_the_next_person_delivers_what_the_last_one_left_under_the_right_name(
    para: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    context.route("**/sync/", lambda route: route.abort())
    recorder.tap(para, "Correct")
    recorder.saved(para)
    context.unroute("**/sync/")
    recorder.sign_off(context)
    recorder.sign_in(context, district.case_manager, server.url)
    para.goto("/students/")
    recorder.all_sent(para)
    mine = Session.objects.filter(target=district.target).exclude(pk=district.session.pk).get()
    assert mine.recorder == district.para


def test_what_is_stuck_is_listed_and_can_be_taken_along(
    para: Page, context: BrowserContext, district: District, tmp_path: Path
) -> None:
    recorder.open_recorder(para, district.target)
    context.set_offline(True)
    recorder.tap(para, "Correct")
    recorder.not_sent(para, 2)
    para.locator("pp-outbox-status button").click()
    expect(para.get_by_text("Session began")).to_be_visible()
    with para.expect_download() as download:
        para.get_by_role("button", name="Save as a file").click()
    file = tmp_path / "unsent.json"
    download.value.save_as(file)
    content = json.loads(file.read_text())
    assert [row["record"]["kind"] for row in content["rows"]] == ["session.start", "trial"]
    assert district.student.legal_name not in file.read_text()


def let_the_day_end(page: Page) -> None:
    """The pack on this device is of yesterday: its ticket has run out."""
    page.evaluate(
        """() => new Promise((resolve, reject) => {
            const request = indexedDB.open("paraportal");
            request.onsuccess = () => {
                const tx = request.result.transaction("pack", "readwrite");
                const cursor = tx.objectStore("pack").openCursor();
                cursor.onsuccess = () => cursor.result?.update(
                    { ...cursor.result.value, expires_at: "2020-01-01T00:00:00Z" });
                tx.oncomplete = () => { request.result.close(); resolve(); };
                tx.onabort = () => reject(tx.error);
            };
        })"""
    )


def test_the_day_is_forgotten_once_it_is_over_and_nobody_is_signed_in(
    para: Page, context: BrowserContext, district: District
) -> None:
    let_the_day_end(para)
    recorder.sign_off(context)
    para.goto("/today/")
    expect(para).to_have_url(re.compile("/accounts/login/"))
    assert found_in(everything_kept(para)) == []


def test_but_not_under_somebody_who_records(para: Page, context: BrowserContext, district: District) -> None:
    """A page that is being recorded on is never replaced, by another tab neither."""
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.saved(para)
    let_the_day_end(para)
    recorder.sign_off(context)
    para.reload()
    expect(para.get_by_text(re.compile("^Signed out: sign in"))).to_be_visible()
    other = context.new_page()
    other.goto("/today/")
    expect(other.get_by_text(re.compile("^Signed out: sign in"))).to_be_visible()
    recorder.tap(para, "Incorrect")
    recorder.saved(para)
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 2 correct"))
    recorder.all_sent(para)


def test_the_next_person_who_signs_in_ends_what_the_one_before_could_see(
    para: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_off(context)
    recorder.sign_in(context, district.gened, server.url)
    other = context.new_page()
    other.goto("/students/")
    # The tab of the one before goes to the first page of who is signed in now.
    expect(para).not_to_have_url(re.compile("/today/"))
    expect(other.locator("main")).to_be_visible()
    assert found_in(everything_kept(other)) == []


def test_the_corner_stands_on_the_sign_in_page(page: Page, server: Server) -> None:
    page.goto("/accounts/login/")
    recorder.all_sent(page)
