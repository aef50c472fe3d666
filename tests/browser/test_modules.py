"""The small pure modules, run in the browser that they are made for; the server's own code is the measure."""

import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from iep.measures.base import AnyMeasure, Score
from iep.measures.observation import Mark, MarkKind, observed_seconds
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response, Trial

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


def taps_of(measure: AnyMeasure, rng: random.Random) -> list[Trial]:
    """What somebody may have tapped: any response of the measure, some steps twice, some not at all."""
    responses = sorted(measure.responses - {Response.CORRECTION})
    return [trial_of(n, rng.choice(responses), rng) for n in range(1, rng.randrange(2, 12))]


def trial_of(n: int, response: Response, rng: random.Random) -> Trial:
    prompt = rng.choice([0, 2]) if response is Response.CORRECT else None
    return Trial(
        id=uuid.UUID(int=n),
        n=n,
        response=response,
        prompt=prompt,
        prompter=rng.choice([Prompter.PEER, Prompter.ADULT]) if prompt else Prompter.NOBODY,
        step=rng.randrange(1, 7),
        item="",
        value=Decimal(rng.randrange(1, 6)),
        seconds=Decimal(rng.randrange(1, 90_000)) / 1000,
        at=datetime(2026, 11, 21, tzinfo=UTC),
        out_of=Decimal(rng.randrange(5, 9)),
    )


def as_tap(trial: Trial) -> dict[str, Any]:
    """As a recorder keeps it."""
    whole = {name: getattr(trial, name) for name in ("n", "response", "prompt", "prompter", "step")}
    return whole | {name: float(getattr(trial, name)) for name in ("value", "seconds", "out_of")}


INTERVALS = ("totals/intervals.js", "m.sums(t, 6)", ["yes", "of", "percent"])
TOTALS: dict[str, tuple[str, str, list[str]]] = {
    "discrete_trial": ("tally.js", "m.sums(t)", ["independent", "of"]),
    "task_analysis": ("totals/steps.js", "m.sums(t, 6)", ["independent", "of"]),
    "duration": ("totals/times.js", "m.durations(t, 90_000)", ["total", "mean", "percent"]),
    "latency": ("totals/times.js", "m.latencies(t)", ["none", "mean", "median"]),
    "partial_interval": INTERVALS,
    "whole_interval": INTERVALS,
    "momentary_interval": INTERVALS,
    "rating": ("totals/values.js", "m.ratings(t)", ["n", "mean", "median"]),
    "permanent_product": ("totals/values.js", "m.points(t)", ["value", "of", "percent"]),
}


def figures(measure: AnyMeasure, score: Score, settings: Any) -> dict[str, Any]:
    """What the server knows, by the names that the recorders use."""
    told = {
        name: measure.reread(score, measure.at_statistic(settings, name)).score
        for name in measure.statistics
        if name != "score"
    }
    return {
        "independent": score.tallies.get("correct_independent"),
        "none": score.tallies.get("no_response"),
        "n": score.n,
        **dict.fromkeys(("yes", "total", "value"), score.numerator),
        "of": score.denominator,
        "percent": score.score,
    } | told


def test_the_running_totals_are_those_that_the_server_computes(run: Run) -> None:
    for key, (module, use, names) in TOTALS.items():
        measure, rng = MEASURES.get(key), random.Random(key)
        settings = replace(
            measure.parse({"v": 1, "intervals": 6} if "interval" in key else {}), steps=("a",) * 6
        )
        sessions = [taps_of(measure, rng) for _ in range(60)]
        taps = [[as_tap(trial) for trial in trials] for trials in sessions]
        totals = run(f"recorder/{module}", f"(m, all) => all.map((t) => {use})", taps)
        scores = [measure.score(trials, 90, settings) for trials in sessions]
        defined = [(one, total) for one, total in zip(scores, totals, strict=True) if one.score is not None]
        assert len(defined) > 40
        for score, total in defined:
            known = figures(measure, score, settings)
            assert [total[name] for name in names] == pytest.approx([float(known[name]) for name in names])


ROUNDS = """(m, sessions) => sessions.map(({ target, answers, end }) => {
    const stamp = (at) => ({ at, page: "p", mono: at });
    const frame = { key: "k", target, purpose: "teaching", day: "d" };
    let state = { key: "k", session: "s", day: "d", began: stamp(0), marks: [], taps: [] };
    for (const [at, response] of answers) state = m.answer(state, frame, stamp(at), response).state;
    state = m.endRounds(state, frame, stamp(end), "finished").state;
    return state.taps.map(({ step, response }) => [step, response]);
})"""


def heard(kind: str, n: int, ms: int, answers: Sequence[tuple[int, int]]) -> dict[int, int]:
    """What was said of each interval, by its own clock: to the one that is asked about, and to no other."""
    patience = min(15_000 if kind == "momentary" else 5_000, ms // 2)
    said: dict[int, int] = {}
    for at, response in answers:
        ended = min(n, at // ms)
        is_late = ended > 0 and at < ended * ms + patience
        if is_late and (kind == "momentary" or ended not in said):
            said[ended] = response
        elif kind != "momentary" and at < n * ms:
            said[at // ms + 1] = response
    return said


def observation(rng: random.Random) -> dict[str, Any]:
    """Intervals with answers at any time; it ends at any time, also long after the last of them."""
    kind = rng.choice(["partial", "whole", "momentary"])
    n, seconds = rng.randrange(1, 8), rng.choice([2, 10, 60])
    end = rng.randrange(1, (n + 2) * seconds * 1000)
    times = sorted(rng.randrange(end) for _ in range(rng.randrange(10)))
    return {
        "target": {"measure": f"{kind}_interval", "settings": {"intervals": n, "seconds": seconds}},
        "answers": [(at, rng.choice([Response.OCCURRENCE, Response.NOT_OCCURRED])) for at in times],
        "end": end,
    }


def test_an_interval_holds_what_was_said_of_it_or_that_nobody_saw_it(run: Run) -> None:
    rng = random.Random(11)
    observations = [observation(rng) for _ in range(200)]
    for one, taps in zip(observations, run("recorder/rounds.js", ROUNDS, observations), strict=True):
        kind = one["target"]["measure"].split("_")[0]
        n, ms = one["target"]["settings"]["intervals"], one["target"]["settings"]["seconds"] * 1000
        begun = min(n, one["end"] // ms + 1)
        nobody = dict.fromkeys(range(1, begun + 1), int(Response.NOT_OBSERVED))
        assert dict(taps) == nobody | heard(kind, n, ms, one["answers"])
