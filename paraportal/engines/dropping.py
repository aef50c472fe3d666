"""How root's services come to run as the system user, wherever the checkout lies.

docs/decisions/0007-root-drops.md tells why there are three ways.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from paraportal.engines import paths, privileges

# In a view of the file system that only this process and its children have.
MOUNTED = 'mount --rbind "$1" "$2" && cd "$2" && shift 2 && exec "$@"'


@dataclass(frozen=True)
class Way:
    """A way to start a service: what stands before its command, and where it finds the checkout."""

    prefix: tuple[str, ...]
    checkout: Path
    warning: str = ""

    def argv(self, module: str, *words: str) -> list[str]:
        """The command for `python -m module words...` with the interpreter that runs now."""
        return [*self.prefix, self.here(Path(sys.executable)), "-m", module, *words]

    def here(self, path: Path) -> str:
        """`path` as the service sees it."""
        if path.is_relative_to(paths.CHECKOUT):
            path = self.checkout / path.relative_to(paths.CHECKOUT)
        return str(path)

    def environment(self, own: Mapping[str, str], home: Path) -> dict[str, str]:
        """`own`, with `home` for the caches that libraries keep in a home folder."""
        seen_home = self.here(home)
        return {
            **own,
            "PARAPORTAL_VAR": self.here(paths.var()),
            "HOME": seen_home,
            "XDG_CACHE_HOME": f"{seen_home}/cache",
        }


def best_way(home: Path) -> Way:
    """The first way that works here, with `home` writable for the services. Ordinary users need none."""
    plain = Way(tuple(privileges.as_engine_user([])), paths.CHECKOUT)
    if not privileges.is_root() or _works(plain, home):
        return plain
    mounted = _mounted()
    if _works(mounted, home):
        return mounted
    return Way(
        ("setpriv", "--pdeathsig", "TERM", "--"),
        paths.CHECKOUT,
        f"Web, worker and beat run as root, because the user {privileges.SYSTEM_USER} cannot read "
        f"{paths.CHECKOUT} or run {sys.executable}. Better: clone into a folder that everybody may read, "
        "such as /srv/paraportal, with the system's own Python, or run bin/run as an ordinary user.",
    )


def _mounted() -> Way:
    """The checkout once more, at a place that is not below a folder closed to others (/root)."""
    target = paths.system_folder(paths.installation_id()) / "checkout"
    target.mkdir(exist_ok=True)
    unshare = ["unshare", "--mount", "--propagation", "private", "--"]
    shell = ["sh", "-c", MOUNTED, "sh", str(paths.CHECKOUT), str(target)]
    return Way((*unshare, *shell, *privileges.as_engine_user([])), target)


# setpriv still has root's rights when it looks for the program, so an interpreter in a closed folder
# starts, and then finds another Python's library: seen. Hence the comparison.
PROBE = """
import pathlib, sys, django, paraportal.engines
assert [sys.version, sys.base_prefix] == sys.argv[2:]
pathlib.Path(sys.argv[1], "probe").touch()
"""


def _works(way: Way, home: Path) -> bool:
    """Whether the system user can import what the services need, and write where they write."""
    words = [way.here(Path(sys.executable)), "-c", PROBE, way.here(home), sys.version, sys.base_prefix]
    done = subprocess.run([*way.prefix, *words], cwd=paths.CHECKOUT, capture_output=True, check=False)
    return done.returncode == 0
