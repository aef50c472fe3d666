"""What is registered stands once, in its order; who listens is called inside of what is done."""

from dataclasses import dataclass

import pytest

from core.registry import Hook, Registry


@dataclass(frozen=True)
class Tool:
    key: str
    order: int = 0


def make_registry(order=None):
    tools = Registry[str, Tool]("tool", key=lambda tool: tool.key, order=order)
    for tool in (Tool("saw", 3), Tool("awl", 2), Tool("vise", 1)):
        assert tools.register(tool) is tool
    return tools


def test_things_stand_in_their_order_or_as_they_came():
    assert make_registry().keys() == ["saw", "awl", "vise"]
    assert [tool.key for tool in make_registry(order=lambda tool: tool.order)] == ["vise", "awl", "saw"]


def test_a_key_that_is_taken_stops_the_start_and_the_first_stands():
    tools = make_registry()
    with pytest.raises(ValueError, match="a tool 'saw' already"):
        tools.register(Tool("saw", 9))
    assert (tools.get("saw"), len(tools)) == (Tool("saw", 3), 3)


def test_what_nobody_registered_is_said_or_none():
    tools = make_registry()
    with pytest.raises(LookupError, match="no tool 'axe'"):
        tools.get("axe")
    assert tools.find("axe") is None
    assert "axe" not in tools
    assert "awl" in tools


def test_listeners_hear_in_turn_once_each_and_their_answers_come_back():
    @Hook
    def after_sawing(*, length: int) -> int:
        """A board was cut."""
        return -1  # what the signature returns is nobody's answer

    assert after_sawing(length=4) == []

    @after_sawing.connect
    def double(*, length: int) -> int:
        return 2 * length

    after_sawing.connect(double)
    after_sawing.connect(lambda *, length: length + 1)
    assert after_sawing(length=4) == [8, 5]
    assert after_sawing.__doc__ == "A board was cut."


def test_a_listener_that_fails_is_an_error_of_who_calls():
    @Hook
    def after_sawing(*, length: int) -> None: ...

    @after_sawing.connect
    def fails(*, length: int) -> None:
        raise RuntimeError(length)

    with pytest.raises(RuntimeError):
        after_sawing(length=4)
