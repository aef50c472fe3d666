"""A teacher reads the weekly report, takes the PDF and signs; an administrator looks at the jobs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from staff.models import Job
from supervision.models import ContactStudent, Signature
from supervision.reports.weeks import Week
from tests.browser import recorder
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.supervision.reports.conftest import at_ten, make, sit
from tests.supervision.test_contact_rules import make_contact

pytestmark = pytest.mark.browser


@pytest.fixture
def week(district: District, server: Server, settings: Any) -> Week:
    """One with data and a contact, whose files lie where the server looks for them."""
    settings.MEDIA_ROOT = Path(server.log).parent / "files"
    week = Week.of(district.today).before()
    for day in range(5):
        sit(district, week, day)
        sit(district, week, day, target=district.frequency_target)
    began = at_ten(district, week, 2)
    contact = make_contact(
        district,
        began_at=began,
        school_day=week.monday + timedelta(days=2),
        made_at=began + timedelta(hours=1),
    )
    ContactStudent.objects.create(contact=contact, student=district.student)
    return week


def test_from_the_list_to_the_signature(
    page: Page, context: BrowserContext, server: Server, district: District, week: Week
) -> None:
    recorder.sign_in(context, district.case_manager, server.url)
    report = make(district, week)
    page.goto(f"{server.url}/reports/")
    look(page, "reports-list")
    page.get_by_role("link", name=f"Week of {week.monday:%b} {week.monday.day}").click()
    expect(page.get_by_text("60 % independent (15 of 25)")).to_be_visible()
    look(page, "report")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    assert download.value.suggested_filename == f"weekly-report-{week}-edition-1.pdf"
    assert download.value.path().stat().st_size > 10_000
    sign = page.get_by_role("button", name="I have reviewed this: sign")
    sign.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("This edition stays as it is.").first).to_be_visible()
    look(page, "report-signed")
    assert Signature.objects.get().report == report


def test_the_jobs_of_an_administrator(
    page: Page, context: BrowserContext, server: Server, district: District, week: Week
) -> None:
    make(district, week)
    recorder.sign_in(context, district.administrator, server.url)
    page.goto(f"{server.url}/jobs/")
    look(page, "jobs")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("It is tried again.")).to_be_visible()
    assert Job.objects.filter(state="failed").count() == 0
    page.goto(f"{server.url}/jobs/?state=failed")
    expect(page.get_by_role("heading", name="No jobs")).to_be_visible()
    look(page, "jobs-none")
