"""Where things lie: the checkout, its `var`, and the home of each profile's engines."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from paraportal.engines import privileges
from paraportal.engines.errors import EngineError

Profile = Literal["main", "test", "faults"]

CHECKOUT = Path(__file__).resolve().parents[2]
SYSTEM_HOME = Path("/var/lib/paraportal")
FOLDERS: dict[Profile, str] = {"main": "engines", "test": "test-engines", "faults": "fault-engines"}


def var() -> Path:
    """The folder of everything that is not code. A relative PARAPORTAL_VAR counts from the checkout."""
    return CHECKOUT / os.environ.get("PARAPORTAL_VAR", "var")


@dataclass(frozen=True)
class Home:
    """One profile's engines: `desk` holds locks, passwords and messages, `data` what the engines write."""

    profile: Profile
    desk: Path
    data: Path

    @property
    def starting(self) -> Path:
        """Held alone while engines are being started or stopped."""
        return self.desk / "starting.lock"

    @property
    def users(self) -> Path:
        """Shared by each process that uses the engines."""
        return self.desk / "users.lock"

    @property
    def keeper(self) -> Path:
        """Held alone by the keeper for as long as it lives."""
        return self.desk / "keeper.lock"

    @property
    def request(self) -> Path:
        return self.desk / "request.json"

    @property
    def answer(self) -> Path:
        return self.desk / "answer.json"

    @property
    def log(self) -> Path:
        return self.desk / "keeper.log"


def home(profile: Profile) -> Home:
    """The home of `profile`, with its folders made. Raises EngineError where we may not write."""
    desk = var() / FOLDERS[profile]
    try:
        desk.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = desk / "starting.lock"
        os.close(os.open(probe, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise EngineError(
            f"{error.filename or desk} cannot be written by you ({error.strerror}). Was it made by another "
            "user? Run as that user, or set PARAPORTAL_VAR to a folder of your own."
        ) from error
    return Home(profile, desk, _data_folder(profile, desk))


def _data_folder(profile: Profile, desk: Path) -> Path:
    if not privileges.is_root():
        return desk
    # PostgreSQL refuses to run as root, and the folders above a checkout are often root's alone.
    data = system_folder(installation_id()) / FOLDERS[profile]
    data.mkdir(exist_ok=True, mode=0o700)
    privileges.give_to_engine_user(data)
    return data


def system_folder(name: str) -> Path:
    """A folder of root's in our home of the system, open to read for the system user, made if missing."""
    folder = SYSTEM_HOME / name
    for level in [SYSTEM_HOME, folder]:
        level.mkdir(exist_ok=True)
        level.chmod(0o755)  # whatever the umask said
    return folder


def installation_id() -> str:
    """A random name, kept in `var`: a fresh clone at an old path does not meet the old one's data."""
    path = var() / "installation-id"
    try:
        # The mode x fails where the file is there, so that of two first starts only one writes.
        with path.open("x") as file:
            file.write(secrets.token_hex(6))
    except FileExistsError:
        pass
    return path.read_text()


def password(desk: Path, name: str) -> str:
    """The password of one engine, made on first use, readable by its owner only."""
    path = desk / f"{name}.password"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24))
    return path.read_text()


def write_private(path: Path, text: str) -> None:
    """Replace `path` in one step: a reader finds the old text or the new, never half of it."""
    # Beside it, because a rename is one step only within a file system.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w") as file:
        file.write(text)
    draft.replace(path)
