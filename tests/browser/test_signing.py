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


def test_the_corner_stands_on_the_sign_in_page(page: Page, server: Server) -> None:
    page.goto("/accounts/login/")
    recorder.all_sent(page)
