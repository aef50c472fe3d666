"""What a version says, in words: rows of (label, words), and what changed from one version to the next.

The same rows stand on the plan page, in the review before publishing and in what a para is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from core.versions import Version
from iep.parts import LabeledWords, part_of


@dataclass(frozen=True)
class Change:
    """One line of a plan update; an empty `before` is new, an empty `after` is gone."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class FieldComparison:
    """One field of two versions; empty where a version does not say it."""

    label: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


def title(version: Version) -> str:
    """What the version is about, in at most 200 characters."""
    return part_of(version).title(version)


def rows(version: Version) -> list[LabeledWords]:
    """What is filled in, in the order of the form."""
    filled = ((label, words.strip()) for label, words in part_of(version).rows(version))
    return [(label, words) for label, words in filled if words]


def sentence(version: Version) -> str:
    """What it said, in one line: for what ended."""
    part = part_of(version)
    return (part.sentence or part.title)(version)


def changes(before: Any, after: Any) -> list[Change]:
    """Row by row from one version of a thing to another; everything where there was none before."""
    if before is not None:
        before.of = after.of  # the same thing, loaded with what its words need
    fields = compare_fields(before, after)
    return [Change(field.label, field.before, field.after) for field in fields if field.differs]


def compare_fields(earlier: Any, later: Any) -> list[FieldComparison]:
    """Every field of two versions of a thing, in the order of the form, unchanged ones too."""
    # Compared by label and in words: what reads alike is no change, however it is stored.
    old, new = dict(rows(earlier)) if earlier else {}, dict(rows(later))
    # Fields that only the older version has come last.
    labels = [*new, *(label for label in old if label not in new)]
    return [FieldComparison(label, old.get(label, ""), new.get(label, "")) for label in labels]


def day(value: date) -> str:
    """Nov 23, 2026"""
    return date_format(value, "M j, Y")


def numbered(lines: Sequence[str]) -> str:
    """1. Points.  2. Asks. One below the other."""
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, start=1))
