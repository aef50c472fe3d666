"""The pages about students as people see them: on a Chromebook and a phone, light and dark, by axe."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from iep.models import Target
from schedule.models import StudentBlock
from staff.models import Role
from students.care import actions as care_actions
from students.models import Assignment, Discipline, TeamRole
from students.safety import actions as safety_actions
from supervision.models import DataView
from tests.browser.page_helpers import look, violations
from tests.browser.recorder import sign_in
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.fixtures.people import make_person
from tests.fixtures.students import join_team

pytestmark = pytest.mark.browser


def path(name: str, thing: object) -> str:
    return reverse(name, args=[thing.pk])  # type: ignore[attr-defined]


@pytest.fixture
def teacher(context: BrowserContext, page: Page, server: Server, district: District) -> Page:
    """The case manager. Both targets of the test district have one name, so that one of them is closed."""
    Target.objects.filter(pk=district.frequency_target.pk).update(
        closed_at=district.now, closed_by=district.case_manager
    )
    sign_in(context, district.case_manager, server.url)
    return page


def test_every_page_of_a_student_is_readable_by_everybody(teacher: Page, district: District):
    assignment = Assignment.objects.get(para=district.para, student=district.student)
    block = StudentBlock.objects.filter(student=district.student).first()
    pages = {
        "students": reverse("students:list"),
        "students-none": reverse("students:list") + "?q=nobody",
        "student": path("students:student", district.student),
        "glance": path("students:glance", district.student),
        "card": path("students:card", district.student),
        "about": path("students:about-edit", district.student),
        "week": path("schedule:day", district.student),
        "assign": path("schedule:assign", district.student),
        "assignment-end": path("schedule:assignment-end", assignment),
        "block-end": path("schedule:block-end", block),
        "safety": path("students:safety-edit", district.student),
        "today-print": reverse("today-print"),
    }
    for name, address in pages.items():
        teacher.goto(address)
        look(teacher, f"students-{name}")
    for name in ("card", "glance"):
        teacher.goto(pages[name])
        sheet = PdfReader(BytesIO(teacher.pdf(prefer_css_page_size=True)))
        assert len(sheet.pages) == 1, name
        words = sheet.pages[0].extract_text()
        assert "shred it" in words
        assert "Record" not in words  # nothing to tap on paper


def test_care_family_and_safety_are_readable_by_everybody(
    context: BrowserContext, page: Page, server: Server, district: District
):
    """As a nurse who is the case manager's colleague on the team, and as the case manager."""
    nurse = make_person("nurse", Role.PROVIDER, district.school, district.first)
    join_team(
        district.student, nurse, TeamRole.PROVIDER, district.administrator, district.first,
        discipline=Discipline.NURSING,
    )  # fmt: skip
    words = {"name": "Tube feeding", "steps": "1. Wash hands.\n2. Raise the chair.", "call": "114"}
    task = care_actions.delegate_care(student=district.student, by=nurse, **words)
    last = district.today + timedelta(days=20)
    care_actions.sign_off(task=task, person=district.para, last=last, by=nurse)
    flag = safety_actions.flag_safety(student=district.student, words="Not in the red bag", by=district.para)
    sign_in(context, nurse, server.url)
    for name, address in {
        "care": path("students:care", district.student),
        "care-change": path("students:care-change", task),
        "sign-off": path("students:care-sign-off", task),
        "flag-answer": path("students:safety-flag-answer", flag),
    }.items():
        page.goto(address)
        look(page, f"students-{name}")
    sign_in(context, district.case_manager, server.url)
    page.goto(path("students:family", district.student))
    page.get_by_role("link", name="Add an adult").click()
    page.get_by_label("Name").fill("Tou Xiong")
    page.get_by_label("Relation").select_option("parent")
    page.get_by_label("Best reached by").select_option("phone")
    page.get_by_label("No, by an order").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("An order needs its date")
    look(page, "students-family-form")
    page.get_by_label("Date of the order").fill("2025-03-04")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("may not receive records")).to_be_visible()
    look(page, "students-family")
    page.goto(path("students:student", district.student))
    review = DataView.objects.get(teacher=district.case_manager, student=district.student)
    page.goto(reverse("supervision:looks", args=[review.pk]))
    look(page, "supervision-looks")
    page.goto(reverse("glossary"))
    look(page, "glossary")


def test_the_same_in_the_dark(teacher: Page, district: District):
    teacher.emulate_media(color_scheme="dark")
    for address in (
        reverse("students:list"),
        path("students:student", district.student),
        path("schedule:assign", district.student),
        path("schedule:day", district.student),
    ):
        teacher.goto(address)
        assert violations(teacher) == [], address


def test_a_form_with_errors_is_readable_too(teacher: Page, district: District):
    teacher.goto(path("schedule:assign", district.student))
    teacher.get_by_role("button", name="Assign", exact=True).click()
    expect(teacher.get_by_role("heading", name="There is a problem")).to_be_visible()
    look(teacher, "students-assign-error")
    teacher.goto(path("schedule:day", district.student))
    teacher.get_by_role("button", name="Save").click()
    expect(teacher.get_by_role("link", name="Days: This field is required.")).to_be_visible()
    look(teacher, "students-week-error")


def test_a_row_of_the_timetable_is_ticked_at_once(teacher: Page, district: District):
    """Two blocks that are alike on two days; one press ticks both, one more none."""
    one = StudentBlock.objects.filter(student=district.student, rhythm="week").get()
    StudentBlock.objects.create(
        student=district.student, rhythm="week", day=one.day % 5 + 1, period=one.period, minutes=one.minutes,
        activity=one.activity, place=one.place, support_level=one.support_level,
        supervision_level=one.supervision_level, during=one.during,
    )  # fmt: skip
    teacher.goto(path("schedule:assign", district.student))
    boxes = teacher.locator("tr", has=teacher.get_by_role("button", name="All days")).get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    teacher.get_by_role("button", name="All days").click()
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()
    teacher.get_by_role("button", name="All days").click()
    expect(boxes.nth(0)).not_to_be_checked()


def test_a_teacher_puts_a_para_on_a_student_by_keyboard(teacher: Page, district: District):
    teacher.goto(path("schedule:assign", district.student))
    teacher.get_by_label("Para", exact=False).first.focus()
    teacher.keyboard.type("Para Un")
    teacher.locator("input[name=blocks]").first.focus()
    teacher.keyboard.press("Space")
    teacher.get_by_role("button", name="Assign", exact=True).focus()
    teacher.keyboard.press("Enter")
    expect(teacher.get_by_role("status")).to_contain_text("is assigned to")
    made = Assignment.objects.get(para=district.para_unassigned)
    assert made.duties.count() == 1


def test_today_is_readable_by_everybody(
    context: BrowserContext, page: Page, server: Server, district: District
):
    sign_in(context, district.para, server.url)
    page.goto(reverse("today"))
    expect(page.get_by_role("heading", name="Safety")).to_be_visible()
    expect(page.locator("[data-panel=day]")).to_be_visible()
    look(page, "students-today")
