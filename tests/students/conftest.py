from typing import Any

import pytest
from django.test import Client


class SecureClient(Client):
    """A browser on https, as the settings ask for."""

    def generic(self, *args: Any, **kwargs: Any) -> Any:
        return super().generic(*args, **kwargs | {"secure": True})


@pytest.fixture
def client() -> Client:
    return SecureClient()


@pytest.fixture
def teacher(client, district):
    client.force_login(district.case_manager)
    return client
