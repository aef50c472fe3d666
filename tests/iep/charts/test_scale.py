"""Axes: ticks that people would choose, and lines cut at the plot."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.charts.scale import Scale, clipped, date_ticks, value_label, value_ticks


@pytest.mark.parametrize(
    ("values", "high", "ticks"),
    [
        ([0, 87], 100, [0, 20, 40, 60, 80, 100]),
        ([0, 87], None, [0, 20, 40, 60, 80, 100]),
        ([3], None, [0, 1, 2, 3]),
        ([0.5, 2.25], None, [0, 0.5, 1, 1.5, 2, 2.5]),
        ([12_345], None, [0, 5000, 10_000, 15_000]),
        ([-7, 4], None, [-10, -5, 0, 5]),
        ([0, 0], None, [0, 1]),
    ],
)
def test_value_ticks_are_round_and_hold_every_value(values, high, ticks):
    assert value_ticks(values, 0, high) == ticks


@given(st.lists(st.just(0.0) | st.floats(1e-9, 1e90) | st.floats(-1e90, -1e-9), min_size=1, max_size=20))
def test_ticks_hold_every_value_and_stay_few(values):
    ticks = value_ticks(values, 0, None)
    slack = (ticks[-1] - ticks[0]) * 1e-5
    assert ticks[0] <= min(values) + slack
    assert ticks[-1] >= max(values) - slack
    assert 2 <= len(ticks) <= 9


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0"), (2.5, "2.5"), (12_000, "12,000"), (0.30000000000000004, "0.3"), (1e30, "1e+30"), (-5, "-5")],
)
def test_value_label(value, label):
    assert value_label(value) == label


@pytest.mark.parametrize(
    ("length", "first_ticks"),
    [
        (5, [date(2025, 9, 24), date(2025, 9, 25)]),
        (14, [date(2025, 9, 24), date(2025, 9, 26)]),
        (50, [date(2025, 9, 29), date(2025, 10, 6)]),
        (100, [date(2025, 9, 29), date(2025, 10, 13)]),
        (200, [date(2025, 10, 1), date(2025, 11, 1)]),
        (500, [date(2025, 10, 1), date(2026, 1, 1)]),
        (1000, [date(2026, 1, 1), date(2026, 7, 1)]),
    ],
)
def test_date_ticks_are_days_then_mondays_then_firsts_of_months(length, first_ticks):
    wednesday = date(2025, 9, 24)
    assert date_ticks(wednesday, wednesday + timedelta(length), 8)[:2] == first_ticks


@given(st.dates(date(1971, 1, 1), date(2090, 1, 1)), st.integers(1, 40_000))
def test_date_ticks_stay_on_the_axis_and_few(first, length):
    last = first + timedelta(min(length, (date(2100, 1, 1) - first).days))
    ticks = date_ticks(first, last, 8)
    assert len(ticks) <= 10
    assert all(first <= tick <= last for tick in ticks)


def test_a_scale_is_straight():
    scale = Scale(0, 100, 274, 24)
    assert [scale(0), scale(50), scale(100)] == [274, 149, 24]


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        ((0, 0, 10, 10), (0, 0, 10, 10)),
        ((-10, 5, 20, 5), (0, 5, 10, 5)),
        ((0, 0, 20, 20), (0, 0, 10, 10)),
        ((5, -30, 5, 30), (5, 0, 5, 10)),
        ((11, 0, 11, 10), None),
        ((-5, 6, 6, -5), (0, 1, 1, 0)),
        ((-5, 4, 4, -5), None),
    ],
)
def test_a_line_is_cut_at_the_box(line, inside):
    assert clipped(*line, (0, 0, 10, 10)) == (pytest.approx(inside) if inside else None)
