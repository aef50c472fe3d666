from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.observation import Mark, MarkKind, observed_seconds
from tests.iep.measures.measuring import TEN, clock

PAUSE, RESUME, END = MarkKind.PAUSE, MarkKind.RESUME, MarkKind.END


@pytest.mark.parametrize(
    ("marks", "taps", "minutes"),
    [
        ([(END, 30)], [], 30),
        ([(PAUSE, 10), (RESUME, 15), (END, 30)], [], 25),
        ([(END, 30), (RESUME, 15), (PAUSE, 10)], [20, 5], 25),
        ([], [3, 12, 7], 12),
        ([], [], 0),
        ([(PAUSE, 10)], [4], 10),
        ([(PAUSE, 10), (END, 30)], [], 10),
        ([(PAUSE, 10), (END, 30)], [20], 20),
        ([(PAUSE, 10)], [20], 10),
        ([(PAUSE, 10), (RESUME, 20), (END, 30)], [15], 20),
        ([(RESUME, 10), (END, 30)], [], 30),
        ([(PAUSE, 10), (PAUSE, 12), (RESUME, 20), (END, 30)], [], 20),
        ([(PAUSE, 10), (PAUSE, 16), (RESUME, 20), (END, 30)], [12], 24),
        ([(END, 20), (END, 30)], [], 20),
        ([(END, 20)], [25], 20),
        ([(END, 20), (PAUSE, 25), (RESUME, 28)], [], 20),
        ([(END, -5)], [], 0),
        ([(END, -5)], [3], 0),
        ([(PAUSE, -5), (RESUME, 10), (END, 30)], [], 20),
        ([(END, 30)], [-60], 30),
    ],
)
def test_observed_time(marks, taps, minutes):
    stamps = [Mark(kind, clock(at)) for kind, at in marks]
    assert observed_seconds(TEN, stamps, [clock(at) for at in taps]) == minutes * 60


def test_parts_of_a_second_are_dropped():
    assert observed_seconds(TEN, [Mark(END, TEN + timedelta(milliseconds=2999))]) == 2


def test_a_day_is_86400_seconds_long():
    assert observed_seconds(TEN, [Mark(END, TEN + timedelta(days=1, seconds=1))]) == 86_401


times = st.integers(-20, 60)
drawn_marks = st.lists(
    st.tuples(st.sampled_from(MarkKind), times), max_size=8, unique_by=lambda mark: mark[1]
)


@given(drawn_marks, st.lists(times, max_size=6))
def test_observed_time_agrees_with_asking_second_by_second(marks, taps):
    stamps = [Mark(kind, TEN + timedelta(seconds=at)) for kind, at in marks]
    found = observed_seconds(TEN, stamps, [TEN + timedelta(seconds=at) for at in taps])
    assert found == slow_seconds(marks, taps)
    assert found >= 0


def slow_seconds(marks, taps):
    """One question per second: is somebody watching in it?"""
    marks = sorted(((kind, max(at, 0)) for kind, at in marks), key=lambda mark: mark[1])
    taps = [at for at in taps if at >= 0]
    ends = [at for kind, at in marks if kind is END]
    end = ends[0] if ends else max([0, *taps, *(at for _, at in marks)])
    return sum(
        watching(second, [m for m in marks if m[0] is not END and m[1] <= end], taps) for second in range(end)
    )


def watching(second, marks, taps):
    before = [i for i, (_, at) in enumerate(marks) if at <= second]
    if not before or marks[before[-1]][0] is RESUME:
        return True
    paused_at, following = marks[before[-1]][1], marks[before[-1] + 1 :]
    if following and following[0][0] is RESUME:
        return False
    return any(paused_at < tap <= second for tap in taps)
