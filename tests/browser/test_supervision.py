"""Supervision in Chromium: empty, as expected, overdue; a contact on a phone; the para's answer offline."""

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.dated import since
from students.models import Assignment
from supervision.models import Contact, ContactConfirmation
from tests.browser import recorder
from tests.browser.contexts import PHONE
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.supervision.test_contacts import record

pytestmark = pytest.mark.browser
DAY = timedelta(days=1)


def test_the_page_when_it_is_empty_overdue_and_as_expected(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.administrator, server.url)
    page.goto("/supervision/")
    expect(page.get_by_text("overdue").first).to_be_visible()
    look(page, "supervision-overdue")
    for n in range(8):
        record(district, began_at=district.now - (n * DAY + timedelta(hours=1)), at=district.now)
    page.goto("/supervision/")
    look(page, "supervision-normal")
    page.goto(f"/supervision/paras/{district.para.pk}/")
    look(page, "supervision-para")
    page.goto("/supervision/export/")
    look(page, "supervision-export")
    Assignment.objects.update(during=since(district.first, district.first + DAY))
    page.goto("/supervision/")
    look(page, "supervision-empty")


def test_a_contact_on_a_phone_is_three_taps(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    recorder.sign_in(context, district.case_manager, server.url)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/supervision/contact/?all=1")
    look(page, "contact-who")
    page.goto(f"/supervision/paras/{district.para.pk}/contact/")
    look(page, "contact-form")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    look(page, "contact-form-wrong")
    page.get_by_text("Observed the para at work").click()
    page.get_by_text("15", exact=True).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    look(page, "contact-saved")
    assert Contact.objects.get().minutes == 15
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("took this contact back")).to_be_visible()
    look(page, "contact-undone")
    assert not Contact.objects.standing().exists()


def test_the_para_answers_from_today_without_a_network(
    page: Page, context: BrowserContext, server: Server, district: District
) -> None:
    yes, no = record(district), record(district, began_at=district.now - timedelta(hours=2))
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    look(page, "today-contacts")
    context.set_offline(True)
    page.reload()
    place = page.locator(f'[data-asked="contact/{yes.pk}"]')
    place.get_by_role("button", name="Yes, like this").click()
    expect(place.get_by_role("button", name="Answered")).to_be_disabled()
    other = page.locator(f'[data-asked="contact/{no.pk}"]')
    other.get_by_text("It was otherwise").click()
    other.get_by_role("button", name="Save").click()  # without a word nothing is said
    expect(other.get_by_label("What was otherwise")).to_be_focused()
    other.get_by_label("What was otherwise").fill("It was 5 minutes")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("button", name="Answered")).to_be_disabled()
    context.set_offline(False)
    recorder.all_sent(page)
    assert dict(ContactConfirmation.objects.values_list("contact", "agrees")) == {yes.pk: True, no.pk: False}
    assert ContactConfirmation.objects.get(contact=no).note == "It was 5 minutes"
