"""Starts the engines of the test session, and then Django, which reads their addresses.

pytest-django would set Django up before this file is read if pyproject.toml named the settings module;
so `testing.start` names it, and it must stay out of pyproject.toml.
"""

import os

import django
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as Examples  # noqa: N812 - Django's are called so in every file

from paraportal.engines import testing
from paraportal.statics import collect_if_stale
from tests import machine

# Before anything draws text: WeasyPrint here, Chromium and servers as our children
os.environ["FONTCONFIG_FILE"] = str(machine.FONTS_CONF)
testing.start()
django.setup()

pytest_plugins = [
    "tests.fixtures.clock",
    "tests.fixtures.database",
    "tests.fixtures.standing",
    "tests.fixtures.committed",
]


def pytest_configure(config: pytest.Config) -> None:
    """Pages name their static files by the manifest. xdist workers find it made."""
    from django.conf import settings

    # Else each test client reads through all static files before its first request: 60 ms a test.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["tests.fixtures.hashing.QuickArgon2"]
    # How long an example takes is the machine's affair: a busy one must not make a right answer red.
    Examples.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    Examples.load_profile("any machine")
    if not hasattr(config, "workerinput"):
        collect_if_stale()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    testing.stop()
