"""Asking for a day pack as a device does."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from staff.models import User

DEVICE = uuid4()


def get(client: Client, path: str = "today-pack", **headers: str) -> Any:
    return client.get(reverse(path), headers={"X-Device": str(DEVICE)} | headers, secure=True)


def pack(client: Client, user: User) -> dict[str, Any]:
    client.force_login(user)
    answer = get(client)
    assert answer.status_code == 200
    body: dict[str, Any] = answer.json()
    return body
