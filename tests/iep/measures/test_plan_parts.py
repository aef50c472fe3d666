"""The small parts of a target: ladder, prompting and data plan."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER, Ladder, Level
from iep.measures.prompting import Procedure, Prompting
from tests.iep.measures.measuring import day


def again(part):
    return type(part).from_json(json.loads(json.dumps(part.to_json())))


def test_the_default_ladder_is_that_of_the_field():
    assert [(level.code, level.key) for level in DEFAULT_LADDER.levels] == [
        (0, "independent"),
        (1, "indirect_verbal"),
        (2, "gestural"),
        (3, "direct_verbal"),
        (4, "model"),
        (5, "partial_physical"),
        (6, "full_physical"),
    ]
    assert Ladder.from_json(None) is Ladder.from_json({}) is DEFAULT_LADDER
    assert again(DEFAULT_LADDER) == DEFAULT_LADDER


def ladder_of(*rows):
    return {"v": 1, "levels": [dict(zip(("code", "key", "name"), row, strict=True)) for row in rows]}


ZERO = (0, "independent", "Independent")


def test_a_district_may_have_a_ladder_of_its_own():
    own = Ladder.from_json(
        ladder_of(ZERO, (12, "picture", " Picture "), (2, "gestural", "Point"), (6, "full_physical", "Hand"))
    )
    assert own.through("gestural") == {0, 12, 2}
    assert own.at(12).label == "Picture"
    assert own.at(3) is None
    assert own.at(None) is None
    assert again(own) == own


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ([], "object"),
        ({"v": 1}, "levels"),
        ({"v": 1, "levels": []}, "first prompt level"),
        (ladder_of((12, "picture", "Picture")), "first prompt level"),
        (ladder_of(ZERO, (12, "a", "A"), (12, "b", "B")), "of its own"),
        (ladder_of(ZERO, (12, "a", "A"), (13, "a", "B")), "of its own"),
        (ladder_of(ZERO, (2, "picture", "Picture")), "picture"),
        (ladder_of(ZERO, (12, "gestural", "Gestural")), "gestural"),
        (ladder_of(ZERO, (12, "any", "Any")), "any"),
        (ladder_of((0, "alone", "Alone")), "alone"),
        (ladder_of(ZERO, (100, "a", "A")), "code"),
        (ladder_of(ZERO, (True, "a", "A")), "code"),
        (ladder_of(ZERO, (12, "A b", "A")), "key"),
        (ladder_of(ZERO, (12, "a", "  ")), "name"),
        (ladder_of(ZERO, (12, "a", "x\0")), "name"),
        ({"v": 1, "levels": [{"code": 0}]}, "exactly"),
        ({"v": 1, "levels": ["independent"]}, "exactly"),
    ],
)
def test_a_ladder_that_could_be_misread_is_refused(data, word):
    with pytest.raises(ValueError, match=word):
        Ladder.from_json(data)


def test_a_code_keeps_its_meaning_over_versions():
    old = Ladder((*DEFAULT_LADDER.levels[:2], Level(12, "picture", "Picture")))
    Ladder(
        (*DEFAULT_LADDER.levels[:2], Level(12, "picture", "Photo"), Level(13, "song", "Song"))
    ).check_follows(old)
    with pytest.raises(ValueError, match="picture"):
        Ladder((*DEFAULT_LADDER.levels[:2], Level(12, "song", "Song"))).check_follows(old)


@pytest.mark.parametrize(
    ("prompting", "sentence"),
    [
        (Prompting(), "Do not prompt."),
        (
            Prompting(Procedure.CONSTANT_DELAY, 4, "Look at the cup."),
            "Give the cue, wait, then prompt. Wait 4 seconds before you prompt. Look at the cup.",
        ),
        (
            Prompting(Procedure.PROGRESSIVE_DELAY, 1),
            "Give the cue, wait a little longer each time, then prompt. Begin with 1 second.",
        ),
        (Prompting(Procedure.NONE, 5), "Do not prompt."),
    ],
)
def test_prompting_tells_the_adult_what_to_do(prompting, sentence):
    assert prompting.sentence() == sentence


def test_every_procedure_and_rhythm_has_words():
    assert len({procedure.label for procedure in Procedure}) == len(Procedure)
    assert all(Prompting(procedure).sentence() for procedure in Procedure)
    assert len({rhythm.label for rhythm in DataRhythm}) == len(DataRhythm)


@given(st.builds(Prompting, st.sampled_from(Procedure), st.integers(0, 600), st.sampled_from(["", "Smile."])))
def test_prompting_survives_json(prompting):
    assert again(prompting) == prompting


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"v": 1, "procedure": "shout"}, "procedure"),
        ({"v": 1, "wait_seconds": 601}, "wait_seconds"),
        ({"v": 1, "note": 5}, "note"),
        ({"v": 1, "note": "\ud800"}, "note"),
        ({"v": 1, "note": "end\udfff"}, "note"),
        ({"v": 1, "note": "\0"}, "note"),
        ({"v": 1, "note": "x" * 1001}, "note"),
        ({"v": 1, "wait": 1}, "wait"),
    ],
)
def test_wrong_prompting_is_refused_by_name(data, word):
    with pytest.raises(ValueError, match=word):
        Prompting.from_json(data)
    assert Prompting.from_json(None) == Prompting()


# day(0) is a Monday
@pytest.mark.parametrize(
    ("plan", "on", "done", "due"),
    [
        (DataPlan(DataRhythm.EACH_OCCURRENCE), 0, [0], True),
        (DataPlan(DataRhythm.DAILY), 2, [0, 1], True),
        (DataPlan(DataRhythm.DAILY), 2, [2], False),
        (DataPlan(DataRhythm.N_A_WEEK, 3), 4, [0, 2], True),
        (DataPlan(DataRhythm.N_A_WEEK, 3), 4, [0, 2, 3], False),
        (DataPlan(DataRhythm.N_A_WEEK, 3), 4, [0, 0, 2, 2], True),
        (DataPlan(DataRhythm.N_A_WEEK, 3), 2, [2], False),
        (DataPlan(DataRhythm.N_A_WEEK, 3), 7, [2, 3, 4], True),
        (DataPlan(DataRhythm.N_A_WEEK, 1), 0, [3], True),
        (DataPlan(DataRhythm.WEEKLY_PROBE, 3), 4, [0], False),
        (DataPlan(DataRhythm.WEEKLY_PROBE), 7, [6], True),
        (DataPlan(DataRhythm.WEEKLY_PROBE), 6, [0], False),
    ],
)
def test_when_a_session_is_due(plan, on, done, due):
    assert plan.is_due(day(on), [day(n) for n in done]) is due


def test_the_data_plan_is_one_sentence():
    plan = DataPlan(DataRhythm.N_A_WEEK, 3, 10, ("Reading", "Math", "Lunch"), ("the para",))
    assert plan.sentence() == "3 days a week, 10 trials, in Reading, Math and Lunch, by the para."
    assert DataPlan().sentence() == "Every school day."
    assert DataPlan(DataRhythm.WEEKLY_PROBE, trials=1).sentence() == "One probe a week, 1 trial."


words = st.lists(st.sampled_from(["Math", "Lunch", "Bus"]), max_size=3).map(tuple)


@given(st.builds(DataPlan, st.sampled_from(DataRhythm), st.integers(1, 7), st.integers(0, 500), words, words))
def test_a_data_plan_survives_json(plan):
    assert again(plan) == plan


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ({"v": 1, "rhythm": "hourly"}, "rhythm"),
        ({"v": 1, "n": 0}, "“n”"),
        ({"v": 1, "n": 8}, "“n”"),
        ({"v": 1, "blocks": "Math"}, "blocks"),
        ({"v": 1, "blocks": ["Math", 3]}, "blocks"),
        ({"v": 1, "by_whom": [""]}, "by_whom"),
        ({"v": 1, "who": []}, "who"),
    ],
)
def test_a_wrong_data_plan_is_refused_by_name(data, word):
    with pytest.raises(ValueError, match=word):
        DataPlan.from_json(data)
    assert DataPlan.from_json({}) == DataPlan()
