"""Coverage as a table for a state: staff, dates and figures; no student is named in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supervision.coverage.figures import Clock, Pair, State
from supervision.coverage.load import Coverage
from supervision.coverage.rules import RuleSource

# What spreadsheets take for a formula at the beginning of a cell (CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

# Lazy: said in the language of who asks
WORDS = {
    State.OVERDUE: gettext_lazy("overdue"),
    State.SHORT: gettext_lazy("less than expected this month"),
    State.MET: gettext_lazy("as expected"),
    State.AWAY: gettext_lazy("not scheduled"),
}


def notice() -> str:
    """The words of 34 CFR 99.33, in plain English, at the head of every file."""
    return _(
        "Confidential. This file was made from education records. It may be used only for the purpose for "
        "which it was asked for, and may not be passed on without consent (34 CFR 99.33)."
    )


def head() -> list[str]:
    return [
        _("School"), _("Para"), _("Supervising teacher"), _("Teacher licensed today"), _("State"),
        _("Last contact of the two"), _("School days since"), _("District expectation: at most"),
        _("Students"), _("Longest without the teacher, school days"), _("District expectation: at most"),
        _("Longest without a look at the data, school days"), _("District expectation: at most"),
        _("Contacts of the para this week"), _("Minutes this week"),
        _("District expectation: contacts a week"), _("District expectation: minutes a week"),
        _("Contacts of the para this month"), _("Minutes this month"),
        _("Of these not confirmed"), _("Of these not agreed with"), _("Contacts not counted"),
        _("Expectation in force"), _("As of"),
    ]  # fmt: skip


def rows(found: Coverage) -> Iterator[list[str]]:
    for pair in found.pairs:
        yield _row(found, pair)


def _row(found: Coverage, pair: Pair) -> list[str]:
    row, expects, week, month = pair.row, pair.time.expected, pair.week, pair.month
    school = found.schools[row.school]
    return [
        school.name, row.para_name, row.supervisor_name, _("yes") if row.is_licensed else _("no"),
        str(WORDS[pair.state]),
        pair.contact.since.isoformat() if pair.contact.has_event else _("none yet"),
        # In the order of `head()`.
        *_clock(pair.contact), str(pair.students), *_clock(pair.student), *_clock(pair.data),
        str(week.contacts), str(week.minutes), _number(expects.contacts), _number(expects.minutes),
        str(month.contacts), str(month.minutes), str(month.unconfirmed), str(month.disputed),
        str(month.uncounted), _named(expects.week_named),
        found.at.astimezone(school.zone).strftime("%Y-%m-%d %H:%M"),
    ]  # fmt: skip


def _clock(clock: Clock) -> list[str]:
    return [_("%d or more") % clock.days if clock.is_capped else str(clock.days), _number(clock.limit)]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _named(named: RuleSource | None) -> str:
    if named is None:
        return ""
    return f"{named.source}, {named.first.isoformat()} – {_day(named.last)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def as_csv(found: Coverage) -> str:
    """The whole file. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([notice()])
    writer.writerow(head())
    writer.writerows(_safe(row) for row in rows(found))
    return out.getvalue()


def _safe(cells: Iterable[str]) -> list[str]:
    return [f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell for cell in cells]
