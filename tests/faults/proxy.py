"""A small proxy on the loopback between a browser and the server, that can fail in the ways networks fail.

It passes everything on but for one path, on which `fault` is played, so that a page still loads while its
sending is in trouble. `seen` holds what it did there, in order.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread

PATH = "/sync/"
KILOBYTE = 1000  # bytes a second, on a bad day
PIECE = 100  # bytes
HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@dataclass(frozen=True)
class Answered:
    """What the server said. `body` is whole, also where it was sent compressed."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


Fault = Callable[["Line"], None]


@dataclass
class Proxy:
    """`url`: where browsers go. `fault`: what happens on `/sync/`; None passes it on.

    `change`: by path, what becomes of the server's answer.
    """

    url: str
    port: int
    upstream: int
    fault: Fault | None = None
    change: dict[str, Callable[[Answered], Answered]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)


class Line(BaseHTTPRequestHandler):
    """One request of a browser. Faults are told through `ask`, `reply`, `hang_up` and `trickle`."""

    protocol_version = "HTTP/1.1"
    proxy: Proxy

    def do_GET(self) -> None:
        # A browser that went away meanwhile is what these tests are about.
        with contextlib.suppress(ConnectionError):
            self._handle()

    def do_POST(self) -> None:
        self.do_GET()

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.sent = self.rfile.read(length)
        if self.path == PATH and self.proxy.fault is not None:
            self.proxy.seen.append(self.proxy.fault.__name__)
            self.proxy.fault(self)
            return
        if self.path == PATH:
            self.proxy.seen.append("passed")
        changed = self.proxy.change.get(self.path, lambda answer: answer)
        self.reply(changed(self.ask()))

    def ask(self) -> Answered:
        """Pass the request on to the server and wait for its answer."""
        server = http.client.HTTPConnection("127.0.0.1", self.proxy.upstream, timeout=30)
        try:
            dropped = HOP | ({"if-none-match"} if self.path in self.proxy.change else set())
            headers = {name: value for name, value in self.headers.items() if name.lower() not in dropped}
            server.request(self.command, self.path, self.sent or None, headers)
            answer = server.getresponse()
            return Answered(answer.status, answer.getheaders(), answer.read())
        finally:
            server.close()

    def reply(self, answer: Answered) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def hang_up(self) -> None:
        """End the connection without a word, as a wall between rooms does."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *args: object) -> None:
        """Quiet: a test that fails shows what it saw itself."""


def lost_receipt(line: Line) -> None:
    """The server stores the batch; its answer never arrives."""
    line.ask()
    line.hang_up()


def cut_request(line: Line) -> None:
    """The connection ends before the server has heard anything."""
    line.hang_up()


def cut_answer(line: Line) -> None:
    """Half of the receipt arrives, then nothing."""
    answer = line.ask()
    line.send_response_only(200)
    line.send_header("Content-Type", "application/json")
    line.send_header("Content-Length", str(len(answer.body)))
    line.end_headers()
    line.wfile.write(answer.body[: len(answer.body) // 2])
    line.hang_up()


def slow_and_lossy() -> Fault:
    """1 KB/s in small pieces, and every other answer breaks off in its midst."""
    asked = count(1)

    def fault(line: Line) -> None:
        time.sleep(len(line.sent) / KILOBYTE)
        answer = line.ask()
        line.send_response_only(answer.status)
        line.send_header("Content-Type", "application/json")
        line.send_header("Content-Length", str(len(answer.body)))
        line.end_headers()
        whole = answer.body[: len(answer.body) // 2] if next(asked) % 2 else answer.body
        for start in range(0, len(whole), PIECE):
            line.wfile.write(whole[start : start + PIECE])
            line.wfile.flush()
            time.sleep(PIECE / KILOBYTE)
        if len(whole) < len(answer.body):
            line.hang_up()

    fault.__name__ = "slow_and_lossy"
    return fault


def captive_portal(line: Line) -> None:
    """200 and a page of the hotel's, as networks do that want a click first."""
    line.reply(
        Answered(200, [("Content-Type", "text/html")], b"<html><body>Welcome! Accept our terms.</body>")
    )


def captive_redirect(line: Line) -> None:
    line.reply(Answered(302, [("Location", "http://portal.invalid/")], b""))


def needs_sign_in(line: Line) -> None:
    """511 Network Authentication Required (RFC 6585)."""
    line.reply(Answered(511, [("Content-Type", "text/html")], b"<html>Sign in to the network</html>"))


def foreign_json(line: Line) -> None:
    """200 and JSON that is no receipt of ours."""
    line.reply(Answered(200, [("Content-Type", "application/json")], b'{"ok": true}'))


def failing(status: int, *, retry_after: int | None = None) -> Fault:
    def fault(line: Line) -> None:
        after = [("Retry-After", str(retry_after))] if retry_after is not None else []
        line.reply(Answered(status, [("Content-Type", "text/plain"), *after], b"no"))

    fault.__name__ = f"failing_{status}"
    return fault


def late(seconds: float) -> Fault:
    """The server stores the batch, and its answer comes after the browser gave up."""

    def fault(line: Line) -> None:
        answer = line.ask()
        time.sleep(seconds)
        line.reply(answer)

    return fault


@contextmanager
def start(upstream: int) -> Iterator[Proxy]:
    """A proxy in front of the server on this port."""
    line = type("ProxiedLine", (Line,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), line)
    server.daemon_threads = True
    port = server.server_address[1]
    line.proxy = Proxy(f"http://localhost:{port}", port, upstream)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield line.proxy
    finally:
        server.shutdown()
        server.server_close()
