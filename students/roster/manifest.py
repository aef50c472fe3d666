"""manifest.csv: the version, and of each file whether it is complete (bulk), changes (delta) or absent."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from students.roster.problems import Problems
from students.roster.reading import csv_rows
from students.roster.shapes import SHAPES, Column, FileShape, ValueKind
from students.roster.source import RosterSource

FILE = "manifest.csv"
SHAPE = FileShape("manifest", (Column("propertyName", ValueKind.TEXT, True), Column("value")))
MODES = ("bulk", "delta", "absent")


@dataclass(frozen=True)
class Manifest:
    version: str
    modes: dict[str, str] = field(default_factory=dict)

    @property
    def shapes(self) -> list[FileShape]:
        """Files that are there and read, in the order in which they are read."""
        return [shape for shape in SHAPES[self.version] if self.modes.get(shape.key, "absent") != "absent"]

    def is_bulk(self, key: str) -> bool:
        return self.modes.get(key) == "bulk"

    def is_delta(self, key: str) -> bool:
        return self.modes.get(key) == "delta"


def read_manifest(source: RosterSource, problems: Problems, remarks: Problems) -> Manifest | None:
    """None where it cannot be told what the other files are; `problems` then say why."""
    if FILE not in source.names():
        problems.add(FILE, 0, "", _("The file is missing. It says which version and which files these are."))
        return None
    said: dict[str, tuple[int, str]] = {}
    with source.open(FILE) as stream:
        for row in csv_rows(stream, SHAPE, version="1.1", is_delta=False, problems=problems, remarks=remarks):
            said[row.values["propertyName"]] = (row.line, row.values["value"] or "")
    line, version = said.get("oneroster.version", (0, ""))
    if version not in SHAPES:
        words = _("“%(given)s” is not a version that is read. Those are: %(known)s.")
        problems.add(
            FILE, line, "oneroster.version", words % {"given": version[:40], "known": ", ".join(SHAPES)}
        )
    modes = {name[5:]: value for name, (_line, value) in said.items() if name.startswith("file.")}
    for name, (line, value) in said.items():
        if name.startswith("file.") and value not in MODES:
            words = _("“%(given)s” is none of: %(known)s.")
            problems.add(FILE, line, name[:80], words % {"given": value[:40], "known": ", ".join(MODES)})
    if problems:
        return None
    manifest = Manifest(version, modes)
    _compare(manifest, source, problems, remarks)
    return None if problems else manifest


def _compare(manifest: Manifest, source: RosterSource, problems: Problems, remarks: Problems) -> None:
    """What is announced must be there; what is there unannounced is not read."""
    there = set(source.names())
    if not manifest.shapes:
        problems.add(FILE, 0, "", _("It announces none of the files that are read here."))
    for shape in manifest.shapes:
        if shape.file not in there:
            problems.add(shape.file, 0, "", _("The manifest announces this file, and it is missing."))
    announced = {shape.file for shape in manifest.shapes}
    for shape in SHAPES[manifest.version]:
        if shape.file in there - announced:
            remarks.add(shape.file, 0, "", _("The manifest does not announce this file: it is not read."))
