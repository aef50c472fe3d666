from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.aim import aim_line
from iep.measures.trend import ols, theil_sen, trend
from tests.iep.measures.measuring import day

HUITEMA = [58, 70, 79, 85, 93, 94, 105, 110, 122, 130]  # Huitema and McKean 2000, phase A


@pytest.mark.parametrize(
    ("fit", "slope", "intercept"), [(ols, 7.442424, 53.666667), (theil_sen, 7.428571, 55.142857)]
)
def test_published_trend(fit, slope, intercept):
    line = fit(range(1, 11), HUITEMA)
    assert line.slope == pytest.approx(slope, abs=5e-7)
    assert line.intercept == pytest.approx(intercept, abs=5e-7)
    assert line.at(1) == pytest.approx(slope + intercept, abs=2e-6)


@pytest.mark.parametrize("fit", [ols, theil_sen])
@pytest.mark.parametrize(("xs", "ys"), [([], []), ([1], [5]), ([3, 3], [1, 9])])
def test_no_trend_without_two_different_days(fit, xs, ys):
    assert fit(xs, ys) is None


def test_theil_sen_passes_over_pairs_of_one_day():
    assert theil_sen([0, 0, 1], [1, 3, 4]).slope == 2


def test_one_bad_day_does_not_turn_theil_sen():
    values = [10, 12, 14, 16, 0, 20, 22]
    assert theil_sen(range(7), values).slope == 2
    assert ols(range(7), values).slope < 2


@pytest.mark.parametrize("fit", [ols, theil_sen])
def test_x_is_calendar_days_and_slope_is_per_week(fit):
    found = trend([(day(14), Decimal(40)), (day(0), Decimal(20)), (day(7), None)], fit)
    assert found.per_week == pytest.approx(10)
    assert found.at(day(7)) == pytest.approx(30)
    assert found.origin == day(0)


def test_a_weekend_does_not_make_a_trend_steeper():
    friday_and_monday = trend([(day(4), Decimal(10)), (day(7), Decimal(16))])
    assert friday_and_monday.per_week == pytest.approx(14)


def test_no_trend_through_nothing():
    assert trend([]) is None
    assert trend([(day(0), None), (day(1), Decimal(3))]) is None


points = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 100)), max_size=15)


@given(points)
def test_ols_agrees_with_the_normal_equations(drawn):
    xs, ys = [x for x, _ in drawn], [y for _, y in drawn]
    n, sx, sy = len(xs), sum(xs), sum(ys)
    below = n * sum(x * x for x in xs) - sx * sx
    line = ols(xs, ys)
    if not below:
        assert line is None
        return
    slope = Fraction(n * sum(x * y for x, y in drawn) - sx * sy, below)
    assert line.slope == pytest.approx(float(slope), abs=1e-9)
    assert line.intercept == pytest.approx(float((sy - slope * sx) / n), abs=1e-7)


@given(points)
def test_theil_sen_agrees_with_sorting_all_pairs(drawn):
    slopes = sorted(
        Fraction(y2 - y1, x2 - x1)
        for i, (x1, y1) in enumerate(drawn)
        for j, (x2, y2) in enumerate(drawn)
        if i < j and x1 != x2
    )
    line = theil_sen([x for x, _ in drawn], [y for _, y in drawn])
    if not slopes:
        assert line is None
        return
    slope = slow_median(slopes)
    assert line.slope == pytest.approx(float(slope), abs=1e-9)
    assert line.intercept == pytest.approx(
        float(slow_median(sorted(y - slope * x for x, y in drawn))), abs=1e-7
    )


def slow_median(ordered):
    while len(ordered) > 2:
        ordered = ordered[1:-1]
    return sum(ordered) / Fraction(len(ordered))


BASELINE = [(day(n), Decimal(value)) for n, value in enumerate([20, 10, 20, 30, 20])]


def test_the_aim_starts_at_the_median_of_the_last_three_baseline_points():
    line = aim_line(BASELINE, day(74), Decimal(90))
    assert (line.start, line.start_value, line.due, line.goal) == (day(4), 20, day(74), 90)
    assert line.per_week == 7
    assert line.at(day(4)) == 20
    assert line.at(day(5)) == 21
    assert line.at(day(74)) == 90


def test_the_aim_ignores_order_and_undefined_points_and_takes_a_start():
    mixed = [BASELINE[4], (day(5), None), *BASELINE[:4]]
    assert aim_line(mixed, day(74), Decimal(90)) == aim_line(BASELINE, day(74), Decimal(90))
    assert aim_line(BASELINE, day(74), Decimal(90), start=day(10)).start == day(10)


@pytest.mark.parametrize(("values", "start"), [([40], 40), ([40, 50], 45), ([0, 40, 50, 10], 40)])
def test_the_aim_uses_what_baseline_there_is(values, start):
    baseline = [(day(n), Decimal(value)) for n, value in enumerate(values)]
    assert aim_line(baseline, day(50), Decimal(90)).start_value == start


def test_no_aim_without_baseline_or_after_the_due_date():
    assert aim_line([], day(50), Decimal(90)) is None
    assert aim_line([(day(0), None)], day(50), Decimal(90)) is None
    assert aim_line(BASELINE, day(4), Decimal(90)) is None
    assert aim_line(BASELINE, day(5), Decimal(90)) is not None


def test_the_aim_says_nothing_outside_its_dates():
    line = aim_line(BASELINE, day(74), Decimal(90))
    assert line.at(day(3)) is None
    assert line.at(day(75)) is None


def test_an_aim_may_go_down_and_is_exact():
    line = aim_line([(date(2026, 1, 1), Decimal(10))], date(2026, 1, 4), Decimal(0))
    assert line.at(date(2026, 1, 2)) == Fraction(20, 3)
