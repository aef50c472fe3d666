"""The pages that a device keeps: the same bytes for everybody, and everything that they load with them."""

import gzip
import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from django.urls import reverse

from datacollection.shell import bundle
from tests.fixtures.canary import found_in
from tests.fixtures.district import District

PAGES = ("today", "recorder", "offline")
MOST_SCRIPT = 60 * 1024  # bytes gzipped, the budget of a Chromebook


@pytest.mark.parametrize("name", PAGES)
def test_a_shell_page_is_the_same_bytes_for_everybody(name: str, district: District) -> None:
    answers = []
    for user in (None, district.para, district.case_manager):
        client = Client()
        if user:
            client.force_login(user)
        answers.append(client.get(reverse(name)).content)
    assert len(set(answers)) == 1
    assert found_in(answers[0]) == []
    assert b"csrfmiddlewaretoken" not in answers[0]


@pytest.mark.parametrize("name", [*PAGES, "service-worker", "manifest"])
def test_a_shell_page_asks_neither_session_nor_database(name: str, client: Client) -> None:
    """Without the db fixture a query would be an error."""
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies


@pytest.mark.parametrize("name", PAGES)
def test_a_shell_page_has_nothing_inline(name: str, client: Client) -> None:
    html = client.get(reverse(name)).content.decode()
    assert re.findall(r"<script(?![^>]* src=)[^>]*>", html) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=|nonce", html) == []


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    first = client.get(reverse("today"))
    again = client.get(reverse("today"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_shell_page_can_only_be_read(method: str, client: Client) -> None:
    assert getattr(client, method)(reverse("today")).status_code == 405


def kept() -> dict[str, Any]:
    """What the worker's first line names."""
    first_line = bundle.worker().splitlines()[0]
    shell: dict[str, Any] = json.loads(first_line.removeprefix("const SHELL = ").rstrip(";"))
    return shell


def test_the_worker_keeps_the_shell_and_nothing_of_a_person(client: Client) -> None:
    shell = kept()
    assert shell["pages"] == ["/today/", "/record/", "/offline/"]
    assert all(file.startswith(settings.STATIC_URL) for file in shell["files"])


def test_every_kept_file_exists_and_every_module_of_the_shell_is_kept() -> None:
    files = kept()["files"]
    assert all(staticfiles_storage.exists(file.removeprefix(settings.STATIC_URL)) for file in files)
    modules = (settings.BASE_DIR / "static" / "datacollection").rglob("*.js")
    ours = {path.relative_to(settings.BASE_DIR / "static").as_posix() for path in modules}
    kept_names = {
        re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", file.removeprefix(settings.STATIC_URL)) for file in files
    }
    assert ours - kept_names == {"datacollection/sw.js"}


def test_all_scripts_together_are_within_the_budget_of_a_chromebook() -> None:
    scripts = [file for file in kept()["files"] if file.endswith(".js")]
    sizes = [
        len(gzip.compress(bundle._read(file.removeprefix(settings.STATIC_URL)).encode())) for file in scripts
    ]
    assert sum(sizes) <= MOST_SCRIPT


def test_the_version_changes_with_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = bundle.shell().version
    bundle._shell.cache_clear()
    monkeypatch.setattr(bundle, "_page", lambda name, language: f"<p>another {name}</p>")
    after = bundle.shell().version
    bundle._shell.cache_clear()
    assert before != after


def test_a_page_names_the_version_that_its_worker_keeps(client: Client) -> None:
    assert client.get(reverse("recorder"))["X-Shell-Version"] == kept()["version"]


def test_the_manifest_starts_at_today(client: Client) -> None:
    manifest = client.get(reverse("manifest")).json()
    assert manifest["start_url"] == reverse("today")
    assert all(staticfiles_storage.exists(icon["src"].removeprefix("/static/")) for icon in manifest["icons"])
