"""The checklist of what cannot be measured yet."""

from dataclasses import replace
from datetime import date

import pytest

from iep.goals.measurable import GoalFacts, missing

WHOLE = GoalFacts(
    condition="At snack, with the speech device in reach",
    behavior="request or comment with 2 or more symbols",
    criterion="without help in 8 of 10 opportunities",
    baseline="20 % over 5 sessions",
    due_on=date(2027, 6, 9),
    starts_on=date(2026, 9, 1),
    review_due_on=date(2027, 8, 31),
    has_data=True,
)


def test_a_whole_goal_lacks_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"condition": " "}, "where and with what"),
        ({"behavior": ""}, "see or hear the student do"),
        ({"behavior": "understand fractions"}, "“understand”"),
        ({"behavior": "will be able to know 40 words"}, "“know”"),
        ({"behavior": "Improve, in reading"}, "“improve”"),
        ({"behavior": "keep eye contact for 5 seconds"}, "“eye contact” opens nothing"),
        ({"behavior": "sit with quiet hands"}, "“quiet hands” opens nothing"),
        ({"behavior": "comply with directions"}, "“comply” opens nothing"),
        ({"criterion": "most of the time"}, "Put a number in how well"),
        ({"baseline": ""}, "where it starts"),
        ({"baseline": "low"}, "Put a number in the baseline"),
        ({"due_on": None}, "until when"),
        ({"due_on": date(2026, 8, 31)}, "before the plan starts"),
        ({"due_on": date(2027, 9, 1)}, "after the plan is reviewed"),
        ({"has_data": False}, "Add a target"),
    ],
)
def test_each_thing_that_is_missing_is_said_once_and_alone(changed, said):
    [words] = missing(replace(WHOLE, **changed))
    assert said in words


@pytest.mark.parametrize(
    "changed",
    [
        {"criterion": "in three sessions in a row"},
        {"criterion": "at every transition"},
        {"baseline": "never seen"},
        {"behavior": "walks to class"},
        {"behavior": "look at the person who speaks, or away, as they like, and answer"},
        {"due_on": date(2026, 9, 1)},
        {"due_on": date(2027, 8, 31)},
        {"starts_on": None, "review_due_on": None},
        {"has_data": None},
    ],
)
def test_what_can_be_measured_is_left_alone(changed):
    assert missing(replace(WHOLE, **changed)) == []


def test_an_empty_goal_lacks_all_but_what_was_not_asked():
    assert len(missing(GoalFacts())) == 5
