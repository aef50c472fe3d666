"""Which supports are for this block: words of the plan against words of the day. Nothing is left out."""

import pytest

from iep.supports.fitting import Fit, fit

MATH = ("Number corner, small group", "Math", "Room 104")
RECESS = ("Recess", "Recess", "Playground")
LUNCH = ("Lunch with buddies, peanut-free table", "Lunch", "Cafeteria")


@pytest.mark.parametrize(
    ("when", "where", "expected"),
    [
        ("Meeting, literacy and math", "", Fit.HERE),
        ("During MATH tests", "Gym", Fit.HERE),  # the time decides
        ("Lunch and recess", "Room 104", Fit.ELSEWHERE),
        ("Lunches", "", Fit.ELSEWHERE),
        ("Before each change of activity", "", Fit.ANY),
        ("Start, middle and end of the day", "Everywhere", Fit.ANY),
        ("9:40 and 1:15", "", Fit.ANY),
        ("When he asks", "Playground", Fit.ELSEWHERE),
        ("When he asks", "At table 104", Fit.HERE),
        ("", "", Fit.ANY),
        ("Avant le déjeuner", "École", Fit.ANY),
    ],
)
def test_a_support_fits_by_the_words_of_the_school(when, where, expected):
    assert fit(when, where, MATH, [RECESS, LUNCH]) == expected
