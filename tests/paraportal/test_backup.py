"""Backup and restore, with the programs and the engines that people use."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from datacollection.models import Installation
from paraportal import backups
from paraportal.backups import BackupError, sealed
from students.access_log import sealing
from students.models import AccessRow
from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District

KEY = "a key for tests, of more than thirty-two characters"
# Their content is of the moment or of the installation, and changes with a restore.
CHANGED = {"datacollection_installation", "django_session", "students_accessseal", "django_migrations"}

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("transactional_db")]


@dataclass
class House:
    """A committed district with a device at work, and where backups of it lie."""

    district: District
    sender: Sender
    folder: Path
    sent: list[dict]


@pytest.fixture
def house(committed_district, settings, tmp_path, monkeypatch) -> House:
    monkeypatch.setenv("BACKUP_KEY", KEY)
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    district = committed_district
    sender = Sender(district, district.para, district.now)
    session = sender.start()
    sent = [session, sender.trial(session, 1)]
    assert sender.send(*sent).have == 2
    default_storage.save("reports/2026/one.pdf", ContentFile(os.urandom(3_000_000)))
    default_storage.save("empty.txt", ContentFile(b""))
    return House(district, sender, tmp_path, sent)


@pytest.fixture
def fresh() -> Iterator[str]:
    """The URL of a new, empty database on the engine of the tests; each test worker has its own."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def manage(*words: str, url: str, var: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": url, "PARAPORTAL_VAR": str(var), "DB_POOL": "0"}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)


def contents(url: str) -> dict[str, tuple[int, str]]:
    """Table -> (rows, a digest over all of them)."""
    with psycopg.connect(url) as there:
        tables = [
            name
            for (name,) in there.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            if name not in CHANGED
        ]
        return {
            name: there.execute(
                f"SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {name} t"
            ).fetchone()
            for name in tables
        }


def ours() -> str:
    name = connection.settings_dict["NAME"]
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


RECEIVE = """
import json, sys
from datetime import datetime
from datacollection.sync.ingest import ingest
body, at = json.load(open({path!r}))
answer = ingest(body.encode(), datetime.fromisoformat(at))
print(json.dumps([answer.have, str(answer.epoch), [r.status.value for r in answer.results]]))
"""


def receive(house: House, url: str, records: list[dict]) -> list:
    """What the restored installation answers to these records."""
    path = house.folder / "envelope.json"
    body = house.sender.body(records, at=house.sender.at)
    path.write_text(json.dumps([body.decode(), house.sender.at.isoformat()]))
    done = manage("shell", "-v", "0", "-c", RECEIVE.format(path=str(path)), url=url, var=house.folder / "new")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_backup_is_restored_to_the_same_rows_and_files_and_devices_feed_the_rest(house, fresh):
    AccessRow.objects.create(
        at=house.district.now, who=house.district.para, page="p", act="looked", ground="g", students=[]
    )
    sealing.seal_waiting()
    before, epoch = contents(ours()), Installation.objects.get().epoch
    done = manage("backup", "--to", str(house.folder / "b"), url=ours(), var=house.folder)
    assert done.returncode == 0, done.stderr
    (path,) = (house.folder / "b").glob("*.backup")
    assert path.stat().st_mode & 0o077 == 0
    session, _first = house.sent
    late = [house.sender.trial(session, 2), house.sender.trial(session, 3)]
    assert house.sender.send(*late).have == 4

    done = manage("restore", str(path), url=fresh, var=house.folder / "new")
    assert done.returncode == 0, done.stderr
    stored = files(house.folder / "files")
    assert f"{len(stored)} files were put back" in done.stdout
    assert contents(fresh) == before
    assert files(house.folder / "new" / "files") == stored

    have, new_epoch, _statuses = receive(house, fresh, [])
    assert have == 2
    assert new_epoch != str(epoch)
    have, _epoch, statuses = receive(house, fresh, [*house.sent, *late])
    assert have == 4
    assert statuses == ["duplicate", "duplicate", "stored", "stored"]
    done = manage("verify_audit", url=fresh, var=house.folder / "new")
    assert "All is as it was sealed" in done.stdout


def test_a_database_with_anything_in_it_is_left_alone(house):
    made = backups.make(house.folder / "one.backup")
    before = contents(ours())
    with pytest.raises(BackupError, match="is not empty"):
        backups.restore(made.path)
    assert contents(ours()) == before


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("wrong key", "The key is not the one"),
        ("cut", "cut off"),
        ("cut between two parts", "cut off"),
        ("a byte", "damaged"),
        ("more", "damaged"),
        ("two parts changed places", "damaged"),
        ("another file", "not a backup"),
    ],
)
def test_what_is_wrong_with_a_backup_is_told_and_changes_nothing(house, fresh, harm, words):
    path = backups.make(house.folder / "one.backup").path
    key = KEY
    if harm == "wrong key":
        key = KEY + "!"
    else:
        path.write_bytes(harmed(path.read_bytes(), harm))
    environment_key = os.environ["BACKUP_KEY"]
    os.environ["BACKUP_KEY"] = key
    try:
        done = manage("restore", str(path), url=fresh, var=house.folder / "new")
    finally:
        os.environ["BACKUP_KEY"] = environment_key
    assert done.returncode == 1
    assert words in done.stderr
    assert contents(fresh) == {}
    assert not (house.folder / "new" / "files").exists()


def harmed(backup: bytes, harm: str) -> bytes:
    head = len(sealed.MAGIC) + sealed.SALT + sealed.CHECK
    starts = [head]
    while starts[-1] < len(backup):
        size = int.from_bytes(backup[starts[-1] : starts[-1] + sealed.LENGTH], "big")
        starts.append(starts[-1] + sealed.LENGTH + size)
    parts = [backup[a:b] for a, b in pairwise(starts)]
    middle = len(backup) // 2
    return {
        "cut": backup[:middle],
        "cut between two parts": backup[: starts[-2]],
        "a byte": backup[:middle] + bytes([backup[middle] ^ 1]) + backup[middle + 1 :],
        "more": backup + b"x",
        "two parts changed places": backup[:head] + b"".join([parts[0], parts[2], parts[1], *parts[3:]]),
        "another file": b"PK" + backup,
    }[harm]


def test_nothing_of_a_person_can_be_read_in_it(house):
    backup = backups.make(house.folder / "one.backup").path.read_bytes()
    assert house.district.student.legal_name.encode() not in backup
    assert b"PGDMP" not in backup


def test_a_dump_that_fails_leaves_no_file(house, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")
    with pytest.raises(BackupError, match="pg_dump failed"):
        backups.make(house.folder / "one.backup")
    assert not list(house.folder.glob("one.backup*"))
