"""Reading a table as drafts: each line as it would read, or what is wrong with it, by line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from iep.drafts.forms import DraftForm
from iep.importing.sheets import Sheet, sheet_of
from iep.importing.table import Problem, TableLine, parse
from iep.models import Plan, PlanVersion
from iep.parts import LabeledWords, PlanPart
from iep.versions import describing


@dataclass(frozen=True)
class ImportRow:
    """A line that can be added. `of`: what it begins. `fields`: of the draft. `words`: how it will read."""

    line: int
    title: str
    words: list[LabeledWords]
    of: Any
    fields: dict[str, Any]


@dataclass
class Reading:
    rows: list[ImportRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def can_be_added(self) -> bool:
        """All or nothing: one problem, and no line is added."""
        return bool(self.rows) and not self.problems


def read(part: PlanPart[Any], text: str, plan: Plan, dates: PlanVersion | None) -> Reading:
    """A table of one part of the plan (one that has a sheet). `dates`: of the plan, for lines that name none.

    Raises Unreadable where it is no table.
    """
    sheet = sheet_of(part)
    table = parse(text)
    reading = Reading(problems=list(table.problems))
    known = _columns(sheet, table.names, reading.problems)
    if not known:
        return reading
    seen = _held_already(part, plan)
    for line in table.lines:
        _read_line(part, line, known, plan, dates, reading, seen)
    # The table tells its problems first and the forms theirs later; the sort is stable within a line.
    reading.problems.sort(key=lambda problem: problem.line)
    return reading


def _columns(sheet: Sheet, names: list[str], problems: list[Problem]) -> dict[str, str]:
    """{name as written: field}; tells of columns that are unknown, twice or missing. Empty where one is."""
    known: dict[str, str] = {}
    for name in names:
        found = sheet.field_of(name)
        if found is None:
            problems.append(Problem(1, name, _("There is no such column in this kind of table.")))
        elif found in known.values():
            problems.append(Problem(1, name, _("This column is there twice.")))
        else:
            known[name] = found
    missing = [sheet.columns[name][0] for name in sheet.required if name not in known.values()]
    problems += [Problem(1, name, _("This column is missing.")) for name in missing]
    return {} if missing else known


def _read_line(
    part: PlanPart[Any],
    line: TableLine,
    known: dict[str, str],
    plan: Plan,
    dates: PlanVersion | None,
    reading: Reading,
    seen: dict[tuple[str, ...], str],
) -> None:
    sheet = sheet_of(part)
    cells = {known[name]: text for name, text in line.cells.items() if name in known}
    # A cell that could not be read was emptied: without this it would be told a second time, as missing.
    bad = {p.column for p in reading.problems if p.line == line.number}
    try:
        form = sheet.form(plan, dates, cells)
    except (LookupError, ValueError) as problem:
        reading.problems.append(Problem(line.number, "kind", str(problem)))
        return
    written = {name: column for column, name in known.items()}
    for name, words in form.errors.items():
        column = written.get(name, str(sheet.columns.get(name, (name,))[0]))
        if column not in bad:
            reading.problems += [Problem(line.number, column, str(one)) for one in words]
    if form.errors or bad:
        return
    _add(part, line, form, plan, reading, seen)


def _add(
    part: PlanPart[Any],
    line: TableLine,
    form: DraftForm,
    plan: Plan,
    reading: Reading,
    seen: dict[tuple[str, ...], str],
) -> None:
    sheet, fields = sheet_of(part), form.content()
    key = _key(sheet, fields)
    if key in seen:
        reading.problems.append(Problem(line.number, "", seen[key]))
        return
    # Each later line with this key is told of the first one.
    seen[key] = _("This is the same as line %(n)d.") % {"n": line.number}
    of = part.begin(plan.student, plan)
    form.fill(of)
    version = part.model(of=of, **fields)
    row = ImportRow(line.number, describing.title(version), describing.rows(version), of, fields)
    reading.rows.append(row)


def _held_already(part: PlanPart[Any], plan: Plan) -> dict[tuple[str, ...], str]:
    """What the plan holds, in force or drafted; of supports, each plan. No line comes twice."""
    among = {f"of__{part.stands_in}": plan} if part.stands_in else {"of__student": plan.student}
    # Drafts and what is in force without an end. What has ended may come again.
    versions = part.versions().filter(**among).filter(Q(in_force=None) | Q(in_force__upper_inf=True))
    return {
        _key(sheet_of(part), version.content()): _("The plan holds this already.") for version in versions
    }


def _key(sheet: Sheet, fields: Mapping[str, Any]) -> tuple[str, ...]:
    # Without case and extra spaces: a copy from a spreadsheet often differs in nothing else.
    return tuple(" ".join(str(fields[name]).casefold().split()) for name in sheet.same)
