"""From bytes to lines of named cells. What cannot be read is told by line and column, never guessed."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MOST_LINES = 200
MOST_CHARACTERS = 500_000
_KEPT = frozenset("\n\r\t")


class Unreadable(ValueError):
    """The whole of it is no table; in words."""


@dataclass(frozen=True)
class Problem:
    """`line` counts from 1, the line of the names included. `column`: its name, or empty for the line."""

    line: int
    column: str
    words: str


@dataclass(frozen=True)
class TableLine:
    """`cells`: {name of the column, as it was written: text}"""

    number: int
    cells: dict[str, str]


@dataclass
class Table:
    names: list[str] = field(default_factory=list)
    lines: list[TableLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def decode(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 as spreadsheets write it."""
    # A workbook (ZIP), a PDF and an old Excel file by their first bytes. Decoded as text they would be noise.
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(_("This is no table in text. In the spreadsheet choose “Save as”, CSV."))
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        # No text has a zero byte but UTF-16, which has announced itself by its mark above.
        if b"\0" in data:
            raise Unreadable(_("This is no table in text. In the spreadsheet choose “Save as”, CSV."))
        # Excel writes a byte order mark before UTF-8: left in, it would become part of the first column's
        # name.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows(data)


def _windows(data: bytes) -> str:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # it said UTF-16, and is none
            data.decode("utf-16")
        return data.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise Unreadable(_("The letters of this file cannot be read. Save it as CSV in UTF-8.")) from problem


def parse(text: str) -> Table:
    """The lines under the line of names. Raises Unreadable for nothing, and for too much."""
    text = text.lstrip("\ufeff")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(_("This is too long. Add it in smaller parts."))
    table = Table()
    for number, cells in _rows(text, table.problems):
        if not any(cell.strip() for cell in cells):
            continue
        if not table.names:
            table.names = [cell.strip() for cell in cells]
            continue
        if len(table.lines) == MOST_LINES:
            raise Unreadable(_("At most %(most)d lines at a time.") % {"most": MOST_LINES})
        _add(table, number, cells)
    if not table.names:
        raise Unreadable(_("There is nothing to read. The first line holds the names of the columns."))
    if not table.lines and not table.problems:
        raise Unreadable(_("There is no line under the names of the columns."))
    return table


def _rows(text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """(the line on which it begins, its cells); reading ends where quotes do not close."""
    # newline="" keeps line ends inside quotes as they are; strict=True tells of quotes that do not close.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        # A quoted cell may run over several lines: problems are told by the line on which the row begins.
        begins = reader.line_num + 1
        try:
            yield begins, next(reader)
        except StopIteration:
            return
        except csv.Error:
            words = _("The quotation marks of this line do not match. What follows was not read.")
            problems.append(Problem(begins, "", words))
            return


def _delimiter(text: str) -> str:
    """Pasted cells come with tabs, files with commas or, in some countries, semicolons."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    # The tab comes first: where none of the three is there, `max` returns the first.
    return max("\t,;", key=first.count)


def _add(table: Table, number: int, cells: Sequence[str]) -> None:
    if len(cells) > len(table.names) and any(cell.strip() for cell in cells[len(table.names) :]):
        words = _("This line has %(have)d cells, but there are %(names)d columns.") % {
            "have": len(cells),
            "names": len(table.names),
        }
        table.problems.append(Problem(number, "", words))
        return
    named = dict(zip(table.names, cells, strict=False))
    found = [Problem(number, name, words) for name, cell in named.items() if (words := _wrong(cell))]
    table.problems.extend(found)
    table.lines.append(
        TableLine(number, {name: "" if _wrong(cell) else cell.strip() for name, cell in named.items()})
    )


def _wrong(cell: str) -> str:
    """What no text of a plan may be."""
    # A spreadsheet would compute this, and only the computed value is what somebody meant to write.
    if cell.lstrip().startswith(("=", "@")):
        return _("This is a formula, not text. Copy its value instead.")
    # Control characters, lone surrogates, private use and unassigned: none of them can be read on every
    # device.
    if any(unicodedata.category(one) in ("Cc", "Cs", "Co", "Cn") and one not in _KEPT for one in cell):
        return _("This holds a character that no text has. Type it again.")
    return ""
