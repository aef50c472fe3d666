"""The rows of a set in temporary tables, which end with the transaction.

A set of 100 MB stays in PostgreSQL: in Python there is one row at a time. Ids of rows that may be made
come with the tables, so that one statement can make a person and another what belongs to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import connection

from core.names import fold
from students.roster.reading import CsvRow
from students.roster.sql import do, fetch, statements

HELP = statements("helpers")

COMMON = "line int, id text, gone boolean, gone_on date, new_id uuid DEFAULT pg_temp.roster_id()"
TABLES = {
    "roster_org": "name text, kind text, parent text",
    "roster_session": "kind text, starts date, ends date, parent text",
    "roster_course": "org text",
    "roster_class": "name text, course text, school text, terms text[]",
    "roster_user": (
        "enabled boolean, legal_name text, used_name text, sort_as text, sort_key text, "
        "pronouns text, email text, grade text, role text, orgs text[]"
    ),
    "roster_role": "person text, role text, org text, is_primary boolean, starts date, ends date, place int",
    "roster_member": "class text, school text, person text, role text, starts date, ends date",
    "roster_demographic": "",
}


OLD = "SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'"


def make_tables() -> None:
    """Create the temporary tables, after dropping those of an earlier run in the same transaction."""
    for (name,) in fetch(OLD):
        if name.startswith("roster_"):
            do(f"DROP TABLE pg_temp.{name}")
    for name in ("make_id", "make_cut", "make_until"):
        do(HELP[name])
    for name, columns in TABLES.items():
        # Temporary tables are seen by this connection alone, and go with the transaction.
        do(f"CREATE TEMP TABLE {name} ({COMMON}{', ' if columns else ''}{columns}) ON COMMIT DROP")


def finish_tables() -> None:
    """Create the indexes and the statistics of the filled tables."""
    # Only now: with an index in place COPY would pay for it at each row. And a temporary table has no
    # statistics until it is asked to: autovacuum cannot see it.
    for name in TABLES:
        do(f"CREATE INDEX ON {name} (id)")
    do("CREATE INDEX ON roster_role (person)")
    do("CREATE INDEX ON roster_member (person)")
    do("CREATE INDEX ON roster_member (class)")
    for name in TABLES:
        do(f"ANALYZE {name}")


@dataclass(frozen=True)
class StagingTable:
    """Where the rows of one file go. `of`: the cells of a row for `columns`, after the common ones."""

    table: str
    columns: tuple[str, ...]
    of: Callable[[dict[str, Any]], tuple[Any, ...]]


def fill(stage: StagingTable, rows: Iterable[CsvRow], zone: ZoneInfo) -> int:
    """Copy `rows` into the table of `stage` by one COPY. Returns how many there were."""
    names = ", ".join(("line", "id", "gone", "gone_on", *stage.columns))
    n = 0
    with connection.cursor() as cursor:
        # COPY is psycopg's own, so that Django's wrapper around the cursor is taken off.
        raw = cast("Any", cursor).cursor
        with raw.copy(f"COPY {stage.table} ({names}) FROM STDIN") as copy:
            for values in _cells(stage, rows, zone):
                copy.write_row(values)
                n += 1
    return n


def _cells(stage: StagingTable, rows: Iterable[CsvRow], zone: ZoneInfo) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        values = row.values
        gone = values["status"] == "tobedeleted"
        yield (row.line, values["sourcedId"], gone, _day(values["dateLastModified"], zone), *stage.of(values))


def _day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None


def _user(v: dict[str, Any]) -> tuple[Any, ...]:
    legal = " ".join(filter(None, (v["givenName"], v["middleName"], v["familyName"])))[:200]
    sort_as = f"{v['familyName']}, {v['givenName']}"[:200]
    used = ""
    if v.get("preferredGivenName") or v.get("preferredFamilyName"):
        family = v.get("preferredFamilyName") or v["familyName"]
        used = f"{v.get('preferredGivenName') or v['givenName']} {family}"[:200]
    return (
        v["enabledUser"], legal, used, sort_as, fold(sort_as), (v.get("pronouns") or "")[:40],
        v["email"], grade_of(v["grades"]), v.get("role"), v.get("orgSourcedIds"),
    )  # fmt: skip


def grade_of(given: str | None) -> str:
    """The first of the grades, as people write it: “09” is 9, “KG” is K (CEDS codes)."""
    first = (given or "").split(",")[0].strip()
    if first == "KG":
        return "K"
    return first.lstrip("0") or first if first.isdigit() else first[:10]


def _role(v: dict[str, Any]) -> tuple[Any, ...]:
    return (
        v["userSourcedId"], v["role"], v["orgSourcedId"], v["roleType"] == "primary",
        v["beginDate"], v["endDate"], 1,
    )  # fmt: skip


def _picked(*names: str) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    return lambda values: tuple(values[name] for name in names)


STAGES = {
    "orgs": StagingTable(
        "roster_org", ("name", "kind", "parent"), _picked("name", "type", "parentSourcedId")
    ),
    "academicSessions": StagingTable(
        "roster_session",
        ("kind", "starts", "ends", "parent"),
        _picked("type", "startDate", "endDate", "parentSourcedId"),
    ),
    "courses": StagingTable("roster_course", ("org",), _picked("orgSourcedId")),
    "classes": StagingTable(
        "roster_class",
        ("name", "course", "school", "terms"),
        _picked("title", "courseSourcedId", "schoolSourcedId", "termSourcedIds"),
    ),
    "users": StagingTable(
        "roster_user",
        (
            "enabled", "legal_name", "used_name", "sort_as", "sort_key", "pronouns", "email",
            "grade", "role", "orgs",
        ),
        _user,
    ),
    "roles": StagingTable(
        "roster_role", ("person", "role", "org", "is_primary", "starts", "ends", "place"), _role
    ),
    "enrollments": StagingTable(
        "roster_member",
        ("class", "school", "person", "role", "starts", "ends"),
        _picked("classSourcedId", "schoolSourcedId", "userSourcedId", "role", "beginDate", "endDate"),
    ),
    "demographics": StagingTable("roster_demographic", (), _picked()),
}  # fmt: skip


def roles_of_users() -> None:
    do(HELP["roles_of_users"])
