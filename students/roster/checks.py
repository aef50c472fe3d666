"""What only the whole set shows: ids that are there twice, and references to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from students.roster.manifest import Manifest
from students.roster.problems import KEPT, Problems
from students.roster.sql import fetch
from students.roster.staging import STAGES

KNOWN_IN = (
    "EXISTS (SELECT FROM {table} k WHERE k.source = %(source)s AND k.source_id = {it} AND k.source_id <> '')"
)
KNOWN = {
    "orgs": ("staff_school",),
    "classes": ("students_section",),
    "users": ("students_student", "staff_user"),
}
NOT_STORED = ("courses", "academicSessions")


@dataclass(frozen=True)
class Reference:
    """`column` of the rows of `file` (in SQL: `it`) names a row of `target`."""

    file: str
    column: str
    it: str
    target: str
    rows: str = ""
    only: str = "true"


REFERENCES = (
    Reference("orgs", "parentSourcedId", "r.parent", "orgs"),
    Reference("academicSessions", "parentSourcedId", "r.parent", "academicSessions"),
    Reference("courses", "orgSourcedId", "r.org", "orgs"),
    Reference("classes", "schoolSourcedId", "r.school", "orgs"),
    Reference("classes", "courseSourcedId", "r.course", "courses"),
    Reference(
        "classes", "termSourcedIds", "term", "academicSessions", "roster_class r, unnest(r.terms) AS term"
    ),
    Reference("users", "orgSourcedIds", "org", "orgs", "roster_user r, unnest(r.orgs) AS org"),
    Reference("roles", "userSourcedId", "r.person", "users"),
    Reference("roles", "orgSourcedId", "r.org", "orgs"),
    Reference("enrollments", "classSourcedId", "r.class", "classes"),
    Reference("enrollments", "schoolSourcedId", "r.school", "orgs"),
    # Of others nothing is stored: an aide's place in a class says nothing here.
    Reference("enrollments", "userSourcedId", "r.person", "users", only="r.role IN ('student', 'teacher')"),
    Reference("demographics", "sourcedId", "r.id", "users"),
)


def check(manifest: Manifest, problems: Problems) -> None:
    """All that is wrong between rows, in a constant number of queries."""
    keys = [shape.key for shape in manifest.shapes]
    for key in keys:
        _twice(key, problems)
    for reference in REFERENCES:
        if reference.file in keys and _may_judge(reference.target, manifest):
            _leads_nowhere(reference, manifest, problems)
    for rule in RULES:
        _rule(rule, manifest, problems)


def _may_judge(target: str, manifest: Manifest) -> bool:
    """Whether a reference to a row of `target` that is not in the set can be called wrong."""
    # Courses and sessions are not stored, so that of a file of changes nobody can tell whether it names one
    # that was sent before.
    return target not in NOT_STORED or manifest.is_bulk(target)


def _twice(key: str, problems: Problems) -> None:
    rows = fetch(
        f"""
        SELECT line, first FROM (
            SELECT line, min(line) OVER (PARTITION BY id) AS first FROM {STAGES[key].table}
        ) AS numbered WHERE line > first ORDER BY line LIMIT {KEPT}
        """  # noqa: S608  (names of our own tables only)
    )
    for line, first in rows:
        words = _("This id is on line %(first)d already.")
        problems.add(f"{key}.csv", line, "sourcedId", words % {"first": first})


def _leads_nowhere(reference: Reference, manifest: Manifest, problems: Problems) -> None:
    it = reference.it
    tables = () if manifest.is_bulk(reference.target) else KNOWN.get(reference.target, ())
    known = " OR ".join(["false", *(KNOWN_IN.format(table=table, it=it) for table in tables)])
    table = STAGES[reference.file].table
    rows = fetch(
        f"""
        SELECT r.line, {it} FROM {reference.rows or f"{table} r"}
        WHERE NOT r.gone AND {it} IS NOT NULL AND {reference.only} AND NOT ({known})
          AND NOT EXISTS (SELECT FROM {STAGES[reference.target].table} t WHERE t.id = {it})
        ORDER BY r.line LIMIT {KEPT}
        """  # noqa: S608
    )
    for line, given in rows:
        words = _("“%(given)s” is not in %(target)s.csv.")
        said = words % {"given": given[:60], "target": reference.target}
        problems.add(f"{reference.file}.csv", line, reference.column, said)


@dataclass(frozen=True)
class RosterRule:
    """`lines`: a query of the lines that break it. `columns`: where, by version."""

    columns: dict[str, tuple[str, str]]
    words: str | Promise
    lines: str


RULES = (
    RosterRule(
        {"1.1": ("users.csv", "orgSourcedIds"), "1.2": ("roles.csv", "orgSourcedId")},
        _("None of these organizations is a school here: a student must belong to one."),
        """
        SELECT min(r.line) FROM roster_role r LEFT JOIN roster_school s ON s.org = r.org AND s.is_school
        WHERE NOT r.gone AND r.role = 'student' GROUP BY r.person HAVING count(s.org) = 0
        """,
    ),
    RosterRule(
        {"1.2": ("users.csv", "sourcedId")},
        _("Nothing in roles.csv says where this person belongs."),
        """
        SELECT u.line FROM roster_user u WHERE NOT u.gone
          AND NOT EXISTS (SELECT FROM roster_role r WHERE r.person = u.id)
          AND NOT EXISTS (SELECT FROM students_student k
            WHERE k.source = %(source)s AND k.source_id = u.id AND k.source_id <> '')
          AND NOT EXISTS (SELECT FROM staff_user k
            WHERE k.source = %(source)s AND k.source_id = u.id AND k.source_id <> '')
        """,
    ),
    RosterRule(
        {"1.2": ("roles.csv", "role")},
        _("The same person is a student and a teacher."),
        """
        SELECT min(line) FROM roster_role WHERE NOT gone AND role IN ('student', 'teacher')
        GROUP BY person HAVING count(DISTINCT role) = 2
        """,
    ),
    RosterRule(
        {"1.1": ("users.csv", "role"), "1.2": ("roles.csv", "role")},
        _("This id was a student before, or a teacher: it must not change from one to the other."),
        """
        SELECT min(r.line) FROM roster_role r
        LEFT JOIN students_student s ON s.source = %(source)s
            AND s.source_id = r.person AND s.source_id <> ''
        LEFT JOIN staff_user k ON k.source = %(source)s
            AND k.source_id = r.person AND k.source_id <> ''
        WHERE NOT r.gone
          AND ((r.role = 'teacher' AND s.id IS NOT NULL) OR (r.role = 'student' AND k.id IS NOT NULL))
        GROUP BY r.person
        """,
    ),
    RosterRule(
        {"1.1": ("users.csv", "email"), "1.2": ("users.csv", "email")},
        _("Another teacher in this file has the same e-mail address."),
        """
        SELECT line FROM (
            SELECT u.line, min(u.line) OVER (PARTITION BY u.email) AS first FROM roster_user u
            WHERE NOT u.gone AND u.email IS NOT NULL AND EXISTS (
                SELECT FROM roster_role r WHERE r.person = u.id AND r.role = 'teacher' AND NOT r.gone)
        ) AS numbered WHERE line > first
        """,
    ),
    RosterRule(
        {"1.1": ("users.csv", "sourcedId"), "1.2": ("users.csv", "sourcedId")},
        _("This id belongs to a student of another district in this installation."),
        """
        SELECT u.line FROM roster_user u
        JOIN students_student s ON s.source = %(source)s AND s.source_id = u.id AND s.source_id <> ''
        WHERE EXISTS (SELECT FROM students_enrolment e WHERE e.student_id = s.id)
          AND NOT EXISTS (SELECT FROM students_enrolment e JOIN roster_ours o ON o.school = e.school_id
                          WHERE e.student_id = s.id)
        """,
    ),
    RosterRule(
        {"1.1": ("users.csv", "sourcedId"), "1.2": ("users.csv", "sourcedId")},
        _("This id belongs to somebody of another district in this installation."),
        """
        SELECT u.line FROM roster_user u
        JOIN staff_user k ON k.source = %(source)s AND k.source_id = u.id AND k.source_id <> ''
        WHERE EXISTS (SELECT FROM staff_post p WHERE p.user_id = k.id)
          AND NOT EXISTS (SELECT FROM staff_post p JOIN roster_ours o ON o.school = p.school_id
                          WHERE p.user_id = k.id)
        """,
    ),
    RosterRule(
        {"1.1": ("classes.csv", "sourcedId"), "1.2": ("classes.csv", "sourcedId")},
        _("This id belongs to a class of another district in this installation."),
        """
        SELECT c.line FROM roster_class c
        JOIN students_section k ON k.source = %(source)s AND k.source_id = c.id AND k.source_id <> ''
        WHERE NOT EXISTS (SELECT FROM roster_ours o WHERE o.school = k.school_id)
        """,
    ),
    RosterRule(
        {"1.1": ("classes.csv", "schoolSourcedId"), "1.2": ("classes.csv", "schoolSourcedId")},
        _("This organization is not a school: a class must belong to one."),
        """
        SELECT c.line FROM roster_class c WHERE NOT c.gone
          AND NOT EXISTS (SELECT FROM roster_school s WHERE s.org = c.school)
        """,
    ),
)


def _rule(rule: RosterRule, manifest: Manifest, problems: Problems) -> None:
    place = rule.columns.get(manifest.version)
    if place is None:
        return
    rows = fetch(f"SELECT line FROM ({rule.lines}) AS broken(line) ORDER BY line LIMIT {KEPT}")  # noqa: S608
    for (line,) in rows:
        problems.add(place[0], line, place[1], rule.words)
