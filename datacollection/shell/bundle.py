"""The shell: its pages, every file that they load, and a version that changes when one of them does.

The list is read off the pages themselves, so nobody has to keep it: what a page links to, what a script
imports, what a style sheet points at.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from datacollection.shell.pads import all_pads, key_hints, pad_sheets
from students.frames import Frame, sheets

TEMPLATES = {
    "today": "datacollection/shell/today.html",
    "recorder": "datacollection/shell/record.html",
    "offline": "offline.html",
}
ENTRIES = {"today": "datacollection/today.js", "recorder": "datacollection/record.js"}
EVERY_PAGE = "datacollection/page.js"

# `data-module`: a recorder, which is loaded when it is needed and kept for offline all the same
_IN_PAGE = re.compile(r'(?:href|src|data-module)="([^"]+)"')
# What a file loads: its ending and what stands in it.
Pattern = tuple[str, re.Pattern[str]]
_LOADS: tuple[Pattern, ...] = (
    (".js", re.compile(r'(?:^import|\bfrom)\s*"(\.[^"]+)"', re.MULTILINE)),
    (".css", re.compile(r'url\("?([^")]+)"?\)')),
)


@dataclass(frozen=True)
class Shell:
    """`pages` and `files` are paths on this site; `version` stands for all their bytes."""

    version: str
    pages: tuple[str, ...]
    files: tuple[str, ...]


def page(name: str) -> str:
    """One shell page in the language of this request."""
    return _page(name, get_language() or "")


def shell() -> Shell:
    """The shell in the language of this request."""
    return _shell(get_language() or "")


def worker() -> str:
    """The service worker with the list of what it keeps in front of it."""
    this = shell()
    kept = {"version": this.version, "pages": this.pages, "files": this.files}
    names = {"today": reverse("today"), "offline": reverse("offline"), "recorder": reverse("recorder")}
    return f"const SHELL = {json.dumps(kept | names)};\n{_read('datacollection/sw.js')}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# Cached for the life of the process: a new release is a new process. By language: three pages in each.
@lru_cache(maxsize=16)
def _page(name: str, language: str) -> str:
    context = {
        "is_demo": settings.IS_DEMO,
        "sheets": sheets(Frame.TODAY),
        "pads": all_pads(),
        "pad_sheets": pad_sheets(),
        "key_hints": list(key_hints().items()),
        "modules": _closure([static(entry) for entry in (EVERY_PAGE, ENTRIES.get(name)) if entry]),
    }
    return render_to_string(TEMPLATES[name], context)


@lru_cache(maxsize=4)
def _shell(language: str) -> Shell:
    pages = {reverse(name): _page(name, language) for name in TEMPLATES}
    links = [link for html in pages.values() for link in _IN_PAGE.findall(html)]
    files = _closure(links)
    # Files carry their hash in their name, so the list of names stands for their bytes.
    version = digest(json.dumps([pages, files, _read("datacollection/sw.js")]))
    return Shell(version, tuple(pages), tuple(files))


def _closure(links: Iterable[str]) -> list[str]:
    """These static files and every one that they load, directly or through another."""
    urls: set[str] = set()
    open_ = list(links)
    while open_:
        url = open_.pop().split("#")[0].split("?")[0]
        # Links to pages and to other sites are no files of the shell.
        if url in urls or not url.startswith(settings.STATIC_URL):
            continue
        urls.add(url)
        open_ += _loads(url)
    return sorted(urls)


def _loads(url: str) -> list[str]:
    wanted = [pattern for ending, pattern in _LOADS if url.endswith(ending)]
    if not wanted:
        return []
    text = _read(url.removeprefix(settings.STATIC_URL))
    return [urljoin(url, link) for pattern in wanted for link in pattern.findall(text)]


def _read(name: str) -> str:
    with staticfiles_storage.open(name) as file:
        return str(file.read().decode())
