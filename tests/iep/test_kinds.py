"""Kinds of supports: what they ask, what they say, what they read back."""

from dataclasses import fields

import pytest
from django.template.loader import get_template

from iep.supports import kinds
from iep.supports.kinds.registry import register
from iep.supports.kinds.token_board import TokenBoardSettings

BOARD = {"v": 1, "tokens": 5, "reinforcer": "water table.", "exchange": "when full"}


def test_each_kind_is_complete():
    assert [kind.key for kind in kinds.everything()] == ["accommodation", "token_board"]
    for kind in kinds.everything():
        get_template(kind.partial)
        assert kind.name
        assert kind.hint
        assert {"what", "when", "how"} <= kind.example.keys()


def test_settings_survive_their_json():
    for key, data in (("accommodation", {"v": 1}), ("token_board", BOARD)):
        kind = kinds.get(key)
        settings = kind.parse(data)
        assert kind.parse(settings.to_json()) == settings


def test_a_token_board_says_what_it_is_for():
    kind = kinds.get("token_board")
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
        kinds.get("token_board").parse(BOARD | changed)


def test_the_form_asks_for_what_the_settings_hold():
    asked = set(kinds.get("token_board").form().fields)
    assert asked == {field.name for field in fields(TokenBoardSettings)}


def test_a_key_is_taken_once():
    with pytest.raises(RuntimeError, match="token_board"):
        register(type(kinds.get("token_board")))


def test_an_unknown_kind_is_an_error_in_words():
    with pytest.raises(LookupError, match="no kind of support"):
        kinds.get("magic")
