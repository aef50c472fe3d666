from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iep.measures.criterion import Criterion
from iep.measures.mastery import Point, Purpose
from iep.measures.registry import MEASURES
from tests.iep.measures.measuring import day, percent_score, point

measure = MEASURES.get("discrete_trial")
independent = measure.parse(None)


def judged(points, **criterion):
    return Criterion(**criterion).evaluate(points, measure, independent)


def row(pattern: str, **more):
    """A point a day: + meets 90 %, - does not, ? had no opportunity."""
    good = {"+": (10, 10), "-": (5, 10), "?": (0, 0)}
    return [point(n, *good[sign], **more) for n, sign in enumerate(pattern)]


def test_three_good_sessions_by_one_adult_need_a_second():
    mastery = judged(row("-+++"), staff=2)
    assert (mastery.met, mastery.sentence) == (False, "3 of 3 sessions, but one adult; needs a second.")
    assert mastery.run.staff == {"a"}


@pytest.mark.parametrize(
    ("pattern", "criterion", "met", "holds", "sentence"),
    [
        ("", {}, False, False, "No data that counts yet."),
        ("??", {}, False, False, "No data that counts yet. 2 sessions are not evaluated."),
        ("+", {}, False, False, "1 of 3 sessions in a row so far."),
        ("++-", {}, False, False, "0 of 3 sessions in a row so far."),
        ("-++", {}, False, False, "2 of 3 sessions in a row so far."),
        ("+?+", {}, False, False, "2 of 3 sessions in a row so far. 1 session is not evaluated."),
        ("+++", {}, True, True, "Met: 3 of 3 sessions."),
        ("+?+?+", {}, True, True, "Met: 3 of 3 sessions."),
        ("+++-", {}, True, False, "Met, but it did not hold: 0 of 3 sessions in a row so far."),
        ("+++-+", {}, True, False, "Met, but it did not hold: 1 of 3 sessions in a row so far."),
        ("-", {"x": 1, "y": 1}, False, False, "0 of 1 session so far."),
        ("++-+", {"x": 4, "y": 5}, False, False, "3 of the last 4 sessions; needs 4 of 5."),
        ("+--+-+", {"x": 4, "y": 5}, False, False, "2 of the last 5 sessions; needs 4 of 5."),
        ("++-++", {"x": 4, "y": 5}, True, True, "Met: 4 of 5 sessions."),
        ("++++", {"x": 4, "y": 5}, True, True, "Met: 4 of 5 sessions."),
        ("+++", {"staff": 3}, False, False, "3 of 3 sessions, but one adult; needs 3 adults."),
        ("+++", {"settings": 2}, False, False, "3 of 3 sessions, but one setting; needs a second."),
        (
            "+++",
            {"staff": 2, "settings": 2},
            False,
            False,
            "3 of 3 sessions, but one adult and one setting; needs 2 adults and 2 settings.",
        ),
        ("+++", {"days": 4}, False, False, "3 of 3 sessions, but 3 days; needs 4 days."),
    ],
)
def test_why_it_is_or_is_not_yet_met(pattern, criterion, met, holds, sentence):
    mastery = judged(row(pattern, settings=frozenset({"room"})), **criterion)
    assert (mastery.met, mastery.holds, mastery.sentence) == (met, holds, sentence)


def test_the_sentence_of_mastery_names_the_adults():
    points = [point(0), point(1), point(2, staff="b")]
    assert judged(points, staff=2).sentence == "Met: 3 of 3 sessions, 2 adults."


def test_a_second_adult_counts_only_inside_the_run():
    points = [point(0, staff="b"), point(1, 0, 10), *(point(n) for n in (2, 3, 4))]
    assert not judged(points, staff=2).met
    bad_with_other = [point(0), point(1), point(2, 5, 10, staff="b"), point(3), point(4)]
    assert not judged(bad_with_other, x=4, y=5, staff=2).met


