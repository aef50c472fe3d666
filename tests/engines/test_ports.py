import socket

import pytest

from paraportal.engines import EngineError
from paraportal.engines.ports import is_taken, web_port


@pytest.fixture
def listener() -> socket.socket:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_the_port_that_was_asked_for_is_taken_or_refused(listener: socket.socket) -> None:
    taken = listener.getsockname()[1]
    with pytest.raises(EngineError, match=f"Port {taken} is taken"):
        web_port(str(taken))
    listener.close()
    assert web_port(str(taken)) == taken


@pytest.mark.parametrize("asked", ["http", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_refused_in_words(asked: str) -> None:
    with pytest.raises(EngineError, match="is not a port"):
        web_port(asked)


def test_without_a_wish_any_free_port_will_do(
    monkeypatch: pytest.MonkeyPatch, listener: socket.socket
) -> None:
    monkeypatch.setattr("paraportal.engines.ports.DEFAULT", listener.getsockname()[1])
    assert not is_taken(web_port(""))
