"""How a target stands: by the aim line, the trend, mastery and the days without data."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.aim import AimLine
from iep.measures.criterion import Direction
from iep.measures.standing import Course, Standing, standing, worst

START, DUE = date(2026, 9, 7), date(2026, 12, 16)  # 100 days, from 20 to 80: 0.6 a day
UP, DOWN = Direction.INCREASE, Direction.DECREASE
AIM = AimLine(START, Decimal(20), DUE, Decimal(80))


def course(aim: AimLine | None = AIM, direction: Direction = UP, goal: int = 80) -> Course:
    return Course(Decimal(goal), direction, aim, DUE)


def weekly(*values: int) -> list[tuple[date, Decimal]]:
    """The last of them on day 50, where the aim is 50."""
    first = START + timedelta(days=50 - 7 * (len(values) - 1))
    return [(first + timedelta(days=7 * n), Decimal(value)) for n, value in enumerate(values)]


def says(values, the_course: Course | None = None, *, is_mastered: bool = False, days_without: int = 0):
    return standing(values, the_course or course(), is_mastered=is_mastered, days_without=days_without)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((50, 50, 50), Standing.ON_TRACK),  # at the line
        ((0, 90, 50), Standing.ON_TRACK),  # the median is what counts
        ((49, 49, 49), Standing.WATCH),
        ((38, 38, 38), Standing.WATCH),  # short by 12: a fifth of the way of 60
        ((37, 37, 37), Standing.OFF_TRACK),
        ((30, 34, 38), Standing.OFF_TRACK),  # 4 a week, the aim asks 4.2
        ((29, 34, 39), Standing.WATCH),  # 5 a week: it gains
        ((50, 50), Standing.STARTING),
        ((), Standing.STARTING),
    ],
)
def test_against_the_aim(values, expected):
    assert says(weekly(*values)) is expected


def test_less_is_better_is_the_mirror():
    down = course(AimLine(START, Decimal(80), DUE, Decimal(20)), DOWN, 20)  # on day 50: 50
    assert says(weekly(50, 50, 50), down) is Standing.ON_TRACK
    assert says(weekly(62, 62, 62), down) is Standing.WATCH
    assert says(weekly(63, 63, 63), down) is Standing.OFF_TRACK
    assert says(weekly(71, 66, 61), down) is Standing.WATCH


def test_after_the_due_date_the_goal_itself_is_wanted():
    late = [(DUE + timedelta(days=7 * n), Decimal(75)) for n in range(3)]
    assert says(late) is Standing.WATCH
    assert says([(day, Decimal(80)) for day, _ in late]) is Standing.ON_TRACK


def test_without_a_baseline_the_first_points_stand_for_one():
    assert says(weekly(20, 20, 20, 20, 20, 20), course(aim=None)) is Standing.OFF_TRACK
    assert says(weekly(20, 20, 20, 40, 45, 50), course(aim=None)) is Standing.ON_TRACK


def test_without_a_due_date_only_the_goal_can_be_asked():
    endless = Course(Decimal(80), UP, None, None)
    assert says(weekly(80, 80, 80), endless) is Standing.ON_TRACK
    assert says(weekly(10, 10, 10), endless) is Standing.WATCH


def test_mastered_comes_first_then_the_days_without_data():
    assert says(weekly(0, 0, 0), is_mastered=True, days_without=99) is Standing.MASTERED
    assert says(weekly(50, 50, 50), days_without=10) is Standing.ON_TRACK
    assert says(weekly(50, 50, 50), days_without=11) is Standing.NO_RECENT_DATA
    assert says([], days_without=99) is Standing.STARTING


def test_of_several_the_one_that_needs_somebody_first():
    assert worst([Standing.MASTERED, Standing.WATCH, Standing.ON_TRACK]) is Standing.WATCH
    assert worst([Standing.NO_RECENT_DATA, Standing.OFF_TRACK]) is Standing.OFF_TRACK
    assert worst([]) is None


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=12),
    st.integers(1, 40),
)
def test_doing_better_never_looks_worse(values, more):
    """Adding the same to the latest three points moves the standing up or not at all."""
    order = [Standing.OFF_TRACK, Standing.WATCH, Standing.ON_TRACK]
    better = [*values[:-3], *(value + more for value in values[-3:])]
    if len(values) > 3:  # the trend would change in its own way: ask of the three alone
        values, better = values[-3:], better[-3:]
    assert order.index(says(weekly(*better))) >= order.index(says(weekly(*values)))
