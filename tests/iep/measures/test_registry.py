import subprocess
import sys
from decimal import Decimal

import pytest

import iep.measures
from core import pure_gettext
from iep.measures import words
from iep.measures.base import percent
from iep.measures.registry import MEASURES
from iep.measures.trials import Prompter, Response

NEW = """
from iep.measures.frequency import Frequency
from iep.measures.registry import register


@register
class Smiles(Frequency):
    key = "smiles"
"""


@pytest.fixture
def a_new_module(tmp_path, monkeypatch):
    monkeypatch.setattr(iep.measures, "__path__", [*iep.measures.__path__, str(tmp_path)])
    monkeypatch.setattr(MEASURES, "_items", dict(MEASURES._items))
    (tmp_path / "smiles.py").write_text(NEW)
    yield tmp_path
    sys.modules.pop("iep.measures.smiles", None)
    vars(iep.measures).pop("smiles", None)


def test_a_measure_is_added_by_adding_one_module(a_new_module):
    MEASURES.discover("iep.measures")
    assert MEASURES.get("smiles").key == "smiles"
    assert "smiles" in [measure.key for measure in MEASURES]


def test_there_are_eleven_measures():
    assert [measure.key for measure in MEASURES] == [
        "discrete_trial",
        "duration",
        "frequency",
        "latency",
        "momentary_interval",
        "partial_interval",
        "permanent_product",
        "rate",
        "rating",
        "task_analysis",
        "whole_interval",
    ]


def test_two_measures_with_one_key_stop_the_start(a_new_module):
    (a_new_module / "smiles.py").write_text(NEW.replace("smiles", "rate"))
    with pytest.raises(ValueError, match="a measure 'rate' already"):
        MEASURES.discover("iep.measures")


def test_an_unknown_key_says_which_are_known():
    with pytest.raises(LookupError, match=r"'telepathy'.*discrete_trial, duration, frequency"):
        MEASURES.get("telepathy")


def test_every_measure_says_what_it_needs():
    for measure in MEASURES:
        settings = measure.parse(None)
        assert measure.name
        assert measure.unit
        assert measure.pad.startswith("pp-")
        assert measure.responses <= set(Response)
        assert measure.axis(settings).label
        assert measure.parse(settings.to_json()) == settings


def test_measures_need_no_django():
    code = "import sys, iep.measures.criterion; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_stored_codes_never_change():
    assert [(each.value, each.word) for each in Response] == [
        (1, "correct"),
        (2, "incorrect"),
        (3, "no_response"),
        (4, "no_opportunity"),
        (5, "occurrence"),
        (6, "correction"),
        (7, "not_occurred"),
        (8, "not_observed"),
        (9, "scored"),
        (10, "not_applicable"),
        (11, "done_by_adult"),
    ]
    assert [(each.value, each.word) for each in Prompter] == [(0, "nobody"), (1, "peer"), (2, "adult")]
    assert Response.NO_RESPONSE.label == "No response"
    assert Prompter.PEER.label == "Peer"


def test_words_are_translated_when_they_are_shown():
    pure_gettext.speak(lambda text: f"¿{text}?", lambda one, many, n: f"¡{one if n == 1 else many}!")
    try:
        assert MEASURES.get("frequency").name == "¿Frequency?"
        assert Response.CORRECT.label == "¿Correct?"
        assert (
            MEASURES.get("frequency").amount(Decimal(2), MEASURES.get("frequency").parse(None)) == "¡2 times!"
        )
    finally:
        pure_gettext.speak()
    assert MEASURES.get("frequency").name == "Frequency"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("80.000000", "80 %"),
        ("66.666667", "66.7 %"),
        ("0", "0 %"),
        ("100", "100 %"),
        ("0.05", "0.1 %"),
        ("1200", "1200 %"),
    ],
)
def test_numbers_say_no_more_than_they_know(value, text):
    assert percent(Decimal(value)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"), (3900, "1 h 5 min")],
)
def test_durations_are_said_as_people_say_them(seconds, text):
    assert words.duration(seconds) == text


def test_lists_are_joined_as_people_say_them():
    assert [words.joined("abc"[:n]) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
