"""The goal bank: own-written examples to begin from, one file an area. They are content of this release.

None trains eye contact, quiet hands or compliance for itself; a test holds that.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HERE = Path(__file__).parent
# In the order in which they are offered; each has the file of its name.
AREAS: dict[str, str | Promise] = {
    "reading": _("Reading"),
    "writing": _("Writing"),
    "math": _("Math"),
    "communication": _("Communication"),
    "social": _("Being with others"),
    "self_regulation": _("Self-regulation"),
    "daily_living": _("Daily living"),
    "work": _("Work and after school"),
    "motor": _("Moving and using hands"),
}


@dataclass(frozen=True)
class Example:
    """`measure`: the key of the measure that suits a target of it."""

    key: str
    area: str
    condition: str
    behavior: str
    criterion: str
    objectives: tuple[str, ...]
    measure: str

    @property
    def area_name(self) -> str:
        return str(AREAS[self.area])

    @property
    def text(self) -> str:
        words = (self.area_name, self.condition, self.behavior, self.criterion, *self.objectives)
        return " ".join(words).casefold()

    def fields(self) -> dict[str, object]:
        """What a form for a goal opens with. The baseline is the student's own, so it stays empty."""
        return {
            "area": self.area_name,
            "condition": self.condition,
            "behavior": self.behavior,
            "criterion": self.criterion,
            "objectives": list(self.objectives),
        }


@cache
def examples() -> tuple[Example, ...]:
    """All of them, by area."""
    return tuple(example for area in AREAS for example in _read(area))


def search(area: str = "", words: str = "") -> list[Example]:
    """Those of the area (any where it is empty) that hold every one of the words, in any order."""
    wanted = words.casefold().split()
    return [
        example
        for example in examples()
        if area in ("", example.area) and all(word in example.text for word in wanted)
    ]


def get(key: str) -> Example | None:
    return next((example for example in examples() if example.key == key), None)


def _read(area: str) -> list[Example]:
    rows = tomllib.loads((HERE / f"{area}.toml").read_text(encoding="utf-8"))["goals"]
    return [Example(area=area, **row | {"objectives": tuple(row["objectives"])}) for row in rows]
