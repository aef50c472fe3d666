"""The pages that administrators start from: rooms register theirs in `AppConfig.ready`.

To add one is to add one `AdministrationPage`, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.registry import Registry

Words = str | Promise


@dataclass(frozen=True)
class AdministrationPage:
    """`url`: the name of a page without parameters. `text`: one sentence on what one does there."""

    key: str
    order: int
    url: str
    label: Words
    text: Words


ADMINISTRATION_PAGES = Registry[str, AdministrationPage](
    "administration page", key=lambda page: page.key, order=lambda page: (page.order, page.key)
)

PAGES_OF_STAFF = (
    AdministrationPage(
        "people", 10, "staff:people", _("People"),
        _("Add people, give and end posts, close accounts."),
    ),
    AdministrationPage(
        "licences", 20, "staff:licences", _("Licenses"),
        _("What is valid until when, and what ends with it."),
    ),
    AdministrationPage(
        "calendar", 30, "staff:calendar-first", _("Calendar"),
        _("School days, half days, days off. A snow day takes one minute."),
    ),
    AdministrationPage(
        "bells", 40, "staff:bells-first", _("Bells"),
        _("When each period begins and ends, on regular days and others."),
    ),
    AdministrationPage(
        "policies", 50, "staff:policies-first", _("Policies"),
        _("The rules of the state and the expectations of the district, with their dates."),
    ),
    AdministrationPage(
        "jobs", 90, "jobs:list", _("Jobs"),
        _("What runs behind the pages: imports and reports, with their state."),
    ),
)  # fmt: skip