def test_a_longer_run_gathers_adults():
    points = [point(0, staff="b"), *(point(n) for n in (1, 2, 3, 4))]
    mastery = judged(points, staff=2)
    assert mastery.met
    assert (mastery.run.first, mastery.run.last) == (day(0), day(2))


def test_baseline_never_counts():
    assert not judged([replace(each, is_baseline=True) for each in row("+++")]).met
    baseline_then = [replace(each, is_baseline=True) for each in row("+")] + [point(1), point(2)]
    assert not judged(baseline_then).met


def test_probes_and_teaching_never_share_a_run():
    mixed = [point(0), point(1, purpose=Purpose.PROBE), point(2), point(3, purpose=Purpose.PROBE)]
    assert not judged(mixed).met
    bad_probe = [point(0), point(1, 0, 10, purpose=Purpose.PROBE), point(2), point(3)]
    assert judged(bad_probe).met
    probes = row("+++", purpose=Purpose.PROBE)
    assert judged(probes, purpose=Purpose.PROBE).sentence == "Met: 3 of 3 probes."


def test_too_few_trials_neither_help_nor_break_a_run():
    short_and_bad = [point(0), point(1), point(2, 0, 3), point(3)]
    assert judged(short_and_bad, minimum_trials=5).met
    assert not judged(short_and_bad).met
    short_and_good = [point(0), point(1), point(2, 3, 3)]
    assert not judged(short_and_good, minimum_trials=5).met


def test_several_sessions_of_a_day_are_one_day():
    same_day = [point(0), point(0), point(0)]
    assert judged(same_day).met
    assert judged(same_day, days=2).sentence == "3 of 3 sessions, but one day; needs a second."


def test_points_may_come_in_any_order():
    assert judged(list(reversed(row("-+++")))).met
    assert not judged(list(reversed(row("+-++")))).met


drawn_point = st.tuples(
    st.sampled_from("++++-?"), st.sampled_from("ab"), st.sampled_from("rs"), st.integers(0, 1)
)


@settings(max_examples=400)
@given(
    st.lists(drawn_point, max_size=14),
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 4)),
)
def test_runs_agree_with_trying_every_stretch(drawn, x_and_y, breadth):
    x, y = sorted(x_and_y)
    points, today = [], 0
    for sign, staff, setting, later in drawn:
        today += later
        good = {"+": (10, 10), "-": (5, 10), "?": (0, 0)}[sign]
        points.append(
            Point(day(today), percent_score(*good), staff=frozenset(staff), settings=frozenset(setting))
        )
    staff, places, days = breadth
    mastery = judged(points, x=x, y=y, staff=staff, settings=places, days=days)
    wins = every_win(points, x, y, breadth)
    assert mastery.met == bool(wins)
    evaluated = [each for each in points if each.score.score is not None]
    assert mastery.holds == (len(evaluated) - 1 in [last for last, _ in wins])
    if wins:
        last, members = min(wins, key=lambda win: (win[0], -len(win[1])))
        assert mastery.run.points == tuple(members)
        assert mastery.run.last == evaluated[last].on or not meets(evaluated[last])


def meets(each):
    return each.score.score >= 90


def every_win(points, x, y, breadth):
    """(index of the last point, points that meet) of every stretch that is a run, and broad enough."""
    points = [each for each in points if each.score.score is not None]
    wins = []
    for last in range(len(points)):
        for earliest_end in range(last + 1):
            ends = range(earliest_end, last + 1)
            if any(len([p for p in points[max(0, e + 1 - y) : e + 1] if meets(p)]) < x for e in ends):
                continue
            members = [p for p in points[max(0, earliest_end + 1 - y) : last + 1] if meets(p)]
            adults = {name for p in members for name in p.staff}
            places = {name for p in members for name in p.settings}
            seen = (len(adults), len(places), len({p.on for p in members}))
            if all(have >= need for have, need in zip(seen, breadth, strict=True)):
                wins.append((last, members))
    return wins
