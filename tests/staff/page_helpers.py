"""What tests of administration share."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def url(name: str, thing: Any = None, *more: str) -> str:
    return reverse(f"staff:{name}", args=[thing.pk, *more] if thing is not None else [])


def refused(call: Any, **kwargs: Any) -> dict[str, list[str]]:
    """The codes of what was refused, by field."""
    with pytest.raises(ValidationError) as caught:
        call(**kwargs)
    return {field: [e.code for e in errors] for field, errors in caught.value.error_dict.items()}


def queries(client: Any, path: str) -> int:
    client.get(path)  # sessions, content types
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)
