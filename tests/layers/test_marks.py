"""The short marks of the code (“P9”) are explained where a newcomer looks for them."""

import re
from pathlib import Path

ROOMS = ("core", "staff", "students", "schedule", "iep", "datacollection", "supervision", "paraportal")
MARK = re.compile(r"\(([ACFGLNPSV]\d{1,2}(?:, [ACFGLNPSV]\d{1,2})*)\)")


def test_each_mark_is_explained():
    root = Path(__file__).resolve().parents[2]
    sources = [path for room in ROOMS for path in (root / room).rglob("*.py")]
    used = {
        mark for path in sources for found in MARK.findall(path.read_text()) for mark in found.split(", ")
    }
    explained = set(re.findall(r"^\| ([A-Z]\d{1,2}) \|", (root / "docs/rules.md").read_text(), re.MULTILINE))
    assert len(used) > 10
    assert used <= explained
