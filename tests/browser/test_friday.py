"""From a roster to a signature: people come in, a contact is made and confirmed, Friday's report is signed.

The worker is a real Celery process, as it is for a school; the week is the one before this.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from paraportal.health import heartbeat
from staff.models import Role, User
from students.models import Membership, Student, TeamRole
from supervision.models import ContactConfirmation, Signature
from supervision.reports import due
from supervision.reports.weeks import Week
from tests.browser import recorder
from tests.browser.contexts import CHROMEBOOK, PHONE, open_context
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.faults import workers
from tests.fixtures.district import District
from tests.fixtures.people import make_person
from tests.students.roster import sets
from tests.supervision.reports.conftest import sit

pytestmark = [pytest.mark.browser, pytest.mark.faults]


@pytest.fixture
def worker(server: Server, district: District, settings: Any) -> Iterator[workers.Process]:
    """At work on the server's database and files."""
    folder = server.log.parent
    settings.MEDIA_ROOT = folder / "files"
    with heartbeat.broker() as client:
        client.flushdb()
    with workers.worker(folder) as process:
        yield process


def desk(
    chromium: Browser, server: Server, user: User, size: Any = CHROMEBOOK
) -> tuple[BrowserContext, Page]:
    context = open_context(chromium, server, viewport=size, has_touch=True)
    context.set_default_timeout(20_000)
    recorder.sign_in(context, user, server.url)
    return context, context.new_page()


def roster(page: Page, folder: Path, district: District) -> Student:
    """The administrator sends the file, says which school is which, and imports."""
    path = folder / "roster.zip"
    path.write_bytes(sets.zipped(sets.bulk()))
    page.goto("/roster/")
    page.get_by_label("OneRoster zip").set_input_files(path)
    page.get_by_role("button", name="Send and check").click()
    expect(page.get_by_text("Which schools are these?")).to_be_visible(timeout=60_000)
    look(page, "friday-roster")
    page.locator("[name=school-s1]").select_option(str(district.school.pk))
    page.get_by_role("button", name="Import now").click()
    expect(page.get_by_role("heading", name="What was done")).to_be_visible(timeout=60_000)
    look(page, "friday-roster-done")
    return Student.objects.get(source_id="u1")


def onto_a_caseload(page: Page, student: Student, district: District) -> None:
    page.goto(f"/students/{student.pk}/")
    expect(page.get_by_text("only administrators see this student")).to_be_visible()
    look(page, "friday-newcomer")
    page.get_by_role("link", name="Add to the team").click()
    page.locator("[name=user]").select_option(str(district.case_manager.pk))
    page.get_by_label("Case manager").check()
    look(page, "friday-team")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text(f"{district.case_manager} is on the team of {student}")).to_be_visible()


def contact(page: Page, district: District) -> None:
    """On a phone, in the classroom: from the student's page, two taps and Save."""
    page.goto(f"/students/{district.student.pk}/")
    page.get_by_role("link", name="I’m watching now").first.click()
    page.wait_for_url(re.compile("/contact/"))
    look(page, "friday-contact-form")
    if "/paras/" not in page.url:  # nobody is on duty this minute: choose whom
        page.get_by_role("link", name=re.compile(f"^Record *: {district.para}$")).click()
    page.get_by_text("Observed the para at work").click()
    page.get_by_text("15", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    look(page, "friday-contact")


def confirm(page: Page, context: BrowserContext) -> None:
    """The para says so from Today, without a network."""
    recorder.open_today(page)
    context.set_offline(True)
    page.get_by_role("button", name="Yes, like this").click()
    look(page, "friday-confirmed-offline")
    context.set_offline(False)
    recorder.all_sent(page)


def supervised(page: Page, district: District) -> None:
    page.goto("/supervision/")
    look(page, "friday-supervision")
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{district.para}\\b")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="It happened like this")).to_be_visible()
    expect(page.get_by_role("cell", name="15", exact=True)).to_be_visible()
    look(page, "friday-supervision-para")


def signed(page: Page, week: Week) -> None:
    page.goto("/reports/")
    page.get_by_role("link", name=f"Week of {week.monday:%b} {week.monday.day}").click()
    expect(page.get_by_text("60 % independent (3 of 5)").first).to_be_visible()
    look(page, "friday-report")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    page.get_by_role("button", name="I have reviewed this: sign").press("Enter")
    expect(page.get_by_text("This edition stays as it is.").first).to_be_visible()
    look(page, "friday-signed")


def test_a_roster_a_contact_a_report_and_a_signature(
    chromium: Browser, server: Server, district: District, worker: workers.Process, tmp_path: Path
) -> None:
    leader = make_person("leader", Role.ADMINISTRATOR, district.district, district.first)
    week = Week.of(district.today).before()
    sit(district, week, 0)
    office, administrator = desk(chromium, server, leader)
    wren = roster(administrator, tmp_path, district)
    onto_a_caseload(administrator, wren, district)
    assert Membership.objects.get(student=wren).team_role == TeamRole.CASE_MANAGER
    phone, teacher = desk(chromium, server, district.case_manager, PHONE)
    teacher.goto(f"/students/{wren.pk}/")
    expect(teacher.get_by_role("heading", name=wren.name).first).to_be_visible()
    contact(teacher, district)
    chromebook, para = desk(chromium, server, district.para)
    confirm(para, chromebook)
    said = ContactConfirmation.objects.get()
    assert (said.by, said.agrees) == (district.para, True)
    supervised(administrator, district)
    assert due.enqueue_due(district.now)
    workers.wait_for(lambda: district.case_manager.reports.filter(week=week.monday).exists())
    signed(teacher, week)
    assert Signature.objects.get().by == district.case_manager
    for context in (office, phone, chromebook):
        context.close()
