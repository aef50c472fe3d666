"""What happened in the demo district: as its description says, whatever the seed and the day."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean, median

import pytest

from iep.measures.trials import Prompter, Response
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.history import dj
from paraportal.demo.history.mateo import _share
from paraportal.demo.history.sitting import DRILLS
from paraportal.demo.seed import history
from paraportal.demo.students import harper, ty

pytestmark = pytest.mark.slow

# A day of each season, and three chances for one of them
CASES = [
    (date(2026, 11, 21), 1),
    (date(2026, 11, 21), 2),
    (date(2026, 11, 21), 3),
    (date(2026, 9, 3), 1),
    (date(2027, 2, 10), 1),
    (date(2027, 4, 1), 1),
    (date(2027, 7, 10), 1),
    (date(2028, 2, 29), 1),
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def told(request):
    """(calendar, {target: sittings in the order of their days})."""
    today, seed = request.param
    calendar = DemoCalendar.around(today, seed)
    by_target = {}
    for sitting in sorted(history(calendar, seed), key=lambda s: (s.day, s.minute)):
        by_target.setdefault(sitting.target, []).append(sitting)
    return calendar, by_target


def count(sitting):
    return sum(tap.response is Response.OCCURRENCE for tap in sitting.taps)


def test_the_same_seed_and_day_tell_the_same():
    calendar = DemoCalendar.around(date(2026, 11, 21), 1)
    assert history(calendar, 1) == history(calendar, 1)
    assert history(calendar, 1) != history(calendar, 2)


def test_published_series_stand_number_for_number(told):
    _calendar, by_target = told
    assert tuple(map(count, by_target["harper.writing"])) == harper.SERIES
    assert tuple(map(count, by_target["ty.packing"])) == ty.SERIES


def test_mateo_starts_at_20_stalls_and_rises(told):
    _calendar, by_target = told
    shares = {s.n: _share(s) for s in by_target["mateo.requests"]}
    assert [round(shares[n], 2) for n in range(110, 105, -1)] == [0.2, 0.1, 0.2, 0.3, 0.2]
    flat = mean(share for n, share in shares.items() if 62 <= n <= 80)
    late = mean(share for n, share in shares.items() if n <= 10)
    assert 0.3 < flat < 0.6
    assert late > 0.72


def test_mateo_has_three_good_sessions_with_one_adult_and_needs_a_second(told):
    _calendar, by_target = told
    sittings = [s for s in by_target["mateo.requests"] if s.n <= 105]
    last = sittings[-3:]
    assert [_share(s) for s in last] == [0.8, 0.9, 0.8]
    assert {s.by for s in last} == {"dee"}
    met = [_share(s) >= 0.8 for s in sittings[:-3]]
    assert not any(all(met[i : i + 3]) for i in range(len(met) - 2))
    assert not met[-1]


def test_help_moves_from_models_and_touch_to_gestures_and_to_peers(told):
    _calendar, by_target = told

    def helped(first, last):
        taps = [tap for s in by_target["mateo.requests"] if last <= s.n <= first for tap in s.taps]
        return [tap for tap in taps if tap.response is Response.CORRECT and tap.prompt]

    early, late = helped(105, 80), helped(30, 0)
    assert Counter(t.prompt for t in early)[2] / len(early) < 0.4
    assert Counter(t.prompt for t in late)[2] / len(late) > 0.5
    assert not [t for t in early if t.prompter is Prompter.PEER]
    assert [t for t in late if t.prompter is Prompter.PEER]


def test_dj_has_the_means_of_his_description(told):
    _calendar, by_target = told
    counts = {s.n: count(s) for s in by_target["dj.aggression"]}
    assert mean(counts[n] for n in dj.BASELINE) == 4.25
    assert mean(k for n, k in counts.items() if 55 <= n <= 102) == pytest.approx(3.4, abs=0.05)
    assert mean(k for n, k in counts.items() if n <= 54) == pytest.approx(1.1, abs=0.05)
    assert counts[38] == 5
    assert 4 in [k for n, k in counts.items() if n < 54]
    outs = {s.n: count(s) * 3600 / s.seconds for s in by_target["dj.call_outs"]}
    assert mean(k for n, k in outs.items() if n >= 100) == pytest.approx(14, abs=2.2)
    assert mean(k for n, k in outs.items() if n <= 5) == pytest.approx(6.5, abs=2.2)


def test_days_with_nothing_are_recorded_as_watched(told):
    _calendar, by_target = told
    assert 0 in [count(s) for s in by_target["dj.aggression"] if s.n < 54]


def test_sessions_lie_on_past_school_days_within_the_day_and_in_no_two_places(told):
    calendar, by_target = told
    for sittings in by_target.values():
        assert {s.day for s in sittings} <= set(calendar.past)
        assert len({s.day for s in sittings}) == len(sittings)
        for s in sittings:
            assert all(0 <= tap.after <= s.seconds for tap in s.taps)
            assert s.minute >= 7.5 * 60
            assert s.minute * 60 + s.seconds <= 15.2 * 3600
            assert [tap.after for tap in s.taps] == sorted(tap.after for tap in s.taps)


def test_each_takes_their_share(told):
    _calendar, by_target = told
    shared = ("requests", "hands", "carpet")  # the comments at recess are Luz's alone
    by = Counter(sitting.by for name in shared for sitting in by_target[f"mateo.{name}"])
    total = sum(by.values())
    assert set(by) == {"dee", "luz", "ingrid"}
    assert 0.5 < by["dee"] / total < 0.8
    assert 0.02 < by["ingrid"] / total < 0.25


def test_attendance_leaves_gaps_and_the_summer_shows(told):
    calendar, by_target = told
    days = [s.day for s in by_target["mateo.requests"]]
    assert 75 < len(days) < 106
    gaps = [b - a for a, b in pairwise(days)]
    if calendar.D(110).month < 6 and calendar.D(0).month > 8:
        assert max(gaps) > timedelta(days=80)


def test_five_sheets_came_on_paper_and_two_fires_were_drilled(told):
    _calendar, by_target = told
    every = [s for sittings in by_target.values() for s in sittings]
    assert sum(s.is_paper for s in every) == 5
    assert {s.n for s in every if s.pause} <= set(DRILLS)
    slips = sum(tap.slip is not None for s in every for tap in s.taps)
    taps = sum(len(s.taps) for s in every)
    assert 0.01 < slips / taps < 0.03


def shares(sittings, response, of):
    """{n: percent of the taps of the session that are `response`, `of` what counts}"""
    return {
        s.n: 100 * sum(t.response is response and t.prompt in (0, None) for t in s.taps) / of
        for s in sittings
    }


def test_chains_grow_step_by_step(told):
    _calendar, by_target = told
    for target, steps, first, last in (
        ("mateo.hands", 8, 13, 63),
        ("panhia.packing", 10, 10, 60),
        ("ty.bus", 14, 43, 86),
    ):
        found = shares(by_target[target], Response.CORRECT, steps)
        assert mean(v for n, v in found.items() if n > 100) == pytest.approx(first, abs=16), target
        assert mean(v for n, v in found.items() if n <= 12) == pytest.approx(last, abs=16), target
        assert {t.step for s in by_target[target] for t in s.taps} == set(range(1, steps + 1))


def test_intervals_are_all_answered_and_go_where_they_should(told):
    _calendar, by_target = told
    for target, count, first, last in (
        ("mateo.carpet", 20, 45, 15),
        ("panhia.plays", 20, 20, 55),
        ("harper.on_task", 15, 48, 82),
    ):
        assert {len(s.taps) for s in by_target[target]} == {count}
        found = shares(by_target[target], Response.OCCURRENCE, count)
        assert mean(v for n, v in found.items() if n > 95) == pytest.approx(first, abs=16), target
        assert mean(v for n, v in found.items() if n <= 12) == pytest.approx(last, abs=16), target


def test_timers_go_where_they_should(told):
    _calendar, by_target = told

    def seconds(target, first, last):
        return [t.seconds for s in by_target[target] if last <= s.n <= first for t in s.taps if t.seconds]

    assert median(seconds("dj.starts", 110, 98)) == pytest.approx(210, rel=0.35)
    assert median(seconds("dj.starts", 9, 0)) == pytest.approx(60, rel=0.35)
    assert mean(seconds("dj.recovery", 110, 95)) == pytest.approx(18 * 60, rel=0.15)
    assert len(by_target["dj.recovery"]) == dj.INCIDENTS
    assert mean(seconds("panhia.alone", 110, 106)) == pytest.approx(90, rel=0.35)
    stands = seconds("amina.stands", 110, 0)
    assert (len(stands), sum(20 * 60 <= one <= 30 * 60 for one in stands)) == (25, 22)


def test_amina_masters_lunch_and_stands_still_at_repairing(told):
    _calendar, by_target = told
    probes = [s for s in by_target["amina.orders"] if s.purpose == "probe"]
    assert [sum(t.response is Response.CORRECT for t in s.taps) for s in probes] == [9, 8, 9]
    before = [s for s in by_target["amina.orders"] if s.purpose == "teaching"][-3:]
    assert len({s.by for s in before}) == 2
    assert all(sum(t.prompt == 0 for t in s.taps) == 8 for s in before)
    rated = [t.value for s in by_target["amina.repairs"] if s.n <= 80 for t in s.taps]
    assert mean(rated) == pytest.approx(1.75, abs=0.15)


def test_nobody_took_data_on_sight_words_for_two_weeks_and_on_two_students_for_longer(told):
    _calendar, by_target = told
    assert min(s.n for s in by_target["panhia.words"]) >= 14
    for key in ("amaya", "siiri"):
        assert min(s.n for t, some in by_target.items() if t.startswith(f"{key}.") for s in some) > 14
