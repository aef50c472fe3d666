"""Compiled messages. They are not committed, so whoever starts something compiles what is stale."""

import subprocess

from paraportal.engines import paths
from paraportal.engines.errors import EngineError


def compile_stale() -> None:
    """Compile each catalog of `locale/` that changed. Not Django's compilemessages: it walks var/venv too."""
    for catalog in paths.CHECKOUT.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = catalog.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= catalog.stat().st_mtime:
            continue
        draft = compiled.with_suffix(".mo.new")
        done = subprocess.run(
            ["msgfmt", "--check-format", "-o", str(draft), str(catalog)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise EngineError(f"{catalog} has a mistake:\n{done.stderr.strip()}")
        draft.replace(compiled)
