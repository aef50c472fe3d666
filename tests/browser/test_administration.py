"""Administration as people see it: on a Chromebook and a phone, by axe, with the keyboard."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from core.dated import since
from staff.models import BellSchedule, CalendarDay, DayKind, Licence, Period, Policy, Post
from tests.browser.page_helpers import look, violations
from tests.browser.recorder import sign_in
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.fixtures.place import minutes
from tests.staff.page_helpers import url

pytestmark = pytest.mark.browser
DAY = timedelta(days=1)


@pytest.fixture
def office(context: BrowserContext, page: Page, server: Server, district: District) -> Page:
    """The administrator of a school in which something ends, something is planned and somebody is new."""
    for user, in_days in ((district.para, 5), (district.case_manager, 25), (district.gened, 80)):
        Licence.objects.filter(user=user).update(
            valid=since(district.first - 400 * DAY, district.today + in_days * DAY)
        )
    Policy.objects.create(
        school=district.school, key="contact.week", value={"v": 1, "minutes": 45, "contacts": 3},
        source="district expectation", during=since(district.today + 7 * DAY),
    )  # fmt: skip
    days = CalendarDay.objects.filter(school=district.school)
    days.filter(date=district.today + DAY).update(kind=DayKind.OFF, bell=None, note="Staff learning day")
    days.filter(date=district.today + 2 * DAY).update(kind=DayKind.HALF, bell=district.bells.early)
    for n in range(6):
        Period.objects.create(
            bell=district.bells.regular,
            name=f"Period {n + 2}",
            minutes=minutes(f"{10 + n}:00", f"{10 + n}:50"),
        )
    sign_in(context, district.administrator, server.url)
    return page


def test_every_page_is_readable_by_everybody(office: Page, district: District):
    bell = BellSchedule.objects.get(pk=district.bells.regular.pk)
    licence = Licence.objects.get(user=district.para)
    pages = {
        "landing": url("administration"),
        "people": url("people"),
        "person-add": url("person-add"),
        "person": url("person", district.case_manager),
        "names": url("person-names", district.para),
        "close": url("person-close", district.para),
        "post-add": url("post-add", district.para),
        "post-end": url("post-end", Post.objects.get(user=district.para)),
        "licences": url("licences"),
        "licences-all": url("licences") + "?show=all",
        "licence-add": url("licence-add", district.para),
        "licence": url("licence", licence),
        "calendar": url("calendar", district.school),
        "year": url("calendar", district.school) + "?view=year",
        "bells": url("bells", district.school),
        "bell": url("bell", bell),
        "policies": url("policies", district.school),
        "policy": url("policy", district.school, "contact.week"),
        "policy-licences": url("policy", district.school, "licence.publish"),
        "student-arrives": reverse("students:arrive"),
        "student-moves": reverse("students:move", args=[district.student.pk]),
    }
    for name, address in pages.items():
        office.goto(address)
        look(office, f"staff-{name}")


def test_what_is_empty_and_what_is_wrong_is_readable_too(office: Page, district: District):
    office.goto(url("people"))
    office.get_by_label("Find a person").fill("nobody of this name")
    office.keyboard.press("Enter")
    expect(office.get_by_role("heading", name="Nobody of that name")).to_be_visible()
    look(office, "staff-people-none")
    office.get_by_role("button", name="Show all").click()
    office.goto(url("bell-add", district.school))
    office.get_by_label("Period 1", exact=True).fill("One")
    office.get_by_role("button", name="Save").click()
    expect(office.get_by_role("heading", name="There is a problem")).to_be_visible()
    look(office, "staff-bell-error")
    office.goto(url("person-link", district.para).replace("/link/", "/"))
    office.get_by_role("button", name="Make a link to set the password").click()
    expect(office.get_by_label("Link")).to_be_visible()
    look(office, "staff-link")


def test_the_same_in_the_dark(office: Page, district: District):
    office.emulate_media(color_scheme="dark")
    for address in (
        url("administration"), url("person", district.case_manager), url("calendar", district.school)
    ):  # fmt: skip
        office.goto(address)
        assert violations(office) == [], address


def test_a_snow_day_by_keyboard(office: Page, district: District):
    office.goto(url("calendar", district.school))
    office.get_by_label("No school").focus()
    office.keyboard.press("Space")
    office.get_by_label("Note").fill("Snow day")
    office.keyboard.press("Enter")
    expect(office.get_by_role("status")).to_contain_text("is changed")
    assert CalendarDay.objects.get(school=district.school, date=district.today).note == "Snow day"


def test_a_person_is_told_that_their_licence_ends(
    context: BrowserContext, page: Page, server: Server, district: District
):
    Licence.objects.filter(user=district.case_manager).update(
        valid=since(district.first - 400 * DAY, district.today - 3 * DAY)
    )
    sign_in(context, district.case_manager, server.url)
    page.goto(reverse("students:list"))
    expect(page.get_by_text("Your license")).to_be_visible()
    look(page, "staff-own-licence")
