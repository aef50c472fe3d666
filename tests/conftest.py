"""Starts the engines of the test session, and then Django, which reads their addresses.

pytest-django would set Django up before this file is read if pyproject.toml named the settings module;
so `testing.start` names it, and it must stay out of pyproject.toml.
"""

import django
import pytest

from paraportal.engines import testing

testing.start()
django.setup()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    testing.stop()
