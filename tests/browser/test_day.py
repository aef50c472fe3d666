"""A para calls in: the day shows what is missing, a colleague covers, a substitute comes in with a pass."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import NumericRange
from playwright.sync_api import BrowserContext, Page, expect

from core.dated import since
from schedule.models import Duty, StudentBlock
from tests.browser import recorder
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


def test_from_a_call_to_a_substitute_who_records(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    _all_day(district)
    recorder.sign_in(context, district.case_manager, server.url)
    page.goto(f"{server.url}/day/away/")
    page.get_by_label("Who is away").select_option(label=str(district.para))
    page.get_by_label("Who said so").fill("She called")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Who could cover?").first).to_be_visible()
    _look(page, "day-gap")
    page.get_by_role("link", name="Make a pass").first.click()
    page.get_by_label("Real name").fill("Ruth Okafor")
    page.get_by_label("Number of the license or permit").fill("S-1044")
    _look(page, "pass-add")
    page.get_by_role("button", name="Make the pass").click()
    code, pin = page.locator(".pp-pass-word").all_inner_texts()
    page.goto(f"{server.url}/day/")
    page.get_by_role("link", name="Who could cover?").first.click()
    _look(page, "day-who")
    page.get_by_role("button", name=f"Covers {district.para_unassigned}").click()
    expect(page.get_by_role("button", name="Take it back").first).to_be_visible()
    context.clear_cookies()
    page.goto(f"{server.url}/pass/")
    page.get_by_label("Code").fill(code)
    page.get_by_label("PIN").fill(pin)
    page.get_by_role("button", name="Open").click()
    expect(page.locator(".pp-duty").first).to_be_visible()


def _look(page: Page, name: str) -> None:
    """From the top: the bar stays where it is, and lies over what is scrolled under it."""
    page.evaluate("scrollTo(0, 0)")
    look(page, name)


def _all_day(district: District) -> None:
    """The test runs at any hour: what the para does today lasts all day."""
    whole = NumericRange(0, 24 * 60, "[)")
    Duty.objects.filter(pk=district.duty.pk).update(period=None, minutes=whole)
    StudentBlock.objects.filter(rhythm="cycle").update(during=since(district.today + timedelta(days=1)))
    StudentBlock.objects.filter(rhythm="week").update(period=None, minutes=whole)
