"""Heads of the chain, kept outside the database: who rewrites all of it cannot rewrite these.

`PARAPORTAL_VAR/access-seals/heads.txt`, a line a seal: number, hash. Each host that runs a worker has the
lines of the seals that it made; copy the file, or ship the logs, to where others can keep it.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

from django.conf import settings

logger = logging.getLogger("students.sealing")
RESTORED = "restored"
HASH = re.compile("[0-9a-f]{64}")


def path() -> Path:
    return Path(settings.VAR_DIR) / "access-seals" / "heads.txt"


def note(number: int, digest: bytes) -> None:
    """Add the head `digest` of seal `number` to the file. An OSError is logged, not raised."""
    _add(f"{number} {digest.hex()}")


def note_restored(number: int) -> None:
    """From here on the chain follows on seal `number` of a backup; later ones were lost with the database."""
    _add(f"{RESTORED} {number}")


def noted() -> dict[int, bytes]:
    """Number -> hash, of the chain that stands now. Lines cut off by a full disk are passed over."""
    heads: dict[int, bytes] = {}
    for line in _lines():
        first, _, second = line.partition(" ")
        if first == RESTORED and second.isdigit():
            heads = {number: digest for number, digest in heads.items() if number <= int(second)}
        elif first.isdigit() and HASH.fullmatch(second):
            heads[int(first)] = bytes.fromhex(second)
    return heads


def _add(line: str) -> None:
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with path().open("a") as file:
            file.write(f"{line}\n")
            file.flush()
            # A line that is only in the system's memory would be lost with a power cut.
            os.fsync(file.fileno())
    except OSError:
        # A full disk must not stop the sealing: the program's log has the head as well.
        logger.warning("the head of the access log's seals could not be written to %s", path().name)


def _lines() -> list[str]:
    try:
        return path().read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []
