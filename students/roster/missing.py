"""Who was here and is not in a complete set: listed for a person to decide, never ended by itself."""

from __future__ import annotations

from datetime import date

from students.roster.manifest import Manifest
from students.roster.outcome import LISTED, Decisions, ImportFindings
from students.roster.sql import do, fetch, statements

SQL = statements("missing")


def find(findings: ImportFindings, manifest: Manifest, today: date) -> None:
    roles = "users" if manifest.version == "1.1" else "roles"
    # Only a complete file says by its silence that somebody is gone; a file of changes says nothing.
    do(SQL["missing"], today=today, is_whole=manifest.is_bulk("users") and manifest.is_bulk(roles))
    do(SQL["left_places"], today=today, is_whole=manifest.is_bulk("enrollments"))
    for kind, n in fetch(SQL["count_missing"]):
        findings.counts[f"missing.{kind}"] = n
    findings.missing = [
        {"key": f"{kind}:{pk}", "kind": kind, "person": str(person), "school": str(school)}
        for kind, pk, person, school in fetch(SQL["list_missing"], listed=LISTED)
    ]


def end(findings: ImportFindings, decisions: Decisions) -> None:
    """End what people decided to end, where it is missing still."""
    counts = findings.counts
    for kind in ("enrolment", "post"):
        chosen = {key.split(":")[1]: day for key, day in decisions.ends.items() if key.startswith(f"{kind}:")}
        given = {"ids": list(chosen), "days": list(chosen.values())}
        if chosen:
            counts[f"{kind}s.end"] += do(SQL[f"end_{kind}s"], **given)
            counts["places.ended"] += do(SQL["end_places_of_people"], **given)
    if decisions.places_end:
        counts["places.ended"] += do(SQL["end_places"], last_day=decisions.places_end)
