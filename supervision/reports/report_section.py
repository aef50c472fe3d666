"""What a section of a report is. A new one is a module in `sections/` and the partial that it names.

The numbers of all sections stand side by side in one JSON object for the report and one for each student,
so each section has keys of its own. They are computed once and stored; pages and papers draw them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from core.registry import Registry
from staff.calendar.school_time import day_span
from staff.models import School, User
from students.models import Student
from supervision.reports.weeks import Week

Numbers = dict[str, Any]
LoadedRows = TypeVar("LoadedRows")


@dataclass(frozen=True)
class ReportScope:
    """Whose report, for which week, read when. The plan is reported as it stood at `plan_at`."""

    teacher: User
    school: School
    week: Week
    as_of: datetime

    @property
    def plan_at(self) -> datetime:
        # A week that is looked at before Friday 16:00 is told as of now.
        return min(self.week.ends(self.school.zone), self.as_of)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first instant of the week and the first after it."""
        zone = self.school.zone
        return day_span(zone, self.week.monday)[0], day_span(zone, self.week.sunday)[1]


@dataclass(frozen=True)
class DrawnSection:
    """A partial, and what it takes as `drawn`."""

    template: str
    drawn: Mapping[str, Any]


@dataclass(frozen=True)
class ReportedStudent:
    """A student whose name the reader may see. `numbers`: what is stored of this student."""

    id: UUID
    name: str
    numbers: Mapping[str, Any]
    sections: list[DrawnSection] = field(default_factory=list)


class ReportSection(Generic[LoadedRows]):
    """One part of a report, on its first page, with each student, or on both."""

    key: ClassVar[str]
    order: ClassVar[int]
    front_template: ClassVar[str] = ""
    student_template: ClassVar[str] = ""
    # Keys of its numbers that differ from hour to hour, and are no reason for a new edition.
    passing_keys: ClassVar[frozenset[str]] = frozenset()
    # SQL: whether data behind this section of report `r` came after `seen.since`. Empty: none that matter, or
    # those of another section.
    touched_since: ClassVar[str] = ""

    def load(self, scope: ReportScope) -> LoadedRows:
        """In a constant number of queries. What sections share is loaded by `shared_rows`, once."""
        raise NotImplementedError

    def report_numbers(self, rows: LoadedRows) -> Numbers:
        """What it says of the whole week, as JSON, in words where a reader sees words."""
        return {}

    def student_numbers(self, rows: LoadedRows, student: Student) -> Numbers:
        """What it says of one student. No names of students: they are looked up when it is shown."""
        return {}

    def is_news(self, numbers: Mapping[str, Any]) -> bool:
        """Whether a student's numbers are a reason to give the student a part of the report."""
        return False

    def draw_front(self, numbers: Mapping[str, Any], students: Sequence[ReportedStudent]) -> dict[str, Any]:
        """`drawn` of `front_template`, from the stored numbers of the report."""
        return {}

    def draw_student(self, numbers: Mapping[str, Any], name: str, *, is_paper: bool) -> dict[str, Any]:
        """`drawn` of `student_template`, from the stored numbers of one student."""
        return {}


WEEKLY_SECTIONS: Registry[str, ReportSection[Any]] = Registry(
    "section of the weekly report", key=lambda section: section.key, order=lambda section: section.order
)
