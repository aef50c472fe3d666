"""Students with their enrolments, and teachers with their posts: matched by id, and by nothing else.

A row that ended stays ended. The only thing that begins anew is what the set itself dates after that end.
No import grants a post but that of a general education teacher.
"""

from __future__ import annotations

from datetime import date

from students.roster.outcome import LISTED, Decisions, ImportFindings
from students.roster.sql import count, do, fetch, statements

HELP, SQL = statements("helpers"), statements("people")


def prepare(today: date) -> None:
    do(HELP["since"])
    do("CREATE UNIQUE INDEX ON roster_since (person)")
    # A new temporary table has no statistics until it is asked to have some.
    do("ANALYZE roster_since")
    do(HELP["year"], today=today)


def students(findings: ImportFindings) -> None:
    counts = findings.counts
    do(SQL["students"])
    counts["students.created"] = do(SQL["new_students"])
    # Plans of what follows rest on how many there are now: a first set fills empty tables.
    do("ANALYZE students_student")
    counts["students.changed"] = do(SQL["renamed_students"])
    known = count("SELECT count(*) FROM roster_student WHERE known IS NOT NULL")
    counts["students.unchanged"] = known - counts["students.changed"]


def enrolments(findings: ImportFindings, today: date) -> None:
    do(SQL["enrolments"], today=today)
    for act, n in fetch("SELECT act, count(*) FROM roster_enrolment GROUP BY act"):
        findings.counts[f"enrolments.{act}"] = n
    do(SQL["dates_of_enrolments"], today=today)
    for name in ("end_enrolments", "leave_schools", "amend_enrolments", "new_enrolments"):
        do(SQL[name])
    do("ANALYZE students_enrolment")
    findings.counts["enrolments.end"] += do(SQL["gone_students"])
    findings.by_school = [(school, grade, n) for school, grade, n in fetch(SQL["by_school"], listed=LISTED)]


def teachers(findings: ImportFindings, decisions: Decisions) -> None:
    counts = findings.counts
    if decisions.same:
        counts["teachers.linked"] = do(SQL["same_person"], same=list(decisions.same))
    do(SQL["teachers"])
    counts["teachers.created"] = do(SQL["new_teachers"])
    do("ANALYZE staff_user")
    counts["teachers.changed"] = do(SQL["renamed_teachers"])
    known = count("SELECT count(*) FROM roster_teacher WHERE known IS NOT NULL")
    counts["teachers.unchanged"] = known - counts["teachers.changed"]
    for why, n in fetch(SQL["left_out"]):
        counts[f"teachers.{why}"] = n
    counts["teachers.other_email"] = count(SQL["other_email"])
    _list(findings, decisions)


def _list(findings: ImportFindings, decisions: Decisions) -> None:
    """What a person is to decide or to do."""
    findings.taken = [
        {"id": one, "name": name, "line": line, "user": str(user) if is_ours else ""}
        for one, name, line, user, is_ours in fetch(SQL["taken"], listed=LISTED, same=list(decisions.same))
    ]
    others = fetch(SQL["others"], listed=LISTED)
    findings.others = [{"name": name, "role": role} for name, role, _key in others]
    [(n_others, n_guardians)] = fetch(SQL["count_others"])
    findings.counts["others.listed"], findings.counts["guardians.not_stored"] = n_others, n_guardians


def posts(findings: ImportFindings, today: date) -> None:
    do(SQL["posts"], today=today)
    for act, n in fetch("SELECT act, count(*) FROM roster_post GROUP BY act"):
        findings.counts[f"posts.{act}"] = n
    do(SQL["new_posts"])
    do(SQL["end_posts"])
    findings.counts["posts.end"] += do(SQL["gone_teachers"])
