"""Asking as somebody, and leaving everything as it was."""

import uuid
from dataclasses import dataclass
from http.cookies import SimpleCookie

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler

from staff.models import User
from tests.access.table import PERSONAS
from tests.fixtures.district import District

DEVICE = str(uuid.uuid4())
_handler = ClientHandler(enforce_csrf_checks=False)  # one for all: it loads every middleware
NONSENSE, FORM = "nonsense=1", "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """`text`: the body and every header, where a leak could be. `error`: what raised, where it did."""

    status: int
    location: str
    text: str
    error: str


@dataclass(frozen=True)
class Persona:
    name: str
    cookies: SimpleCookie

    def ask(self, method: str, url: str, **headers: str) -> Answer:
        """`headers` as `accept="application/json"`. A form comes filled in with nonsense."""
        client = Client(raise_request_exception=False, headers={"x-device": DEVICE} | headers)
        client.handler = _handler
        client.cookies = SimpleCookie({name: morsel.value for name, morsel in self.cookies.items()})
        with transaction.atomic():
            response = client.generic(method, url, NONSENSE, FORM, secure=True)
            answer = _read(response)
            transaction.set_rollback(True)
        return answer


def personas(district: District) -> list[Persona]:
    """Everybody of the table. Somebody disabled still has the session of yesterday."""
    found = []
    for name in PERSONAS:
        client = Client()
        if name != "anonymous":
            client.force_login(User.objects.get(pk=getattr(district, name).pk))
        found.append(Persona(name, client.cookies))
    return found


def stranger_id() -> str:
    return str(uuid.uuid4())


def _read(response: HttpResponse) -> Answer:
    body = b"".join(response) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    exc_info = getattr(response, "exc_info", None)
    return Answer(
        status=response.status_code,
        location=response.get("Location", ""),
        text=f"{headers}\n{cookies}\n{body.decode('utf-8', 'replace')}",
        error=repr(exc_info[1]) if exc_info else "",
    )
