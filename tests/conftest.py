"""Starts the engines of the test session, and then Django, which reads their addresses.

pytest-django would set Django up before this file is read if pyproject.toml named the settings module;
so `testing.start` names it, and it must stay out of pyproject.toml.
"""

import os

import django
import pytest

from paraportal.engines import testing
from paraportal.statics import collect_if_stale

testing.start()
django.setup()

pytest_plugins = ["tests.fixtures.district"]


def pytest_configure(config: pytest.Config) -> None:
    """Pages name their static files by the manifest. xdist workers find it made."""
    if not hasattr(config, "workerinput"):
        collect_if_stale()
    _use_own_database()


def _use_own_database() -> None:
    """TEST_DB_SUFFIX: a test database of one's own, for two runs on the same engines at once."""
    from django.db import connection

    if suffix := os.environ.get("TEST_DB_SUFFIX"):
        connection.settings_dict["TEST"]["NAME"] = f"test_{connection.settings_dict['NAME']}_{suffix}"


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    testing.stop()
