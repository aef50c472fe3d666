"""From a sentence to a point: a teacher plans, a para records without a network, the teacher reads."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from core.dated import since
from datacollection.models import Session
from iep.models import TargetVersion, UpdateReceipt
from schedule.blocks.models import SupervisionLevel, SupportLevel
from schedule.models import StudentBlock
from staff.models import User
from students.models import Assignment, Enrolment, SafetyCardVersion, Student, TeamRole
from tests.browser import recorder
from tests.browser.contexts import browser_at, open_context
from tests.browser.page_helpers import look
from tests.browser.server import Server
from tests.browser.test_offline import kill
from tests.fixtures.district import District
from tests.fixtures.students import join_team

pytestmark = pytest.mark.browser

PASSWORD = "a-long-enough-password"
SENTENCE = "Asks with two symbols"


@pytest.fixture
def nora(district: District) -> Student:
    """A student on the caseload, with a day, and nothing else yet."""
    student = Student.objects.create(
        legal_name="Nora Lindgren", birth_date=district.today.replace(year=2016, day=1)
    )
    Enrolment.objects.create(student=student, school=district.school, grade="3", during=since(district.first))
    by = district.administrator
    join_team(student, district.case_manager, TeamRole.CASE_MANAGER, by, district.first)
    StudentBlock.objects.create(
        student=student,
        day=district.today.isoweekday(),
        period=district.bells.morning,
        minutes=district.bells.morning.minutes,
        place="Room 104",
        activity="Morning meeting",
        support_level=SupportLevel.PEER,
        supervision_level=SupervisionLevel.LINE_OF_SIGHT,
        during=since(district.first),
    )
    for user in (district.case_manager, district.para_unassigned):
        user.set_password(PASSWORD)
        user.save()
    return student


def sign_in(page: Page, user: User, name: str) -> None:
    page.goto("/accounts/login/")
    expect(recorder.status(page)).to_be_visible()
    look(page, f"{name}-sign-in")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def save(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name=re.compile("^Save")).first.click()


def plan(page: Page, district: District) -> None:
    """The teacher writes the dates, a goal, two targets and a support."""
    page.get_by_role("link", name="Nora Lindgren").first.click()
    look(page, "teacher-new-student")
    page.get_by_role("link", name=re.compile("plan", re.I)).first.click()
    page.get_by_role("link", name="Begin the plan").click()
    page.locator("[name=starts_on]").fill(district.today.isoformat())
    page.locator("[name=review_due_on]").fill((district.today + timedelta(days=360)).isoformat())
    page.locator("[name=present_levels]").fill("Asks with one symbol in 2 of 10 opportunities.")
    look(page, "teacher-plan-form")
    save(page)
    write_goal(page, district)
    write_targets(page)
    write_support(page)
    expect(page.get_by_text("5 drafts are not in force yet")).to_be_visible()
    look(page, "teacher-plan-drafted")


def write_goal(page: Page, district: District) -> None:
    page.get_by_role("link", name="Add a goal").first.click()
    for name, words in (
        ("area", "Communication"),
        ("condition", "At snack, with the speech device in reach"),
        ("behavior", "ask or comment with two or more symbols"),
        ("criterion", "without help in 8 of 10 opportunities"),
        ("baseline", "20 %"),
        ("due_on", (district.today + timedelta(days=300)).isoformat()),
    ):
        page.locator(f"[name={name}]").fill(words)
    look(page, "teacher-goal-form")
    save(page)


def write_targets(page: Page) -> None:
    page.get_by_role("link", name="Add a target").first.click()
    page.locator("[name=name]").fill(SENTENCE)
    page.locator("[name=statement]").fill("Two choices in view. Two symbols count; reaching alone does not.")
    page.locator("[name=items]").fill("eat\ndrink\nhelp")
    look(page, "teacher-target-form")
    save(page)
    page.get_by_role("link", name="Add a target").first.click()
    page.locator("[name=name]").fill("Comments to peers")
    page.locator("[name=statement]").fill("Tells a peer something that is not a request.")
    page.locator("[name=measure]").select_option("frequency")
    expect(page.locator("[name=items]")).to_have_count(0)
    page.locator("[name=threshold]").fill("4")
    save(page)


def write_support(page: Page) -> None:
    page.get_by_role("link", name="Add a support").first.click()
    page.get_by_role("link", name=re.compile("Token board")).click()
    for name, words in (
        ("what", "Token board for the water table"),
        ("when", "Morning meeting"),
        ("how", "A token within 3 seconds of a message; Nora puts it on herself."),
        ("tokens", "5"),
        ("reinforcer", "Five minutes at the water table"),
        ("exchange", "When the board is full"),
    ):
        page.locator(f"[name={name}]").fill(words)
    look(page, "teacher-support-form")
    save(page)


def publish(page: Page, district: District) -> None:
    page.get_by_role("link", name=re.compile("^Publish 5 drafts")).click()
    page.locator("[name=source][value=meeting], select[name=source]").first.evaluate(
        "e => { if (e.tagName === 'SELECT') e.value = 'meeting'; else e.checked = true; }"
    )
    page.locator("[name=source_date]").fill(district.today.isoformat())
    page.locator("[name=source_with]").fill("Mother, case manager, classroom teacher")
    look(page, "teacher-publish-no-reason")
    page.get_by_role("main").get_by_role("button", name="Publish").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.locator("[name=reason]").fill("Annual IEP meeting")
    look(page, "teacher-publish-error")
    page.get_by_role("main").get_by_role("button", name="Publish").click()
    expect(page.get_by_text(SENTENCE).first).to_be_visible()


def write_safety_card(page: Page, student: Student) -> None:
    page.goto(f"/students/{student.pk}/safety/")
    page.locator("[name=allergies]").fill("Peanuts. Injector in the red pouch, then 911.")
    page.locator("[name=elopement]").fill("Leaves for water: stand between her and the east door.")
    page.locator("[name=why]").fill("From the nurse's plan of this fall")
    look(page, "teacher-safety-form")
    page.get_by_role("button", name=re.compile("^Publish")).click()
    expect(page.get_by_text("Peanuts. Injector in the red pouch, then 911.").first).to_be_visible()


def assign(page: Page, student: Student, district: District) -> None:
    page.goto(f"/students/{student.pk}/assign/")
    page.locator("[name=para]").select_option(str(district.para_unassigned.pk))
    page.locator("[name=blocks]").first.check()
    look(page, "teacher-assign")
    page.get_by_role("button", name="Assign").click()
    expect(page.get_by_text(district.para_unassigned.name).first).to_be_visible()


def morning(page: Page, context: BrowserContext, profile: Path) -> None:
    """The para reads the update and begins to record; the network goes, then the battery."""
    expect(page.locator("[data-page] section").first).to_be_attached()
    recorder.kept(page)
    expect(page.get_by_text("Peanuts. Injector in the red pouch, then 911.").first).to_be_visible()
    look(page, "para-today")
    context.set_offline(True)
    page.locator("[data-acknowledge]").first.click()
    expect(page.get_by_text("Acknowledged").first).to_be_visible()
    look(page, "para-today-acknowledged-offline")
    target = TargetVersion.objects.get(name=SENTENCE).of
    page.locator(f"a[href='/record/#{target.pk}']").first.evaluate("e => e.click()")
    expect(page.locator("[data-pads] > *")).to_have_count(1)
    look(page, "para-recorder")
    recorder.tap(page, "Correct")
    recorder.tap(page, "Gestural")
    recorder.saved(page)
    look(page, "para-recorder-tapped")
    kill(profile)


def afternoon(page: Page, context: BrowserContext) -> None:
    """Started again without a network: everything is there, and goes on; then the network is back."""
    page.goto("/")
    expect(page.get_by_text("Offline.")).to_be_visible()
    look(page, "para-today-offline")
    targets = TargetVersion.objects.filter(name__in=(SENTENCE, "Comments to peers")).order_by("pk")
    recorder.open_recorder(page, targets[0].of)
    expect(page.locator(".pp-count")).to_have_text(re.compile(r"2\s+of 2 correct"))
    recorder.tap(page, "Incorrect")
    recorder.tap(page, "Done")
    look(page, "para-recorder-done")
    recorder.open_recorder(page, targets[1].of)
    recorder.tap(page, "Start watching")
    page.locator("pp-count-pad [data-count]").click()
    look(page, "para-counter")
    page.wait_for_timeout(1100)
    recorder.tap(page, "Done")
    page.locator("pp-outbox-status").get_by_role("button").first.click()
    look(page, "para-not-yet-sent")
    context.set_offline(False)
    recorder.all_sent(page)


def read(page: Page, student: Student) -> None:
    """The teacher sees the point, and the taps behind it."""
    page.goto(f"/students/{student.pk}/")
    expect(page.get_by_text("33.3 % independent (1 of 3)").first).to_be_visible()
    look(page, "teacher-student")
    page.goto(f"/students/{student.pk}/updates/")
    look(page, "teacher-updates")
    session = Session.objects.get(student=student, target__versions__name=SENTENCE)
    page.goto(f"/targets/{session.target_id}/")
    look(page, "teacher-target")
    page.locator("summary").filter(has_text="table").click()
    page.locator(f"table a[href='/sessions/{session.pk}/']").click()
    expect(page.get_by_role("heading", name="33.3 % independent (1 of 3)")).to_be_visible()
    expect(page.get_by_role("cell", name="Gestural")).to_be_visible()
    look(page, "teacher-taps")


def test_a_sentence_becomes_a_point(
    chromium: Browser,
    playwright: Playwright,
    server: Server,
    district: District,
    nora: Student,
    profile: Path,
) -> None:
    desk = open_context(chromium, server)
    desk.set_default_timeout(15_000)
    teacher = desk.new_page()
    sign_in(teacher, district.case_manager, "teacher")
    plan(teacher, district)
    publish(teacher, district)
    write_safety_card(teacher, nora)
    assign(teacher, nora, district)
    assert Assignment.objects.filter(student=nora).count() == 1
    assert SafetyCardVersion.objects.at().filter(of__student=nora).exists()
    with browser_at(playwright, profile, server) as context:
        para = context.new_page()
        sign_in(para, district.para_unassigned, "para")
        morning(para, context, profile)
    with browser_at(playwright, profile, server) as context:
        context.set_offline(True)
        para = context.new_page()
        afternoon(para, context)
    acknowledged = UpdateReceipt.objects.filter(user=district.para_unassigned, acknowledged_at__isnull=False)
    assert acknowledged.count() == 1
    taps = Session.objects.get(student=nora, target__versions__name=SENTENCE).trials.order_by("n")
    assert [(tap.response, tap.prompt) for tap in taps] == [(1, 0), (1, 2), (2, None)]
    read(teacher, nora)
    desk.close()
