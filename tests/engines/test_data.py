"""What the engines keep, and what they keep to themselves."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from paraportal.engines import EngineError, Engines, privileges, running
from paraportal.engines.engine import Engine
from paraportal.engines.paths import home

pytestmark = pytest.mark.faults


@pytest.fixture
def engines(var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engines]:
    monkeypatch.setenv("PARAPORTAL_VAR", str(var))
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")
    with running("test") as started:
        yield started


def test_what_was_committed_survives_a_power_cut_of_postgresql(engines: Engines) -> None:
    with psycopg.connect(engines.database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('tap')")
        engines.postgres.stop("immediate")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(engines.database_url)
    assert engines.fallen == ["postgres"]
    engines.postgres.start()
    with psycopg.connect(engines.database_url) as connection:
        assert ("tap",) in connection.execute("SELECT word FROM kept").fetchall()


def test_valkey_comes_back_at_its_address_with_its_data(engines: Engines) -> None:
    client = redis.Redis.from_url(engines.redis_url)
    client.set("word", "tap")
    engines.valkey.stop("immediate")
    with pytest.raises(redis.ConnectionError):
        client.get("word")
    engines.valkey.start()
    assert client.get("word") == b"tap"


def test_nobody_gets_in_without_the_password(engines: Engines) -> None:
    for engine in (engines.postgres, engines.valkey):
        assert engine.engine.password in engine.url
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(without_password(engines.postgres.engine), password="guess")
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(without_password(engines.valkey.engine)).ping()


def test_passwords_are_for_their_owner_only(engines: Engines, var: Path) -> None:
    files = [*var.rglob("*.password"), *engines.valkey.engine.data.glob("valkey.conf")]
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    command = Path(f"/proc/{engines.valkey.pid}/cmdline").read_text()
    assert engines.valkey.engine.password not in command


def test_a_failed_statement_leaves_no_name_in_the_log(engines: Engines) -> None:
    with psycopg.connect(engines.database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('Canary Wren')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO people VALUES ('Canary Wren')")
    log = engines.postgres.engine.log.read_text()
    assert "people_name_key" in log
    assert "Canary" not in log


@pytest.mark.skipif(not privileges.is_root(), reason="only root has rights to give up")
def test_root_runs_no_engine_as_root(engines: Engines) -> None:
    for handle in (engines.postgres, engines.valkey):
        status = Path(f"/proc/{handle.pid}/status").read_text()
        uids = status.split("Uid:")[1].split("\n")[0].split()
        assert set(uids) == {str(privileges.engine_user().pw_uid)}


def test_data_of_another_postgresql_are_refused_in_words(engines: Engines) -> None:
    engines.postgres.stop()
    version = engines.postgres.engine.data / "PG_VERSION"
    ours = version.read_text()
    version.write_text("12\n")
    try:
        with pytest.raises(EngineError, match="made by PostgreSQL 12"):
            engines.postgres.start()
    finally:
        version.write_text(ours)
    engines.postgres.start()
    assert engines.fallen == []


def test_named_servers_are_used_and_none_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARAPORTAL_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/district")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    with running() as engines:
        assert (engines.database_url, engines.redis_url) == (
            "postgresql://elsewhere/district",
            "redis://elsewhere",
        )
        assert engines.postgres is None
        assert engines.valkey is None
    assert not list(tmp_path.iterdir())


def test_a_var_that_cannot_be_written_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAPORTAL_VAR", "/proc")
    with pytest.raises(EngineError, match="PARAPORTAL_VAR"):
        home("main")


def without_password(engine: Engine) -> str:
    return engine.url.replace(f":{engine.password}", "")
