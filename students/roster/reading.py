"""From bytes to rows: a CSV file as a stream, each row with the line on which it begins. No database."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from students.roster.problems import Problems
from students.roster.shapes import Column, FileShape
from students.roster.values import CONTROL, Wrong, value_of

# A file without line breaks, or with one quotation mark too many, would else be read into memory whole.
LONGEST_LINE = 256 * 1024
LONGEST_CELL = 64 * 1024
Progress = Callable[[int], None]  # bytes read since the last call


class _Stop(Exception):
    """The rest of the file cannot be told apart."""


@dataclass(frozen=True)
class CsvRow:
    """`values` by the names of the columns that are read."""

    line: int
    values: dict[str, Any]


def csv_rows(
    stream: IO[bytes],
    shape: FileShape,
    *,
    version: str,
    is_delta: bool,
    problems: Problems,
    remarks: Problems,
    progress: Progress | None = None,
) -> Iterator[CsvRow]:
    """Rows that are right in themselves; what is wrong goes to `problems` by line and column."""
    before = problems.count
    reader = _Reader(stream, shape.file, problems, progress)
    _line, names = next(reader, (1, []))
    if not names and problems.count == before:
        problems.add(shape.file, 1, "", _("The file is empty: it has no header."))
    names = [name.strip() for name in names]
    if not names or not _is_header(names, shape, is_delta, problems):
        return
    places = [(names.index(c.name), c) for c in shape.columns if c.name in names]
    cells_of = _Cells(shape, version, problems, remarks)
    for line, cells in reader:
        if len(cells) > len(names) and not any(cells[len(names) :]):
            remarks.add(
                shape.file, line, "", _("The line ends with commas too many; nothing stands after them.")
            )
        elif len(cells) != len(names):
            problems.add(shape.file, line, "", _count(len(cells), len(names)))
            continue
        before = problems.count
        values = cells_of.values(line, [(column, cells[place]) for place, column in places])
        if problems.count == before and _is_told(shape, line, values, is_delta, problems):
            yield CsvRow(line, values)


@dataclass(frozen=True)
class _Cells:
    """From the cells of a row to values; what is wrong with them is said."""

    shape: FileShape
    version: str
    problems: Problems
    remarks: Problems

    def values(self, line: int, cells: list[tuple[Column, str]]) -> dict[str, Any]:
        found: dict[str, Any] = dict.fromkeys(self.shape.names)
        for column, text in cells:
            if not text and not column.is_required:  # most cells of most files
                continue
            if CONTROL.search(text):
                words = _("has a line break or another control character within; it is read as a space.")
                self.remarks.add(self.shape.file, line, column.name, words)
            try:
                found[column.name] = value_of(column, text, self.version)
            except Wrong as wrong:
                self.problems.add(self.shape.file, line, column.name, str(wrong))
        return found


class _Reader:
    """(line on which it begins, cells) of each row that is not blank."""

    def __init__(self, stream: IO[bytes], file: str, problems: Problems, progress: Progress | None) -> None:
        # Bytes that are no UTF-8 stay visible in their own cell instead of ending the whole file.
        self._text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
        self._file, self._problems, self._progress = file, problems, progress
        # The module keeps one limit for the whole process, not one for each reader.
        csv.field_size_limit(LONGEST_CELL)
        self._csv = csv.reader(self._lines(), strict=True)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        return self

    def __next__(self) -> tuple[int, list[str]]:
        while True:
            # line_num counts lines that were read: a row with a line break in a cell takes several.
            line = self._csv.line_num + 1
            try:
                cells = next(self._csv)
            except csv.Error:
                words = _("Quotation marks do not match from here on, or a cell is far too long.")
                self._problems.add(self._file, line, "", words)
                raise StopIteration from None
            except _Stop:
                self._problems.add(self._file, line, "", _("The line is far too long."))
                raise StopIteration from None
            if any(cells):
                return line, cells

    def _lines(self) -> Iterator[str]:
        while text := self._text.readline(LONGEST_LINE):
            # readline() returns as many characters only where the line goes on, or just fits.
            if len(text) == LONGEST_LINE:
                raise _Stop
            if self._progress:
                self._progress(len(text))
            yield text


def _is_header(names: list[str], shape: FileShape, is_delta: bool, problems: Problems) -> bool:
    before = problems.count
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        problems.add(shape.file, 1, name[:80], _("The column is there twice."))
    for column in shape.columns:
        wanted = column.is_required or (is_delta and column.name in ("status", "dateLastModified"))
        if wanted and column.name not in names:
            problems.add(shape.file, 1, column.name, _("The column is missing."))
    return problems.count == before


def _is_told(shape: FileShape, line: int, values: dict[str, Any], is_delta: bool, problems: Problems) -> bool:
    """Whether the row says what its mode asks for, and begins before it ends."""
    wrong: list[tuple[str, str]] = []
    if is_delta:
        wrong += [
            (name, _("is empty, and a file of changes must say it."))
            for name in ("status", "dateLastModified")
            if values[name] is None
        ]
    elif values.get("status") == "tobedeleted":
        wrong.append(("status", _("says “tobedeleted” in a file that the manifest calls complete (bulk).")))
    for first, last in (("beginDate", "endDate"), ("startDate", "endDate")):
        if values.get(first) and values.get(last) and values[last] < values[first]:
            wrong.append((last, _("lies before %(first)s.") % {"first": first}))
    for column, words in wrong:
        problems.add(shape.file, line, column, words)
    return not wrong


def _count(n: int, wanted: int) -> str:
    text = ngettext(
        "The line has %(n)d cell, and the header %(wanted)d.",
        "The line has %(n)d cells, and the header %(wanted)d.",
        n,
    )
    return text % {"n": n, "wanted": wanted}
