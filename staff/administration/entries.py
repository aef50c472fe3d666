"""The pages that administrators start from: rooms register theirs in `AppConfig.ready`.

To add one is to add one `Entry`, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Entry:
    """`url`: the name of a page without parameters. `text`: one sentence on what one does there."""

    key: str
    order: int
    url: str
    label: Words
    text: Words


_entries: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Raises ValueError where the key is taken."""
    if entry.key in _entries:
        raise ValueError(f"There is an administration page {entry.key} already.")
    _entries[entry.key] = entry


def entries() -> list[Entry]:
    """In the order in which they stand."""
    return sorted(_entries.values(), key=lambda entry: (entry.order, entry.key))


def register_own() -> None:
    """The pages of this room."""
    for entry in (
        Entry(
            "people", 10, "staff:people", _("People"),
            _("Add people, give and end posts, close accounts."),
        ),
        Entry(
            "licences", 20, "staff:licences", _("Licenses"),
            _("What is valid until when, and what ends with it."),
        ),
        Entry(
            "calendar", 30, "staff:calendar-first", _("Calendar"),
            _("School days, half days, days off. A snow day takes one minute."),
        ),
        Entry(
            "bells", 40, "staff:bells-first", _("Bells"),
            _("When each period begins and ends, on regular days and others."),
        ),
        Entry(
            "policies", 50, "staff:policies-first", _("Policies"),
            _("The rules of the state and the expectations of the district, with their dates."),
        ),
        Entry(
            "jobs", 90, "jobs:list", _("Jobs"),
            _("What runs behind the pages: imports and reports, with their state."),
        ),
    ):  # fmt: skip
        register(entry)
