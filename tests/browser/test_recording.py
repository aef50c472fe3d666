"""A tap becomes a trial: on the device at once, in the database exactly once, as it was tapped."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from datacollection.models import Correction, Session, SessionMark, SessionSummary, Trial
from iep.measures.trials import Prompter, Response
from tests.browser import recorder
from tests.browser.server import Server
from tests.fixtures.district import District

pytestmark = pytest.mark.browser


@pytest.fixture
def para(page: Page, context: BrowserContext, server: Server, district: District) -> Page:
    """The assigned para, signed in, Today open."""
    recorder.sign_in(context, district.para, server.url)
    recorder.open_today(page)
    return page


def the_session(district: District, target: str = "target") -> Session:
    """The one that the test recorded, beside the one that the district came with."""
    mine = Session.objects.filter(target=getattr(district, target))
    return mine.exclude(pk__in=[district.session.pk, district.frequency_session.pk]).get()


def test_one_tap_is_one_trial_and_the_total_stands_in_number_words_and_shape(
    para: Page, district: District
) -> None:
    para.set_viewport_size({"width": 360, "height": 740})
    recorder.open_recorder(para, district.target)
    last_row = para.get_by_role("button", name="Incorrect")
    stood = last_row.bounding_box()
    assert stood is not None
    assert stood["y"] + stood["height"] < 660, "under the foot of the pad"
    recorder.tap(para, "Correct")
    assert last_row.bounding_box() == stood, "moved under the finger"
    recorder.tap(para, "Gestural")
    para.get_by_role("radio", name="Peer").check(force=True)
    recorder.tap(para, "Model")
    recorder.tap(para, "Incorrect")
    recorder.tap(para, "No response")
    recorder.tap(para, "No opportunity")
    recorder.saved(para)
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"3\s+of 5 correct"))
    expect(para.get_by_text("1 independent", exact=True)).to_be_visible()
    expect(para.locator(".pp-dot:not(.pp-dot-rest)")).to_have_text(["●", "▲", "◆", "✕", "○", "–"])
    recorder.all_sent(para)
    taps = Trial.objects.filter(session=the_session(district)).order_by("n")
    assert [(tap.n, tap.response, tap.prompt, tap.prompter) for tap in taps] == [
        (1, Response.CORRECT, 0, Prompter.NOBODY),
        (2, Response.CORRECT, 2, Prompter.ADULT),
        (3, Response.CORRECT, 4, Prompter.PEER),
        (4, Response.INCORRECT, None, None),
        (5, Response.NO_RESPONSE, None, None),
        (6, Response.NO_OPPORTUNITY, None, None),
    ]


def test_the_session_names_who_on_what_and_under_which_version(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    para.get_by_role("radio", name="Probe").check(force=True)
    recorder.tap(para, "Correct")
    recorder.all_sent(para)
    session = the_session(district)
    assert session.recorder == district.para
    assert session.version == district.target.versions.get()
    assert session.purpose == "probe"


def test_the_last_tap_and_an_earlier_one_are_taken_back_by_corrections(
    para: Page, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    for name in ("Incorrect", "Correct", "No response"):
        recorder.tap(para, name)
    para.get_by_role("button", name="Undo").click()
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 2 correct"))
    para.get_by_text("Last taps").click()
    para.get_by_role("button", name=re.compile("Take back: 1")).click()
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 1 correct"))
    recorder.all_sent(para)
    wrong = Trial.objects.filter(session=the_session(district), n__in=(1, 3)).order_by("n")
    assert list(Correction.objects.order_by("record__seq").values_list("of", flat=True)) == [
        wrong[1].pk,
        wrong[0].pk,
    ]
    assert SessionSummary.objects.get(session=the_session(district)).n == 1


def test_two_quick_keys_are_two_trials_of_two_items_and_keys_can_be_turned_off(
    para: Page, district: District
) -> None:
    recorder.open_recorder(para, district.target)
    items = para.locator(".pp-chip").all_text_contents()
    para.keyboard.press("1")
    para.keyboard.press("x")
    para.get_by_label("Keys").uncheck()
    para.keyboard.press("1")
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 2 correct"))
    recorder.all_sent(para)
    taps = Trial.objects.filter(session=the_session(district)).order_by("n")
    expected = [items[0], items[1 % len(items)]]
    assert [tap.item for tap in taps] == expected


def test_an_interrupted_session_goes_on_or_ends_there(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.tap(para, "Interrupted")
    recorder.tap(para, "Resume")
    recorder.tap(para, "Interrupted")
    recorder.tap(para, "End here")
    expect(para.get_by_role("button", name="Another session")).to_be_visible()
    recorder.all_sent(para)
    marks = SessionMark.objects.filter(session=the_session(district)).order_by("record__seq")
    assert [(mark.kind, mark.reason) for mark in marks] == [
        ("pause", "interrupted"),
        ("resume", ""),
        ("pause", "interrupted"),
        ("end", "interrupted"),
    ]


def test_a_reload_in_the_middle_goes_on_with_the_same_session(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target)
    recorder.tap(para, "Correct")
    recorder.saved(para)
    para.reload()
    expect(para.locator(".pp-count")).to_have_text(re.compile(r"1\s+of 1 correct"))
    recorder.tap(para, "Incorrect")
    recorder.tap(para, "Done")
    recorder.all_sent(para)
    assert the_session(district).trials.count() == 2
    assert SessionMark.objects.get(session=the_session(district)).reason == "finished"


def test_counts_run_beside_a_clock_that_survives_a_reload(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.frequency_target)
    recorder.tap(para, "Start watching")
    para.wait_for_timeout(1500)
    para.reload()
    expect(para.locator("[data-say=clock]")).to_have_text(re.compile("^0:0[1-9]"))
    para.keyboard.press(" ")
    para.keyboard.press(" ")
    para.keyboard.press("z")
    expect(para.locator("[data-say=number]")).to_have_text("1")
    recorder.tap(para, "Done")
    recorder.all_sent(para)
    summary = SessionSummary.objects.get(session=the_session(district, "frequency_target"))
    assert summary.numerator == 1
    assert summary.observed_seconds >= 1


def test_a_pause_is_not_watched_and_watched_none_is_a_fact_in_one_tap(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.frequency_target)
    recorder.tap(para, "Start watching")
    recorder.tap(para, "Pause")
    clock = para.locator("[data-say=clock]")
    stands = clock.text_content()
    para.wait_for_timeout(1600)
    expect(clock).to_have_text(stands or "")
    recorder.tap(para, "Resume")
    expect(clock).not_to_have_text(stands or "")
    recorder.tap(para, "Watched: none")
    expect(para.get_by_text("Watched: none.")).to_be_visible()
    recorder.all_sent(para)
    summary = SessionSummary.objects.get(session=the_session(district, "frequency_target"))
    assert (summary.score, summary.evaluated) == (0, True)


def test_two_recorders_stand_side_by_side_and_do_not_mix(para: Page, district: District) -> None:
    recorder.open_recorder(para, district.target, district.frequency_target)
    recorder.tap(para, "Correct")
    para.locator("pp-count-pad [data-count]").click()
    recorder.all_sent(para)
    assert the_session(district).trials.get().response == Response.CORRECT
    assert the_session(district, "frequency_target").trials.get().response == Response.OCCURRENCE


def test_a_recorder_names_nobody_and_says_which_target_it_does_not_know(
    para: Page, district: District
) -> None:
    nobodys = "01890000-0000-7000-8000-000000000000"
    para.goto(f"/record/#{district.target.pk},{nobodys}")
    expect(para.get_by_text("A target of this address is not in your day")).to_be_visible()
    expect(para.locator("pp-trial-pad")).to_be_visible()
    text = para.locator("body").inner_text()
    assert district.student.legal_name not in text
    assert district.student.used_name not in text
