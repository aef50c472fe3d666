"""A report as its templates take it: the stored numbers, with names looked up and graphs drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from datacollection.graphs.independence import SharesBar, bar_of
from iep.charts import draw
from iep.measures.independence import Shares
from staff.models import School, User
from students.models import Student
from supervision.reports import chart
from supervision.reports.numbers import Numbers
from supervision.reports.weeks import Week


@dataclass(frozen=True)
class ShownTarget:
    """`said`: the target's numbers. `svg` None: it has no data, or cannot be read."""

    said: Mapping[str, Any]
    svg: SafeString | None


@dataclass(frozen=True)
class ShownStudent:
    id: UUID
    name: str
    said: Mapping[str, Any]
    bar: SharesBar
    targets: list[ShownTarget]
    contacts: list[Mapping[str, Any]]


@dataclass(frozen=True)
class Shown:
    """`hidden`: how many of its students the reader may not see any more."""

    teacher: User
    school: School
    week: Week
    edition: int
    as_of: datetime
    numbers: Numbers
    students: list[ShownStudent]
    hidden: int

    @property
    def title(self) -> str:
        return _("Weekly report, week of %(day)s") % {"day": date_format(self.week.monday, "M j, Y")}

    @property
    def zone(self) -> ZoneInfo:
        return self.school.zone

    @property
    def sections(self) -> list[ShownStudent]:
        return [student for student in self.students if not student.said["is_quiet"]]

    @property
    def quiet(self) -> list[ShownStudent]:
        return [student for student in self.students if student.said["is_quiet"]]

    @property
    def changed(self) -> list[ShownStudent]:
        return [student for student in self.students if student.said["changed"]]

    @property
    def waiting(self) -> list[ShownStudent]:
        return [student for student in self.students if student.said["waits"]]


def show(
    *,
    teacher: User,
    school: School,
    week: Week,
    edition: int,
    as_of: datetime,
    numbers: Numbers,
    names: Mapping[UUID, str],
) -> Shown:
    """`names`: of the students that may be shown; the others are only counted."""
    students = [
        _student(said, names[UUID(said["id"])]) for said in numbers["students"] if UUID(said["id"]) in names
    ]
    hidden = len(numbers["students"]) - len(students)
    return Shown(teacher, school, week, edition, as_of, numbers, students, hidden)


def names_of(ids: list[UUID]) -> dict[UUID, str]:
    return {student.pk: student.name for student in Student.objects.filter(pk__in=ids)}


def _student(said: Mapping[str, Any], name: str) -> ShownStudent:
    counts = said["shares"]
    title = _("%(name)s, this week") % {"name": name}
    return ShownStudent(
        id=UUID(said["id"]),
        name=name,
        said=said,
        bar=bar_of(title, Shares(*counts) if counts else None),
        targets=[_target(target) for target in said["targets"]],
        contacts=[{**c, "day": date.fromisoformat(c["day"])} for c in said["contacts"]],
    )


def _target(said: Mapping[str, Any]) -> ShownTarget:
    has_points = not said["problem"] and any(point[1] for point in said["chart"]["points"])
    return ShownTarget(said, draw(chart.from_json(said["chart"])) if has_points else None)
