"""The small pure modules, run in the browser that they are made for; the server's own code is the measure."""

import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from iep.measures.observation import Mark, MarkKind, observed_seconds

pytestmark = pytest.mark.browser

Run = Callable[..., Any]


@pytest.fixture
def run(page: Page) -> Run:
    """`run("store/ids.js", "m => m.uuid7()")`: a module of ours, imported by the name it is served under."""
    page.goto("/accounts/login/")
    page.evaluate(
        """async () => {
            const text = await (await fetch("/sw.js")).text();
            window.kept = JSON.parse(text.slice(text.indexOf("{"), text.indexOf(";\\n")));
        }"""
    )

    def in_page(module: str, use: str, argument: Any = None) -> Any:
        stem = f"/static/datacollection/{module.removesuffix('.js')}."
        script = f"""async ({{ stem, argument }}) => {{
            const module = await import(window.kept.files.find((file) => file.startsWith(stem)));
            return await ({use})(module, argument);
        }}"""
        return page.evaluate(script, {"stem": stem, "argument": argument})

    return in_page


def test_ids_are_uuid7_of_their_moment(run: Run) -> None:
    moments = [0, 1, 2**32, 1_795_000_000_123, 2**48 - 1]
    made = run("store/ids.js", "(m, moments) => moments.map((ms) => m.uuid7(ms))", moments)
    ids = [uuid.UUID(text) for text in made]
    assert [one.int >> 80 for one in ids] == moments
    assert {(one.version, one.variant) for one in ids} == {(7, uuid.RFC_4122)}


def test_ids_do_not_repeat(run: Run) -> None:
    made = run("store/ids.js", "(m) => Array.from({ length: 5000 }, () => m.uuid7(1))")
    assert len(set(made)) == 5000


def test_the_observed_time_is_the_one_that_the_server_computes(run: Run) -> None:
    """Marks as a recorder makes them: in turn, and a tap never falls into a pause (it resumes)."""
    rng = random.Random(7)
    began = datetime(2026, 11, 21, 15, tzinfo=UTC)
    for _ in range(40):
        at, marks = 0, []
        for n in range(rng.randrange(6)):
            at += rng.randrange(1, 900)
            marks.append((MarkKind.PAUSE if n % 2 == 0 else MarkKind.RESUME, at))
        at += rng.randrange(1, 900)
        marks.append((MarkKind.END, at))
        expected = observed_seconds(began, [Mark(kind, began + timedelta(seconds=s)) for kind, s in marks])
        state = {
            "began": {"at": 0, "page": "p", "mono": 0},
            "marks": [
                {"kind": kind.value, "stamp": {"at": s * 1000, "page": "p", "mono": s * 1000}, "reason": ""}
                for kind, s in marks
            ],
        }
        assert run("recorder/observed.js", "(m, state) => m.observed(state, null)", state) == expected * 1000


def test_a_clock_set_in_the_middle_of_a_page_does_not_move_a_timer(run: Run) -> None:
    """The same page: the monotonic clock counts. Another page: the wall clock is all there is."""
    stamps = [
        {"at": 1_000_000, "page": "p", "mono": 5_000},
        {"at": 9_000_000, "page": "p", "mono": 8_000},
        {"at": 9_060_000, "page": "q", "mono": 100},
    ]
    use = "(m, [a, b, c]) => [m.between(a, b), m.between(b, c), m.between(c, a)]"
    assert run("store/clock.js", use, stamps) == [3_000, 60_000, 0]


def test_a_closed_lid_begins_a_new_stretch_and_a_clock_set_back_does_not(run: Run) -> None:
    use = """(m) => {
        const real = Date.now;
        const before = m.now().page;
        Date.now = () => real() + 600_000;
        const slept = m.now().page;
        Date.now = () => real() - 86_400_000;
        const setBack = m.now().page;
        Date.now = () => real() + 365 * 86_400_000;
        const setAhead = m.now().page;
        Date.now = real;
        return [before === slept, slept === setBack, setBack === setAhead];
    }"""
    assert run("store/clock.js", use) == [False, True, True]


def test_times_carry_the_offset_of_the_device(run: Run) -> None:
    text = run("store/clock.js", "(m, ms) => m.isoWithOffset(ms)", 1_795_000_000_123)
    assert datetime.fromisoformat(text).timestamp() == 1_795_000_000.123


def test_no_opportunity_is_in_no_denominator(run: Run) -> None:
    taps = [
        {"response": 1, "prompt": 0, "prompter": 0},
        {"response": 1, "prompt": 2, "prompter": 1},
        {"response": 1, "prompt": 2, "prompter": 2},
        {"response": 2, "prompt": None, "prompter": None},
        {"response": 3, "prompt": None, "prompter": None},
        {"response": 4, "prompt": None, "prompter": None},
    ]
    sums = run("recorder/tally.js", "(m, taps) => m.sums(taps)", taps)
    assert sums == {
        "outcomes": ["independent", "peer", "adult", "incorrect", "no-response", "no-opportunity"],
        "independent": 1,
        "correct": 3,
        "of": 5,
    }


def test_a_rate_needs_a_minute_of_watching(run: Run) -> None:
    use = "(m, [n, ms, settings]) => m.rate(n, ms, settings)"
    assert run("recorder/observed.js", use, [3, 30_000, {"per": "minute"}]) is None
    assert run("recorder/observed.js", use, [3, 120_000, {"per": "minute"}]) == 1.5
    assert run("recorder/observed.js", use, [5, 7_200_000, {"per": "hour"}]) == 2.5
    assert run("recorder/observed.js", use, [2, 60_000, {"per": "day", "day_minutes": 390}]) == 780
