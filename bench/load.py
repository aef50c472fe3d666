"""Requests: at a steady pace whatever the answers do, or as fast as they come."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

# Given a number, (method, path, body, headers) of the request to send.
Make = Callable[[int], tuple[str, str, bytes, dict[str, str]]]


@dataclass(frozen=True)
class Answer:
    """`ms`: from when it was due, so that waiting behind a slow one counts."""

    status: int
    ms: float
    body: bytes


class Client:
    """One connection that is kept, and opened again where the server closed it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        for attempt in range(2):
            try:
                self._connection.request(method, path, body, headers)
                answer = self._connection.getresponse()
                return answer.status, answer.read()
            except (http.client.HTTPException, ConnectionError):
                self._connection.close()
                if attempt:
                    raise
        raise AssertionError("not reached")


def paced(port: int, make: Make, *, per_second: float, seconds: float, clients: int = 8) -> list[Answer]:
    """Request n is due at n / per_second; each client takes every clients-th."""
    total, begin = int(per_second * seconds), time.perf_counter() + 0.2

    def work(first: int) -> list[Answer]:
        client, answers = Client(port), []
        for n in range(first, total, clients):
            due = begin + n / per_second
            time.sleep(max(0, due - time.perf_counter()))
            status, body = client.ask(*make(n))
            answers.append(Answer(status, (time.perf_counter() - due) * 1000, body))
        return answers

    with ThreadPoolExecutor(clients) as pool:
        return [answer for answers in pool.map(work, range(clients)) for answer in answers]


def flat_out(port: int, make: Make, *, seconds: float, clients: int = 4) -> float:
    """Requests a second that were answered with 200 when every client asks again at once."""
    numbers, lock, until = iter(range(10**9)), threading.Lock(), time.perf_counter() + seconds

    def work(_client: int) -> int:
        client, good = Client(port), 0
        while time.perf_counter() < until:
            with lock:
                request = make(next(numbers))
            good += client.ask(*request)[0] == 200
        return good

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        good = sum(pool.map(work, range(clients)))
    return good / (time.perf_counter() - began)
