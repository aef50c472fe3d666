"""One set, from its bytes to the rows: read it all, then compare and apply in one transaction.

A preview is the same run, undone at its end: what it counted is what would happen, and what the database
would refuse it refuses then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO
from zoneinfo import ZoneInfo

import pghistory
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, LockNotAvailable

from staff.calendar.school_time import school_day
from staff.models import School, User
from students.roster import checks, leaving, missing, people, places, staging
from students.roster.manifest import Manifest, read_manifest
from students.roster.outcome import Broken, Busy, Decisions, ImportFindings
from students.roster.problems import Problems
from students.roster.reading import CsvRow, csv_rows
from students.roster.schools import Resolver
from students.roster.shapes import FileShape
from students.roster.source import RosterSource
from students.roster.sql import do

ZONE = "America/Chicago"
LOCK = 7_245_003  # not that of sealing (7_245_002): an import must not keep seals from being made
Tell = Callable[[int, int], None]  # bytes read, bytes in all
Note = Callable[[School, ImportFindings, "User | None"], None]


@dataclass(frozen=True)
class ImportPlan:
    """`into`: the district; None: the one that the set names. `zone`: for a district that is new."""

    into: School | None = None
    zone: str = ZONE
    decisions: Decisions = field(default_factory=Decisions)


def read(source: RosterSource, tell: Tell | None = None) -> tuple[Manifest, Problems]:
    """Read the whole set once, without a database. Returns remarks; raises Broken, Refused."""
    problems, remarks = Problems(), Problems()
    manifest = read_manifest(source, problems, remarks)
    if manifest is None:
        raise Broken(problems)
    total = sum(source.size(shape.file) for shape in manifest.shapes)
    meter = _Meter(total, tell)
    for shape in manifest.shapes:
        with source.open(shape.file) as stream:
            rows = _rows(stream, shape, manifest, problems, remarks, meter)
            n = sum(1 for _row in rows)
        if not n and not problems and manifest.is_bulk(shape.key) and shape.key in ("orgs", "users"):
            problems.add(shape.file, 0, "", _("The file has no rows, and is called complete (bulk)."))
    if problems:
        raise Broken(problems)
    return manifest, remarks


class _Meter:
    """Calls `tell` each time that another hundredth of all bytes was read."""

    def __init__(self, total: int, tell: Tell | None) -> None:
        self._total, self._tell, self._done, self._said = total, tell, 0, 0

    def __call__(self, n: int) -> None:
        self._done += n
        if self._tell and (self._done - self._said) * 100 >= self._total:
            self._said = self._done
            self._tell(min(self._done, self._total), self._total)


class _Undo(Exception):
    pass


def preview(
    source: RosterSource, manifest: Manifest, plan: ImportPlan, at: datetime | None = None
) -> ImportFindings:
    """What `apply` would do. Nothing stays. Raises Broken, Busy, Refused."""
    findings = ImportFindings()
    try:
        # With a context, though nothing stays: without one each history row pays for a caught error.
        with transaction.atomic(), pghistory.context(verb="students.preview_import"):
            _apply(source, manifest, plan, findings, at or timezone.now())
            # Deferred constraints are checked at the commit, which a preview never reaches: so ask for it
            # now.
            do("SET CONSTRAINTS ALL IMMEDIATE")
            # An exception is what makes atomic() roll back; it is caught outside of the block.
            raise _Undo
    except _Undo:
        return findings
    except DatabaseError as error:
        raise _said(error) from error


def apply(
    source: RosterSource,
    manifest: Manifest,
    plan: ImportPlan,
    by: User | None,
    at: datetime | None = None,
    note: Note | None = None,
) -> tuple[School, ImportFindings]:
    """All of it, or nothing. `by` None: the operator, at the command line. Raises Broken, Busy, Refused.

    `note` writes down that it was done, in the same transaction.
    """
    findings = ImportFindings()
    try:
        with transaction.atomic(), pghistory.context(user=str(by.pk) if by else "", verb="students.import"):
            top = _apply(source, manifest, plan, findings, at or timezone.now())
            # Foreign keys are checked before `note` says that all was done, and deferred again for what it
            # writes.
            do("SET CONSTRAINTS ALL IMMEDIATE")
            do("SET CONSTRAINTS ALL DEFERRED")
            if note:
                note(top, findings, by)
    except DatabaseError as error:
        raise _said(error) from error
    return top, findings


def _said(error: DatabaseError) -> Exception:
    """The exception to raise for `error`: Busy, Broken, or `error` itself where people cannot mend it."""
    if isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
        return Busy(_("Another import is under way, or somebody changes the same rows."))
    if not isinstance(error, IntegrityError | DataError):
        return error
    problems = Problems()
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    words = _("The database refuses what this would make (%(rule)s).")
    problems.add("", 0, "", words % {"rule": name or type(error).__name__})
    return Broken(problems)


# A history trigger asks for this setting on each row. Where it is not set, an error is caught each time: a
# subtransaction rolled back, which looks through all that is deferred. 70,000 rows took 260 s (decision 17).
NOTHING_IGNORED = "SELECT set_config('pgtrigger.ignore', '{}', true)"


def _apply(
    source: RosterSource, manifest: Manifest, plan: ImportPlan, findings: ImportFindings, at: datetime
) -> School:
    do(NOTHING_IGNORED)
    # The limits of the settings are for pages; comparing a large set takes minutes.
    do("SET LOCAL statement_timeout = 0")
    do("SET LOCAL idle_in_transaction_session_timeout = '10min'")
    do("SELECT pg_advisory_xact_lock(%(lock)s)", lock=LOCK)
    problems = Problems()
    staging.make_tables()
    # Read anew: an object that a preview changed is not undone with it.
    into = School.objects.select_for_update(no_key=True).get(pk=plan.into.pk) if plan.into else None
    _stage(source, manifest, ZoneInfo(into.time_zone if into else plan.zone))
    top = Resolver(into, plan.zone, plan.decisions, findings, problems).resolve(at.date())
    if top is None:
        raise Broken(problems)
    # After the schools are known: several rules ask which organizations are schools of ours.
    checks.check(manifest, problems)
    if problems:
        raise Broken(problems)
    today = school_day(top, at)
    people.prepare(today)
    leaving.prepare(today)
    people.students(findings)
    people.enrolments(findings, today)
    people.teachers(findings, plan.decisions)
    people.posts(findings, today)
    places.sections(findings)
    places.places(findings, today)
    missing.find(findings, manifest, today)
    missing.end(findings, plan.decisions)
    leaving.end_ties(findings, today, at)
    return top


def _stage(source: RosterSource, manifest: Manifest, zone: ZoneInfo) -> None:
    """A second reading, into the tables. What is wrong now was changed since the first."""
    problems, remarks = Problems(), Problems()
    for shape in manifest.shapes:
        with source.open(shape.file) as stream:
            rows = _rows(stream, shape, manifest, problems, remarks)
            staging.fill(staging.STAGES[shape.key], rows, zone)
    if problems:
        raise Broken(problems)
    if manifest.version == "1.1":
        staging.roles_of_users()
    staging.finish_tables()


def _rows(
    stream: IO[bytes],
    shape: FileShape,
    manifest: Manifest,
    problems: Problems,
    remarks: Problems,
    meter: _Meter | None = None,
) -> Iterator[CsvRow]:
    return csv_rows(
        stream,
        shape,
        version=manifest.version,
        is_delta=manifest.is_delta(shape.key),
        problems=problems,
        remarks=remarks,
        progress=meter,
    )
