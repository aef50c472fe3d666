"""What our processes read from the environment, for those who did not set it themselves."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from paraportal.engines import paths


def for_django(addresses: Mapping[str, str]) -> dict[str, str]:
    """The environment of manage.py and of the servers. What the caller has set stands."""
    defaults = {
        "DJANGO_SETTINGS_MODULE": "paraportal.settings",
        "SECRET_KEY": "",
        # bin/run serves plain http to this machine alone.
        "PARAPORTAL_HTTPS": "0",
    }
    chosen = {**defaults, **os.environ, **addresses}
    chosen["SECRET_KEY"] = chosen["SECRET_KEY"] or secret_key(paths.var())
    chosen["PARAPORTAL_VAR"] = str(paths.var())
    return chosen


def secret_key(var: Path) -> str:
    """The signing key of this installation, made on first use and readable by its owner only."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        paths.write_private(path, secrets.token_urlsafe(50))
    return path.read_text().strip()
