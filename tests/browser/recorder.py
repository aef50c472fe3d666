"""What a para does at a recorder, and what stands in the database afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from datacollection.models import Record
from iep.models import Target
from staff.models import User

ALL_SENT = re.compile("All sent")


def sign_in(context: BrowserContext, user: User, url: str) -> None:
    """The session cookie of `user`, as after the sign-in form."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}])


def sign_off(context: BrowserContext) -> None:
    """The session is gone, as when it expired: the browser was not told."""
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def open_today(page: Page) -> None:
    """Today with this day's pack, and the shell kept for offline."""
    page.goto("/today/")
    expect(page.locator("[data-page] section").first).to_be_attached()
    kept(page)


def kept(page: Page) -> None:
    """The service worker is at work: from now on the shell opens without a network."""
    page.evaluate(
        """() => Promise.race([
            navigator.serviceWorker.ready.then(() => true),
            new Promise((_, fail) => setTimeout(() => fail(new Error("no service worker")), 10_000)),
        ])"""
    )


def open_recorder(page: Page, *targets: Target) -> None:
    """The pads, and the last word about the network."""
    page.goto("/record/#" + ",".join(str(target.pk) for target in targets))
    expect(page.locator("[data-pads] > *")).to_have_count(len(targets))
    knows_the_network(page)


def knows_the_network(page: Page) -> None:
    """The page has heard from the server, or not: what is read without it leaves a record of its own."""
    expect(page.locator("[data-standing] [data-text]")).not_to_have_text(re.compile("^Looking"))


def tap(page: Page, name: str) -> None:
    """Tap a pad of the first recorder by its name, exactly."""
    page.locator(".pp-recorder").first.get_by_role("button", name=re.compile(f"^{name}")).click()


def saved(page: Page) -> None:
    expect(page.get_by_text("Saved on this device").first).to_be_visible()


def status(page: Page) -> Locator:
    return page.locator("pp-outbox-status [data-label]")


def all_sent(page: Page, timeout: float = 15_000) -> None:
    expect(status(page)).to_have_text(ALL_SENT, timeout=timeout)


def not_sent(page: Page, number: int) -> None:
    expect(status(page)).to_have_text(re.compile(f"^{number} not yet sent"))


def outbox(page: Page) -> list[dict[str, Any]]:
    """The rows that stand on the device: seq, state and the record."""
    rows: list[dict[str, Any]] = page.evaluate(
        """() => new Promise((resolve, reject) => {
            const request = indexedDB.open("paraportal");
            request.onerror = () => reject(request.error);
            request.onsuccess = () => {
                const all = request.result.transaction("outbox").objectStore("outbox").getAll();
                all.onsuccess = () => { request.result.close(); resolve(all.result); };
            };
        })"""
    )
    return rows


def nothing_waits(page: Page) -> None:
    """Everything on the device has its receipt, whatever the corner of the screen says at the moment."""
    for _ in range(150):
        if all(row["state"] != "waiting" for row in outbox(page)):
            return
        page.wait_for_timeout(100)
    raise AssertionError("something still waits to be sent")


def kinds(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [row["record"]["kind"] for row in rows]


def stored(*names: str) -> list[str]:
    """The kinds of all records in the database in the order of the device; only `names`, where given."""
    records = Record.objects.order_by("device", "seq")
    found = [record.kind for record in records]
    return [kind for kind in found if not names or kind in names]
