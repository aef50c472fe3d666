"""Running a set in a test, at a day on which its school year is under way."""

from datetime import UTC, datetime

from staff.models import School
from students.roster.outcome import Broken, Decisions, ImportFindings
from students.roster.run import ImportPlan, apply, preview, read
from tests.students.roster.sets import Files, source

AT = datetime(2026, 10, 6, 15, tzinfo=UTC)


def run(files: Files, *, into=None, by=None, at=AT, **decisions) -> tuple[School, ImportFindings]:
    given = source(files)
    manifest, _remarks = read(given)
    return apply(given, manifest, ImportPlan(into, decisions=Decisions(**decisions)), by, at)


def look(files: Files, *, into=None, at=AT, **decisions) -> ImportFindings:
    given = source(files)
    manifest, _remarks = read(given)
    return preview(given, manifest, ImportPlan(into, decisions=Decisions(**decisions)), at)


def problems(files: Files | dict[str, bytes], **given) -> list[str]:
    """Each as file:line:column: words."""
    try:
        run(files, **given)
    except Broken as broken:
        return [str(one) for one in broken.problems]
    return []
