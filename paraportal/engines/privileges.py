"""Leaving root behind: the system user that engines and servers run as, and how to become it."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path

SYSTEM_USER = "paraportal"


def is_root() -> bool:
    return os.geteuid() == 0


def engine_user() -> pwd.struct_passwd:
    """Who the engines run as: we ourselves, or, for root, a system user made for it."""
    if not is_root():
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_system_user()
    return pwd.getpwnam(SYSTEM_USER)


def _make_system_user() -> None:
    """Create the system user. Raises RuntimeError."""
    # A bare number will not do: PostgreSQL refuses a uid without a row in passwd.
    command = ["useradd", "--system", "--user-group", "--no-create-home"]
    command += ["--home-dir", "/var/lib/paraportal", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    already_there = 9
    if done.returncode not in (0, already_there):
        raise RuntimeError(f"The system user {SYSTEM_USER} could not be made: {done.stderr.strip()}")


def give_to_engine_user(path: Path) -> None:
    """Make the engine user the owner of `path` itself, not of what lies in or above it."""
    if is_root():
        user = engine_user()
        os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)


def as_engine_user(argv: Sequence[str], *, dies_by: str = "TERM") -> list[str]:
    """`argv` run as the engine user, sent the signal `dies_by` when the process that starts it dies.

    The kernel counts the starting *thread* as the parent: start from the main thread.
    """
    drop: list[str] = []
    if is_root():
        user = engine_user()
        drop = ["--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups", "--no-new-privs"]
    return ["setpriv", *drop, "--pdeathsig", dies_by, "--", *argv]


def bare_environment() -> dict[str, str]:
    """What an engine sees of our environment: no secret, and no PGDATA or PGPORT of another server."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"}
