"""Writing a plan in Chromium: fields that follow choices, with and without a script, by eye and by axe."""

import threading
from datetime import date, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from iep.drafts import actions as draft_actions
from iep.endings import actions as ending_actions
from iep.models import Target, TargetVersion
from tests.browser.contexts import open_context
from tests.browser.page_helpers import look
from tests.browser.recorder import sign_in
from tests.browser.server import Server
from tests.fixtures.district import District
from tests.iep.plan_form_helpers import MEETING, goal_fields, target_fields

pytestmark = pytest.mark.browser


def path(name: str, thing: object) -> str:
    return reverse(f"iep:{name}", args=[thing.pk])  # type: ignore[attr-defined]


@pytest.fixture
def teacher(context: BrowserContext, page: Page, server: Server, district: District) -> Page:
    sign_in(context, district.case_manager, server.url)
    return page


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=False).first.select_option(option)


def test_every_page_of_a_plan_is_readable_by_everybody(teacher: Page, district: District):
    by = district.case_manager
    draft_actions.save_draft(of=district.target, fields=target_fields(), by=by)
    draft = draft_actions.save_draft(of=district.goal, fields=goal_fields(), by=by)
    last = district.today + timedelta(days=4)
    ending_actions.end_part(of=district.support, by=by, last_day=last, **MEETING)
    pages = {
        "plan": path("plan", district.student),
        "past": path("plan", district.student) + f"?on={date(2020, 1, 1)}",
        "history": path("history", district.student),
        "updates": path("updates", district.student),
        "publish": path("publish", district.student),
        "dates": path("plan-edit", district.student),
        "goal": path("goal-edit", district.goal),
        "target": path("target-edit", district.target),
        "target-new": path("target-new", district.goal),
        "phase": path("phase-new", district.target),
        "close": path("target-close", district.target),
        "kind": path("support-new", district.student),
        "token": path("support-new", district.student) + "?kind=token_board",
        "discard": path("draft-discard", draft),
        "service": path("service-edit", district.service),
        "bank": path("goal-bank", district.student) + "?area=work",
        "copy": path("copy", district.student),
        "import": path("import", district.student),
        "end": path("end", district.plan),
        "go-on": path("go-on", district.support),
        "compare": path("compare", district.goal_version),
        "comparable": path("comparable", district.student),
    }
    for name, address in pages.items():
        teacher.goto(address)
        look(teacher, f"plan-{name}")


def test_errors_and_conflicts_are_readable_too(teacher: Page, district: District):
    teacher.goto(path("target-new", district.goal))
    teacher.get_by_role("button", name="Save draft").click()
    expect(teacher.get_by_role("heading", name="There is a problem")).to_be_visible()
    look(teacher, "plan-target-error")
    teacher.goto(path("goal-edit", district.goal))
    draft_actions.save_draft(
        of=district.goal, fields=goal_fields(behavior="theirs"), by=district.case_manager
    )
    teacher.get_by_label("What the student will do").fill("mine")
    teacher.get_by_role("button", name="Save draft").click()
    expect(teacher.get_by_role("heading", name="This changed while you were writing")).to_be_visible()
    look(teacher, "plan-conflict")
    teacher.get_by_role("button", name="Go on with my text").click()
    expect(teacher.get_by_label("What the student will do")).to_have_value("mine")
    teacher.get_by_role("button", name="Save draft").click()
    expect(teacher.get_by_text("Draft saved")).to_be_visible()


def test_fields_follow_choices_and_the_focus_stays(teacher: Page, district: District):
    teacher.goto(path("target-new", district.goal))
    expect(teacher.get_by_label("Independent", exact=True)).to_be_checked()
    teacher.locator("#id_measure").select_option("rate")
    expect(teacher.locator("#id_per")).to_be_visible()
    expect(teacher.get_by_label("Independent", exact=True)).to_have_count(0)
    expect(teacher.locator("#id_threshold")).to_have_value("")
    teacher.locator("#id_per").focus()
    teacher.locator("#id_per").select_option("day")
    expect(teacher.locator("#id_day_minutes")).to_have_value("390")
    expect(teacher.locator("#id_per")).to_be_focused()


def test_what_is_typed_while_the_form_comes_back_is_kept(teacher: Page, district: District):
    teacher.goto(path("target-new", district.goal))
    held: list[Route] = []
    typed = threading.Event()

    def hold(route: Route) -> None:
        if typed.is_set():
            route.continue_()
        else:
            held.append(route)

    teacher.route("**/targets/new/", hold)
    teacher.locator("#id_measure").select_option("frequency")
    teacher.locator("#id_name").fill("typed while waiting")
    teacher.wait_for_timeout(1000)  # the sentences ask a little later than the fields
    typed.set()  # what is asked later, on a slow machine, is not held
    for route in held:
        route.continue_()
    expect(teacher.locator("#id_point")).to_be_visible()
    expect(teacher.locator("#id_name")).to_have_value("typed while waiting")


def test_sentences_follow_the_words(teacher: Page, district: District):
    teacher.goto(path("goal-new", district.student))
    teacher.get_by_label("What the student will do").fill("read 40 words a minute")
    teacher.get_by_label("How well, how often").fill("3 weeks in a row")
    teacher.get_by_label("Baseline").focus()
    expect(teacher.locator("#iep-preview")).to_contain_text("will read 40 words a minute, 3 weeks in a row.")


def test_a_target_is_written_without_any_script(chromium: Browser, server: Server, district: District):
    context = open_context(chromium, server, java_script_enabled=False)
    sign_in(context, district.case_manager, server.url)
    page = context.new_page()
    page.goto(path("target-new", district.goal))
    page.locator("#id_name").fill("Hits")
    page.locator("#id_statement").fill("Count each hit.")
    page.locator("#id_measure").select_option("frequency")
    page.get_by_role("button", name="Show the fields of my choices").click()
    page.locator("#id_threshold").fill("2")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved")).to_be_visible()
    context.close()
    target = Target.objects.get(versions__name="Hits")
    assert TargetVersion.objects.get(of=target).teaching.measure.key == "frequency"
