"""Classes, and who has a place in them: students, and the general education teachers of the set."""

from __future__ import annotations

from datetime import date

from students.roster.outcome import ImportFindings
from students.roster.sql import count, do, statements

SQL = statements("places")


def sections(findings: ImportFindings) -> None:
    counts = findings.counts
    counts["classes.changed"] = do(SQL["changed_sections"])
    counts["classes.created"] = do(SQL["new_sections"])
    do("ANALYZE students_section")
    there = count("SELECT count(*) FROM roster_class WHERE NOT gone")
    counts["classes.unchanged"] = there - counts["classes.created"] - counts["classes.changed"]


def places(findings: ImportFindings, today: date) -> None:
    do(SQL["places"])
    do(SQL["standing"])
    for table in ("roster_place", "roster_standing"):
        do(f"CREATE INDEX ON {table} (section, who)")
        do(f"ANALYZE {table}")
    counts = findings.counts
    counts["places.changed"] = do(SQL["changed_places"], today=today)
    counts["places.created"] = do(SQL["new_places"])
    there = count("SELECT count(*) FROM roster_place")
    counts["places.unchanged"] = there - counts["places.changed"] - counts["places.created"]
    counts["places.ended"] = do(SQL["gone_places"])
