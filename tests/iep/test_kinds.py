"""Kinds of supports: what they ask, what they say, what they read back."""

from dataclasses import dataclass, fields

import pytest
from django.template.loader import get_template

from core.declared import whole
from core.declared_form import form_fields
from iep.models import SupportVersion
from iep.supports.forms import SupportForm, initial_support
from iep.supports.kinds import SUPPORT_KINDS, SupportKind, SupportSettings, register
from iep.supports.kinds.token_board import TokenBoardSettings
from tests.iep.plan_form_helpers import SUPPORT

BOARD = {"v": 1, "tokens": 5, "reinforcer": "water table.", "exchange": "when full"}


def test_each_kind_is_complete():
    assert [kind.key for kind in SUPPORT_KINDS] == ["accommodation", "token_board"]
    for kind in SUPPORT_KINDS:
        get_template(kind.partial)
        assert kind.name
        assert kind.hint
        assert {"what", "when", "how"} <= kind.example.keys()


def test_settings_survive_their_json():
    for key, data in (("accommodation", {"v": 1}), ("token_board", BOARD)):
        kind = SUPPORT_KINDS.get(key)
        settings = kind.parse(data)
        assert kind.parse(settings.to_json()) == settings


def test_a_token_board_says_what_it_is_for():
    kind = SUPPORT_KINDS.get("token_board")
    assert kind.sentence(kind.parse(BOARD)) == "5 tokens for: water table. Exchange: when full."
    one = kind.sentence(TokenBoardSettings(1, "a ride", "at once"))
    assert one.startswith("1 token for")


@pytest.mark.parametrize(
    "changed",
    [
        {"tokens": 0},
        {"tokens": 21},
        {"tokens": "5"},
        {"tokens": True},
        {"v": 2},
        {"color": "red"},
        {"reinforcer": "\0"},
    ],
)
def test_other_settings_are_refused_in_words(changed):
    with pytest.raises(ValueError, match=next(iter(changed))):
        SUPPORT_KINDS.get("token_board").parse(BOARD | changed)


def test_the_form_asks_for_what_the_settings_hold():
    asked = set(form_fields(SUPPORT_KINDS.get("token_board").settings_type))
    assert asked == {field.name for field in fields(TokenBoardSettings)}


def test_a_key_is_taken_once():
    with pytest.raises(ValueError, match="token_board"):
        register(type(SUPPORT_KINDS.get("token_board")))


def test_an_unknown_kind_is_an_error_in_words():
    with pytest.raises(LookupError, match="no kind of support"):
        SUPPORT_KINDS.get("magic")


def test_a_kind_is_added_by_declaring_it(monkeypatch):
    monkeypatch.setattr(SUPPORT_KINDS, "_items", dict(SUPPORT_KINDS._items))

    @dataclass(frozen=True)
    class TimerSettings(SupportSettings):
        WHAT = "Timer"
        minutes: int = whole(5, low=1, high=60, label="Minutes on the timer")

    @register
    class Timer(SupportKind[TimerSettings]):
        key, order, name, hint, partial = "timer", 30, "Visual timer", "Shows time.", "accommodation.html"
        example = {"what": "For example: A red timer."}
        settings_type = TimerSettings

        def sentence(self, settings):
            return f"{settings.minutes} minutes."

    form = SupportForm(kind=SUPPORT_KINDS.get("timer"), data=SUPPORT | {"minutes": "8"})
    assert form["minutes"].label == "Minutes on the timer"
    assert form.is_valid(), form.errors
    assert form.content()["settings"] == {"v": 1, "minutes": 8}
    assert form.preview()[0][1].endswith("8 minutes.")
    version = SupportVersion(**form.content())
    assert initial_support(version)["minutes"] == 8
    assert not SupportForm(kind=SUPPORT_KINDS.get("timer"), data=SUPPORT | {"minutes": "61"}).is_valid()
